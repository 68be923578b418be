package dev.purser.azure.activitylog;

import dev.purser.azure.activitylog.ActivityOperation.Form;
import dev.purser.azure.activitylog.ActivityOperation.Scope;
import dev.purser.event.Action;
import dev.purser.event.AuditEvent;
import dev.purser.event.CallInterface;
import dev.purser.event.TargetType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which actions the activity log has records of, under which operation. Source: azure.md section 7, actions.md.
 *
 * <p>Several actions are {@code registries/write}: the part of the registry that the request's body holds tells them
 * apart. Immutable, thread-safe.
 */
public final class ActivityOperations {
    static final String UPDATE = "Microsoft.ContainerRegistry/registries/write";

    private static final String REGISTRIES = "Microsoft.ContainerRegistry/registries/";
    private static final String INSIGHTS = "Microsoft.Insights/";
    private static final String SETTINGS = "/providers/Microsoft.Insights/diagnosticSettings";

    private static final List<ActivityOperation> ALL = all();
    private static final Map<Action, ActivityOperation> BY_ACTION = new EnumMap<>(Action.class);
    private static final Map<String, ActivityOperation> BY_NAME = new HashMap<>();

    /** The operations that are all {@code registries/write}, the most exact bodies first. */
    static final List<ActivityOperation> UPDATES = ALL.stream()
            .filter(one -> one.name().equals(UPDATE))
            .sorted(Comparator.comparingInt(one -> -one.body().size()))
            .toList();

    /** Actions whose records are read as another action: what tells them apart is not in a record. */
    private static final Map<Action, Action> READ_AS = new EnumMap<>(Map.of(
            Action.TOKEN_BULKDELETE, Action.TOKEN_DELETE,
            Action.REPOSITORY_UNTAG, Action.REPOSITORY_TAG,
            Action.TARGET_CREATE, Action.ROUTE_CREATE,
            Action.TARGET_UPDATE, Action.ROUTE_UPDATE,
            Action.TARGET_DELETE, Action.ROUTE_DELETE,
            Action.ROUTE_SETTINGS_SET, Action.ROUTE_UPDATE,
            Action.IMAGE_MIRROR, Action.IMAGE_IMPORT,
            Action.IMAGE_REPLICATE, Action.IMAGE_IMPORT));

    static {
        for (ActivityOperation one : ALL) {
            BY_ACTION.putIfAbsent(one.action(), one);
            BY_NAME.putIfAbsent(one.name().toLowerCase(Locale.ROOT), one);
        }
        READ_AS.forEach((action, other) -> BY_ACTION.put(action, BY_ACTION.get(other)));
        for (Action own : List.of(Action.IMAGE_MIRROR, Action.IMAGE_REPLICATE)) {
            ActivityOperation like = BY_ACTION.get(own);
            BY_ACTION.put(
                    own,
                    new ActivityOperation(
                            Action.IMAGE_IMPORT,
                            like.name(),
                            like.scope(),
                            like.suffix(),
                            like.type(),
                            like.body(),
                            like.form(),
                            true));
        }
    }

    private ActivityOperations() {}

