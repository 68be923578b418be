package dev.purser.server.lake;

import java.util.Locale;

/**
 * How the lake is, in short.
 *
 * @param state the worst that is true
 * @param detail what is behind it; empty where all is well
 * @param lagEvents durable events that some table does not have yet
 */
public record LakeHealth(State state, String detail, long lagEvents) {
    /** From well to worse. */
    public enum State {
        /** Switched off. */
        OFF,
        /** It can be asked. */
        OK,
        /** It is being opened. */
        OPENING,
        /** It can be asked, and some table cannot take up events. */
        FAILING,
        /** It could not be opened. */
        FAILED;

        /** The name in answers. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
