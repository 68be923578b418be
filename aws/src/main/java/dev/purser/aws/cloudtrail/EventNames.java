package dev.purser.aws.cloudtrail;

import dev.purser.event.Action;
import dev.purser.event.AuditEvent;
import dev.purser.event.CallInterface;
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
        if (event.face() == CallInterface.ECR) {
            ApiCall named = BY_NAME.get(event.operation());
            if (named != null) {
                return named;
            }
        }
        if (event.action() == Action.IMAGE_CHECK && !form.imageChecks) {
            return null;
        }
        return BY_ACTION.get(event.action());
    }
}
