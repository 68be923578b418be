package dev.purser.event.ocsf;

import dev.purser.event.Action;
import java.util.EnumMap;
import java.util.Map;

/** What an action is in OCSF's terms: one of four activities, or another one under its own name. */
enum Activity {
    CREATE(1, "Create"),
    READ(2, "Read"),
    UPDATE(3, "Update"),
    DELETE(4, "Delete"),
    OTHER(99, "Other");

    static final int CLASS = 6003;

    private static final Map<Action, String> HEADS = new EnumMap<>(Action.class);

    static {
        for (Action action : Action.values()) {
            HEADS.put(action, head(action));
        }
    }

    private final int id;
    private final String caption;

    Activity(int id, String caption) {
        this.id = id;
        this.caption = caption;
    }

    /** The record's first members, which follow from the action alone, with the brace before them. */
    static String headOf(Action action) {
        return HEADS.get(action);
    }

    private static String head(Action action) {
        Activity activity = of(action);
        String name = activity == OTHER ? action.text() : activity.caption;
        return "{\"activity_id\":" + activity.id + ",\"activity_name\":\"" + name
                + "\",\"category_uid\":6,\"category_name\":\"Application Activity\",\"class_uid\":" + CLASS
                + ",\"class_name\":\"API Activity\",\"type_uid\":" + (CLASS * 100 + activity.id)
                + ",\"type_name\":\"API Activity: " + name + "\"";
    }

    static Activity of(Action action) {
        return switch (action) {
            case LOGIN -> OTHER;
            case TOKEN_CREATE,
                    USER_CREATE,
                    ROBOT_CREATE,
                    ACCESS_KEY_CREATE,
                    ROLE_ASSIGN,
                    IMAGE_PUSH,
                    IMAGE_TAG,
                    IMAGE_IMPORT,
                    IMAGE_BUILD,
                    IMAGE_REPLICATE,
                    IMAGE_MIRROR,
                    LAYER_UPLOAD_START,
                    LAYER_UPLOAD_COMPLETE,
                    LAYER_MOUNT,
                    NAMESPACE_CREATE,
                    REPOSITORY_CREATE,
                    REPOSITORY_TAG,
                    SIGNATURE_WRITE,
                    EXEMPTION_CREATE,
                    ROUTE_CREATE,
                    TARGET_CREATE -> CREATE;
            case TOKEN_DELETE,
                    TOKEN_BULKDELETE,
                    USER_DELETE,
                    ROBOT_DELETE,
                    ACCESS_KEY_DELETE,
                    ROLE_UNASSIGN,
                    IMAGE_DELETE,
                    IMAGE_BULKDELETE,
                    IMAGE_UNTAG,
                    LAYER_UPLOAD_CANCEL,
                    LAYER_DELETE,
                    NAMESPACE_DELETE,
                    REPOSITORY_DELETE,
                    REPOSITORY_POLICY_DELETE,
                    REPOSITORY_UNTAG,
                    RETENTION_RUN,
                    GC_RUN,
                    SIGNATURE_DELETE,
                    EXEMPTION_DELETE,
                    ROUTE_DELETE,
                    TARGET_DELETE,
                    ALERT_RULE_DELETE,
                    ACTION_GROUP_DELETE,
                    ERASE_SUBJECT -> DELETE;
            case ADMIN_CREDENTIAL_REGENERATE,
                    USER_UPDATE,
                    USER_PASSWORD,
                    ROBOT_UPDATE,
                    ACCESS_KEY_UPDATE,
                    NETWORK_RULE_SET,
                    IMAGE_QUARANTINE,
                    IMAGE_RELEASE,
                    IMAGE_LOCK,
                    LAYER_UPLOAD_PART,
                    NAMESPACE_UPDATE,
                    REPOSITORY_POLICY_SET,
                    AUTH_SET,
                    PLAN_SET,
                    QUOTA_SET,
                    SETTINGS_SET,
                    RETENTION_SET,
                    TRASH_RESTORE,
                    SCAN_CONFIGURE,
                    ROUTE_UPDATE,
                    TARGET_UPDATE,
                    ROUTE_SETTINGS_SET,
                    ALERT_RULE_SET,
                    ACTION_GROUP_SET,
                    KEY_ROTATE -> UPDATE;
            default -> action.readOnly() ? READ : OTHER;
        };
    }
}
