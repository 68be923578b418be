package dev.purser.delivery;

/** How a destination is. */
public enum DestinationState {
    /** It has had everything. */
    IDLE("idle"),
    /** It gets what there is. */
    RUNNING("running"),
    /** Somebody stopped it. */
    PAUSED("paused"),
    /** The last attempt failed; the next comes soon. */
    BACKING_OFF("backing-off"),
    /** Many attempts failed in a row: it is only tried now and then, until one succeeds. */
    BROKEN("broken"),
    /** The journal's hard limit was reached before it had everything: events that it never got are gone. */
    LOST("lost");

    private final String text;

    DestinationState(String text) {
        this.text = text;
    }

    /** The word in status and metrics. */
    public String text() {
        return text;
    }
}
