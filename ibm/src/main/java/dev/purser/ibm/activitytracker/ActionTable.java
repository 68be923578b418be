package dev.purser.ibm.activitytracker;

import static dev.purser.event.Severity.CRITICAL;
import static dev.purser.event.Severity.NORMAL;
import static dev.purser.event.Severity.WARNING;

import dev.purser.event.Action;
import dev.purser.event.Severity;
import dev.purser.ibm.activitytracker.Row.Listed;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The actions of Activity Tracker's two pages (2020-07-28 and 2026-01-09), of IBM's map of API methods, and of event
 * routing. An action that is not here has no event there. Thread-safe.
 */
final class ActionTable {
    private static final String REGISTRY = "container-registry";
    /** The service that event routing's own events are of. */
    static final String ROUTER = "atracker";

    /** What its messages begin with. */
    static final String ROUTER_NAME = "Activity Tracker Event Routing";

    private static final Map<Action, Row> BY_ACTION = new EnumMap<>(Action.class);
    private static final Map<String, Row> BY_NAME = new HashMap<>();
    private static final List<Row> ROWS = new ArrayList<>();

    static {
        both(Action.AUTH_GET, "auth", "get", NORMAL);
        both(Action.AUTH_SET, "auth", "set", CRITICAL);
        alias(Action.NETWORK_RULE_SET, "auth", "set", Listed.BOTH_EDITIONS, false, CRITICAL);
        both(Action.PLAN_GET, "plan", "get", NORMAL);
        both(Action.PLAN_SET, "plan", "set", WARNING);
        both(Action.QUOTA_GET, "quota", "get", NORMAL);
        both(Action.QUOTA_SET, "quota", "set", WARNING);
        row(Action.SETTINGS_GET, "settings", "get", Listed.EDITION_2026, false, NORMAL);
        row(Action.SETTINGS_SET, "settings", "set", Listed.EDITION_2026, false, WARNING);
        both(Action.IMAGE_INSPECT, "image", "inspect", NORMAL);
        both(Action.IMAGE_LIST, "image", "list", NORMAL);
        both(Action.IMAGE_TAG, "image", "tag", WARNING);
        both(Action.IMAGE_UNTAG, "image", "untag", CRITICAL);
        both(Action.MANIFEST_INSPECT, "manifest", "inspect", NORMAL);
        both(Action.RETENTION_ANALYZE, "retention", "analyze", NORMAL);
        both(Action.RETENTION_LIST, "retention", "list", NORMAL);
        both(Action.RETENTION_SET, "retention", "set", WARNING);
        row(Action.RETENTION_GET, "retention", "get", Listed.RETENTION_GET, false, NORMAL);
        both(Action.TRASH_LIST, "trash", "list", NORMAL);
        both(Action.TRASH_RESTORE, "trash", "restore", WARNING);
        data(Action.IMAGE_BULKDELETE, "image", "bulkdelete", CRITICAL);
        alias(Action.RETENTION_RUN, "image", "bulkdelete", Listed.BOTH_EDITIONS, true, CRITICAL);
        data(Action.IMAGE_DELETE, "image", "delete", CRITICAL);
        data(Action.IMAGE_PULL, "image", "pull", NORMAL);
        alias(Action.IMAGE_CHECK, "image", "pull", Listed.HEAD, true, NORMAL);
        data(Action.IMAGE_PUSH, "image", "push", NORMAL);
        row(Action.IMAGE_BUILD, "image", "build", Listed.EDITION_2020, true, NORMAL);
        row(Action.SIGNATURE_DELETE, "signature", "delete", Listed.EDITION_2026, true, CRITICAL);
        row(Action.SIGNATURE_READ, "signature", "read", Listed.EDITION_2026, true, NORMAL);
        row(Action.SIGNATURE_WRITE, "signature", "write", Listed.EDITION_2026, true, WARNING);
        both(Action.NAMESPACE_CREATE, "namespace", "create", NORMAL);
        both(Action.NAMESPACE_DELETE, "namespace", "delete", CRITICAL);
        both(Action.NAMESPACE_LIST, "namespace", "list", NORMAL);
        row(Action.NAMESPACE_UPDATE, "namespace", "update", Listed.NAMESPACE_UPDATE, false, WARNING);
        vulnerability(Action.ACCOUNT_VULNERABILITY_REPORT_LIST, "account-vulnerability-report", "list");
        vulnerability(Action.ACCOUNT_VULNERABILITY_STATUS_LIST, "account-vulnerability-status", "list");
        vulnerability(Action.IMAGE_VULNERABILITY_REPORT_READ, "image-vulnerability-report", "read");
        vulnerability(Action.IMAGE_VULNERABILITY_STATUS_READ, "image-vulnerability-status", "read");
        both(Action.EXEMPTION_CREATE, "exemption", "create", CRITICAL);
        both(Action.EXEMPTION_DELETE, "exemption", "delete", CRITICAL);
        row(Action.TOKEN_GET, "registrytoken", "get", Listed.EDITION_2020, false, NORMAL);
        row(Action.TOKEN_LIST, "registrytoken", "list", Listed.EDITION_2020, false, NORMAL);
        row(Action.TOKEN_DELETE, "registrytoken", "delete", Listed.EDITION_2020, false, CRITICAL);
        row(Action.TOKEN_BULKDELETE, "registrytokens", "delete", Listed.EDITION_2020, false, CRITICAL);
        row(Action.TOKEN_CREATE, "registrytoken", "create", Listed.EXTENSION, false, CRITICAL);
        routing(Action.ROUTE_CREATE, "route", "create", CRITICAL);
        routing(Action.ROUTE_UPDATE, "route", "update", CRITICAL);
        routing(Action.ROUTE_DELETE, "route", "delete", CRITICAL);
        routing(Action.ROUTE_LIST, "route", "list", NORMAL);
        routing(Action.TARGET_CREATE, "target", "create", CRITICAL);
        routing(Action.TARGET_UPDATE, "target", "update", CRITICAL);
        routing(Action.TARGET_DELETE, "target", "delete", CRITICAL);
        routing(Action.TARGET_LIST, "target", "list", NORMAL);
        routing(Action.ROUTE_SETTINGS_GET, "setting", "get", NORMAL);
        routing(Action.ROUTE_SETTINGS_SET, "setting", "set", CRITICAL);
    }

