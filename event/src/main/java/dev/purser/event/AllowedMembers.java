package dev.purser.event;

import java.util.Set;

/**
 * Which members of a request or an answer may stand in the record of an action. A member that is not named here never
 * does; to add one, first ask what it would tell about a person and whether it can ever hold a secret.
 */
final class AllowedMembers {
    private static final Set<String> PRINCIPAL = Set.of(
            "id",
            "name",
            "displayName",
            "description",
            "disabled",
            "administrator",
            "expires",
            "scope",
            "namespaces",
            "permissions",
            "created",
            "groups");
    private static final Set<String> CREDENTIAL = Set.of(
            "id", "name", "description", "expires", "scope", "scopes", "active", "principal", "created", "service");
    private static final Set<String> GRANT = Set.of("id", "principal", "role", "namespace");
    private static final Set<String> PLACE = Set.of(
            "name",
            "namespace",
            "repository",
            "description",
            "immutable",
            "immutableTags",
            "tagImmutability",
            "locked",
            "writeLocked",
            "deleteLocked",
            "anonymousPull",
            "public",
            "reference",
            "tag",
            "digest");
    private static final Set<String> QUOTA = Set.of("namespace", "limit", "limitBytes", "used", "usedBytes");
    private static final Set<String> NETWORK = Set.of(
            "id", "publicAccess", "allow", "deny", "rules", "addresses", "trustedProxies", "externalUrl", "access");
    private static final Set<String> LOOKUP = Set.of(
            "action",
            "kind",
            "outcome",
            "actor",
            "namespace",
            "repository",
            "from",
            "to",
            "after",
            "before",
            "limit",
            "attribute",
            "value",
            "category",
            "cursor",
            "live",
            "lastEventId",
            "count",
            "order");
    private static final Set<String> RUN = Set.of(
            "size",
            "from",
            "to",
            "result",
            "blobs",
            "bytes",
            "files",
            "keyId",
            "subject",
            "parts",
            "events",
            "dryRun",
            "grace",
            "checkpoint",
            "uploads",
            "lost",
            "first",
            "last",
            "count",
            "reason",
            "state",
            "destination");
    private static final Set<String> ROUTING = Set.of(
            "name",
            "type",
            "enabled",
            "dialect",
            "description",
            "managedBy",
            "tested",
            "paused",
            "destination",
            "destinations",
            "from",
            "sequence",
            "time",
            "numbers",
            "count",
            "first",
            "last",
            "position",
            "lost",
            "reason");

    private static final Set<String> TABLES = Set.of("name", "count", "rows", "first", "last");

    private AllowedMembers() {}

    static Set<String> of(Action action) {
        return switch (action) {
            case USER_CREATE, USER_UPDATE, USER_DELETE, USER_GET, USER_LIST, USER_PASSWORD -> PRINCIPAL;
            case ROBOT_CREATE, ROBOT_UPDATE, ROBOT_DELETE, ROBOT_GET, ROBOT_LIST -> PRINCIPAL;
            case LOGIN, TOKEN_CREATE, TOKEN_LIST, TOKEN_GET, TOKEN_DELETE, TOKEN_BULKDELETE -> CREDENTIAL;
            case ACCESS_KEY_CREATE, ACCESS_KEY_UPDATE, ACCESS_KEY_DELETE, ACCESS_KEY_LIST -> CREDENTIAL;
            case ROLE_ASSIGN, ROLE_UNASSIGN, ROLE_LIST -> GRANT;
            case NETWORK_RULE_SET, NETWORK_RULE_GET -> NETWORK;
            case NAMESPACE_CREATE, NAMESPACE_DELETE, NAMESPACE_LIST, NAMESPACE_UPDATE -> PLACE;
            case REPOSITORY_CREATE, REPOSITORY_DELETE, REPOSITORY_LIST, IMAGE_LOCK -> PLACE;
            case QUOTA_GET, QUOTA_SET -> QUOTA;
            case HISTORY_LOOKUP -> LOOKUP;
            case GC_RUN, JOURNAL_VERIFY, JOURNAL_GAP, JOURNAL_RECOVERED, KEY_ROTATE, ERASE_SUBJECT, LOG_EXPORT -> RUN;
            case ROUTE_CREATE, ROUTE_UPDATE, ROUTE_DELETE, ROUTE_LIST -> ROUTING;
            case TARGET_CREATE, TARGET_UPDATE, TARGET_DELETE, TARGET_LIST, TARGET_TEST -> ROUTING;
            case DELIVERY_REPLAY, DELIVERY_LOST -> ROUTING;
            case TABLE_LIST, TABLE_REBUILD -> TABLES;
            case LAYER_MOUNT -> Set.of("from");
            default -> Set.of();
        };
    }
}
