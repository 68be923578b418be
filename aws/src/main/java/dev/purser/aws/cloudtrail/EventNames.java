package dev.purser.aws.cloudtrail;

import dev.purser.event.Action;
import dev.purser.event.AuditEvent;
import dev.purser.event.CallInterface;
import dev.purser.event.TargetType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All calls whose records are written and read, by name and by action. */
final class EventNames {
    private static final List<ApiCall> ALL = all();
    private static final Map<String, ApiCall> BY_NAME = byName();
    private static final Map<Action, ApiCall> BY_ACTION = byAction();

    private EventNames() {}

    private static List<ApiCall> all() {
        List<ApiCall> all = new ArrayList<>();
        all.addAll(ImageCalls.all());
        all.addAll(LayerCalls.all());
        all.addAll(RepositoryCalls.all());
        all.addAll(PolicyCalls.all());
        all.addAll(AccountCalls.all());
        all.addAll(TrailCalls.all());
        return List.copyOf(all);
    }

    private static Map<String, ApiCall> byName() {
        Map<String, ApiCall> map = new HashMap<>();
        ALL.forEach(call -> map.put(call.name(), call));
        return map;
    }

    private static Map<Action, ApiCall> byAction() {
        Map<Action, ApiCall> map = new EnumMap<>(Action.class);
        for (ApiCall call : ALL) {
            for (Action action : call.writtenFor()) {
                if (map.put(action, call) != null) {
                    throw new IllegalStateException(action + " is written in two ways");
                }
            }
        }
        return map;
    }

    static List<ApiCall> calls() {
        return ALL;
    }

    /** The call of that name, or null. */
    static ApiCall named(String name) {
        return BY_NAME.get(name);
    }

    /** The call that an action is written as where the event names none, or null if it is not written. */
    static ApiCall defaultFor(Action action) {
        return BY_ACTION.get(action);
    }

    /** The call that an event is written as, or null if it is not written. */
    static ApiCall of(AuditEvent event, Form form) {
        if (event.face() == CallInterface.ECR || event.face() == CallInterface.CLOUDTRAIL) {
            ApiCall named = BY_NAME.get(event.operation());
            if (named != null) {
                return named;
            }
        }
        if (event.face() == CallInterface.JOB && ofTrail(event.action())) {
            // What carries a trail out follows from a call that has its own record.
            return null;
        }
        return switch (event.action()) {
            case IMAGE_CHECK -> form.imageChecks ? BY_ACTION.get(Action.IMAGE_CHECK) : null;
            case IMAGE_LIST ->
                repository(event) ? BY_ACTION.get(Action.IMAGE_LIST) : BY_ACTION.get(Action.REPOSITORY_LIST);
            // A lock on one image is nothing that ECR has; only a repository's tags can be immutable there.
            case IMAGE_LOCK ->
                event.targets().stream().anyMatch(target -> target.type() == TargetType.IMAGE)
                        ? null
                        : BY_ACTION.get(Action.IMAGE_LOCK);
            case RETENTION_SET ->
                PolicyCalls.removes(event)
                        ? BY_NAME.get(PolicyCalls.REMOVE_LIFECYCLE)
                        : BY_ACTION.get(Action.RETENTION_SET);
            default -> BY_ACTION.get(event.action());
        };
    }

    private static boolean ofTrail(Action action) {
        return switch (action) {
            case ROUTE_CREATE, ROUTE_UPDATE, ROUTE_DELETE, TARGET_CREATE, TARGET_UPDATE, TARGET_DELETE -> true;
            default -> false;
        };
    }

    private static boolean repository(AuditEvent event) {
        return !event.targets().isEmpty()
                && event.targets().getFirst().repository().isPresent();
    }
}
