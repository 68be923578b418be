package dev.purser.event;

/** What sort of thing was acted upon. */
public enum TargetType {
    REGISTRY("registry", false),
    NAMESPACE("namespace", false),
    REPOSITORY("repository", false),
    IMAGE("image", false),
    LAYER("layer", false),
    UPLOAD("upload", false),
    SIGNATURE("signature", false),
    POLICY("policy", false),
    NETWORK_RULE("network-rule", true),
    USER("user", true),
    ROBOT("robot", true),
    TOKEN("token", true),
    ACCESS_KEY("access-key", true),
    ROLE_ASSIGNMENT("role-assignment", true),
    ROUTE("route", false),
    DESTINATION("destination", false),
    JOURNAL("journal", false),
    TABLE("table", false),
    KEY("key", false),
    SETTING("setting", false),
    ALERT_RULE("alert-rule", false),
    ACTION_GROUP("action-group", false),
    OTHER("other", false);

    private final String text;
    private final boolean personal;

    TargetType(String text, boolean personal) {
        this.text = text;
        this.personal = personal;
    }

    /** The name as it stands in the record. */
    public String text() {
        return text;
    }

    /** True if a target of this type may name a person, so that it is kept where it can be erased. */
    public boolean personal() {
        return personal;
    }
}