    private ActionTable() {}

    private static void both(Action action, String objectType, String verb, Severity success) {
        row(action, objectType, verb, Listed.BOTH_EDITIONS, false, success);
    }

    private static void data(Action action, String objectType, String verb, Severity success) {
        row(action, objectType, verb, Listed.BOTH_EDITIONS, true, success);
    }

    private static void vulnerability(Action action, String objectType, String verb) {
        row(action, objectType, verb, Listed.EDITION_2026, false, NORMAL);
    }

    private static void routing(Action action, String objectType, String verb, Severity success) {
        add(Row.of(action, ROUTER, objectType, verb, Listed.ROUTING, false, success, true));
    }

    private static void row(
            Action action, String objectType, String verb, Listed listed, boolean dataEvent, Severity success) {
        add(Row.of(action, REGISTRY, objectType, verb, listed, dataEvent, success, true));
    }

    /** Written under a name that is read as another action. */
    private static void alias(
            Action action, String objectType, String verb, Listed listed, boolean dataEvent, Severity success) {
        add(Row.of(action, REGISTRY, objectType, verb, listed, dataEvent, success, false));
    }

    private static void add(Row row) {
        ROWS.add(row);
        BY_ACTION.put(row.action(), row);
        if (row.read() && BY_NAME.put(row.name(), row) != null) {
            throw new IllegalStateException("two actions are read from " + row.name());
        }
    }

    static List<Row> rows() {
        return List.copyOf(ROWS);
    }

    /** How the action is written; empty if it has no event there. */
    static Optional<Row> of(Action action) {
        return Optional.ofNullable(BY_ACTION.get(action));
    }

    /** The action that a record of that name stands for; empty if none does. */
    static Optional<Row> of(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }
}
