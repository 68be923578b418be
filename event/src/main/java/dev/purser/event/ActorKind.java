package dev.purser.event;

/** What sort of principal acted. */
public enum ActorKind {
    ROOT("root"),
    USER("user"),
    ROBOT("robot"),
    ROLE("role"),
    FEDERATED("federated"),
    SERVICE("service"),
    SYSTEM("system"),
    ANONYMOUS("anonymous");

    private final String text;

    ActorKind(String text) {
        this.text = text;
    }

    /** The name as it stands in the record. */
    public String text() {
        return text;
    }
}