    private static List<ActivityOperation> all() {
        List<ActivityOperation> all = new ArrayList<>();
        all.add(part(Action.SETTINGS_SET, false, "properties"));
        all.add(part(Action.NETWORK_RULE_SET, false, "properties", "networkRuleSet"));
        all.add(part(Action.RETENTION_SET, false, "properties", "policies", "retentionPolicy"));
        all.add(part(Action.AUTH_SET, false, "properties", "roleAssignmentMode"));
        all.add(part(Action.PLAN_SET, false, "sku"));
        all.add(part(Action.REPOSITORY_TAG, false, "tags"));
        all.add(part(Action.IMAGE_LOCK, true, "properties", "policies", "lockPolicy"));
        all.add(registry(Action.ADMIN_CREDENTIAL_READ, "listCredentials/action"));
        all.add(registry(Action.ADMIN_CREDENTIAL_REGENERATE, "regenerateCredential/action"));
        all.add(registry(Action.IMAGE_IMPORT, "importImage/action"));
        all.add(registry(Action.IMAGE_BUILD, "scheduleRun/action"));
        all.add(below(Action.TOKEN_CREATE, REGISTRIES + "tokens/write", "/tokens", TargetType.TOKEN));
        all.add(registry(Action.TOKEN_CREATE, "generateCredentials/action"));
        all.add(below(Action.TOKEN_DELETE, REGISTRIES + "tokens/delete", "/tokens", TargetType.TOKEN));
        String assignments = "/providers/Microsoft.Authorization/roleAssignments";
        all.add(below(
                Action.ROLE_ASSIGN,
                "Microsoft.Authorization/roleAssignments/write",
                assignments,
                TargetType.ROLE_ASSIGNMENT));
        all.add(below(
                Action.ROLE_UNASSIGN,
                "Microsoft.Authorization/roleAssignments/delete",
                assignments,
                TargetType.ROLE_ASSIGNMENT));
        all.add(below(Action.ROUTE_CREATE, INSIGHTS + "diagnosticSettings/write", SETTINGS, TargetType.ROUTE));
        all.add(below(Action.ROUTE_UPDATE, INSIGHTS + "diagnosticSettings/write", SETTINGS, TargetType.ROUTE));
        all.add(below(Action.ROUTE_DELETE, INSIGHTS + "diagnosticSettings/delete", SETTINGS, TargetType.ROUTE));
        String long1 = REGISTRIES + "providers/Microsoft.Insights/diagnosticSettings/";
        all.add(below(Action.ROUTE_CREATE, long1 + "write", SETTINGS, TargetType.ROUTE));
        all.add(below(Action.ROUTE_DELETE, long1 + "delete", SETTINGS, TargetType.ROUTE));
        all.add(group(Action.ALERT_RULE_SET, "metricAlerts", "write", TargetType.ALERT_RULE));
        all.add(group(Action.ALERT_RULE_DELETE, "metricAlerts", "delete", TargetType.ALERT_RULE));
        all.add(group(Action.ALERT_RULE_SET, "scheduledQueryRules", "write", TargetType.ALERT_RULE));
        all.add(group(Action.ALERT_RULE_DELETE, "scheduledQueryRules", "delete", TargetType.ALERT_RULE));
        all.add(group(Action.ACTION_GROUP_SET, "actionGroups", "write", TargetType.ACTION_GROUP));
        all.add(group(Action.ACTION_GROUP_DELETE, "actionGroups", "delete", TargetType.ACTION_GROUP));
        all.add(alert(Action.ALERT_FIRE, "Activated"));
        all.add(alert(Action.ALERT_RESOLVE, "Resolved"));
        all.add(own(Action.NAMESPACE_CREATE, "namespaces/write", "/namespaces", TargetType.NAMESPACE));
        all.add(own(Action.NAMESPACE_UPDATE, "namespaces/update/action", "/namespaces", TargetType.NAMESPACE));
        all.add(own(Action.NAMESPACE_DELETE, "namespaces/delete", "/namespaces", TargetType.NAMESPACE));
        all.add(own(Action.HISTORY_LOOKUP, "auditRecords/lookup/action", "/auditRecords", TargetType.JOURNAL));
        all.add(own(Action.QUERY_RUN, "auditRecords/query/action", "/auditRecords", TargetType.JOURNAL));
        all.add(own(Action.LOG_EXPORT, "auditRecords/export/action", "/auditRecords", TargetType.JOURNAL));
        return List.copyOf(all);
    }

    private static ActivityOperation part(Action action, boolean extension, String... body) {
        return new ActivityOperation(
                action, UPDATE, Scope.REGISTRY, "", TargetType.REGISTRY, List.of(body), Form.PAIR, extension);
    }

    private static ActivityOperation registry(Action action, String verb) {
        return below(action, REGISTRIES + verb, "", TargetType.REGISTRY);
    }

    private static ActivityOperation below(Action action, String name, String suffix, TargetType type) {
        return new ActivityOperation(action, name, Scope.REGISTRY, suffix, type, List.of(), Form.PAIR, false);
    }

    private static ActivityOperation own(Action action, String name, String suffix, TargetType type) {
        return new ActivityOperation(
                action, REGISTRIES + name, Scope.REGISTRY, suffix, type, List.of(), Form.PAIR, true);
    }

    private static ActivityOperation group(Action action, String kind, String verb, TargetType type) {
        return new ActivityOperation(
                action,
                INSIGHTS + kind + "/" + verb,
                Scope.GROUP,
                "/providers/Microsoft.Insights/" + kind,
                type,
                List.of(),
                Form.PAIR,
                false);
    }

    private static ActivityOperation alert(Action action, String state) {
        return new ActivityOperation(
                action,
                INSIGHTS + "metricAlerts/" + state + "/action",
                Scope.GROUP,
                "/providers/Microsoft.Insights/metricAlerts",
                TargetType.ALERT_RULE,
                List.of(),
                Form.ALERT,
                false);
    }

    /** All actions that have records under some setting, and how. */
    public static Map<Action, String> names() {
        Map<Action, String> names = new EnumMap<>(Action.class);
        BY_ACTION.forEach((action, operation) -> names.put(action, operation.name()));
        return names;
    }

    /** Actions that have records only where Purser's own are asked for. */
    public static boolean extension(Action action) {
        return BY_ACTION.containsKey(action) && BY_ACTION.get(action).extension();
    }

    /** The action that an action's records are read as; the action itself for most. */
    public static Action readAs(Action action) {
        return READ_AS.getOrDefault(action, action);
    }

    /**
     * The event's operation: the one that it was called by, where that stands for the action, else the action's first.
     *
     * @return null if the action has none, to spare a wrapper on the way of every event
     */
    static ActivityOperation of(AuditEvent event) {
        ActivityOperation first = BY_ACTION.get(event.action());
        if (first == null
                || event.face() != CallInterface.ARM
                || event.operation().equals(first.name())) {
            return first;
        }
        ActivityOperation called = BY_NAME.get(event.operation().toLowerCase(Locale.ROOT));
        return called != null
                        && called.name().equals(event.operation())
                        && readAs(called.action()) == readAs(event.action())
                        && !called.name().equals(UPDATE)
                ? called
                : first;
    }

    /** The operation of that name, in any case. */
    static Optional<ActivityOperation> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name.toLowerCase(Locale.ROOT)));
    }
}
