package dev.purser.metadata;

/** What this room counts. */
public enum MetadataMetric {
    COMMIT("purser.metadata.commit", "How long a commit and its sync took"),
    GROUP("purser.metadata.group", "How many changes one commit held"),
    COMMIT_FAILED("purser.metadata.commit.failed", "Commits that could not be confirmed");

    private final String text;
    private final String meaning;

    MetadataMetric(String text, String meaning) {
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
