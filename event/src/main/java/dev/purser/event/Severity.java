package dev.purser.event;

/** How much an operator should care; the three levels of Activity Tracker, used for every dialect. */
public enum Severity {
    /** Routine. */
    NORMAL("normal"),
    /** Changes or removes something that others rely on, or was refused. */
    WARNING("warning"),
    /** Touches who may do what, or the record itself. */
    CRITICAL("critical");

    private final String text;

    Severity(String text) {
        this.text = text;
    }

    /** The name as it stands in the record. */
    public String text() {
        return text;
    }
}
