package dev.purser.event;

/** The three families of actions that every cloud's audit log tells apart. */
public enum ActionKind {
    /** An exchange of credentials. */
    LOGIN("login"),
    /** Something that administers the registry: its settings, names, identities and its own record. */
    MANAGEMENT("management"),
    /** Something that touches content: manifests, layers, signatures. */
    DATA("data");

    private final String text;

    ActionKind(String text) {
        this.text = text;
    }

    /** The name as it stands in the record. */
    public String text() {
        return text;
    }
}
