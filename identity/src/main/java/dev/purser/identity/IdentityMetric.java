package dev.purser.identity;

/** What this room counts. */
public enum IdentityMetric {
    REFUSED("purser.identity.refused", "Credentials that did not hold"),
    THROTTLED("purser.identity.throttled", "Attempts that were not looked at, after too many failures");

    private final String text;
    private final String meaning;

    IdentityMetric(String text, String meaning) {
        this.text = text;
        this.meaning = meaning;
    }

    /** The meter's name. */
    public String text() {
        return text;
    }

    public String meaning() {
        return meaning;
    }
}
