package dev.purser.delivery.position;

import java.util.Optional;
import java.util.UUID;

/**
 * A record that is about to become a dead letter; see {@link dev.purser.delivery.DeadLetter} for what the members mean.
 */
public record FreshDeadLetter(long sequence, Optional<UUID> event, int record, String cause, String reason) {
    /** The other side will not take it. */
    public static final String REFUSED = "refused";
    /** The event could not be read. */
    public static final String UNREADABLE = "unreadable";
    /** The event could not be written in the dialect. */
    public static final String UNWRITABLE = "unwritable";
    /** The journal no longer has it. */
    public static final String GONE = "gone";

    private static final int MAX_REASON = 1000;

    public FreshDeadLetter {
        reason = bounded(reason);
    }

    /** The text without control characters, at most 1,000 characters. */
    public static String bounded(String text) {
        StringBuilder kept = new StringBuilder(Math.min(text.length(), MAX_REASON));
        for (int i = 0; i < text.length() && kept.length() < MAX_REASON; i++) {
            char c = text.charAt(i);
            kept.append(Character.isISOControl(c) || Character.isSurrogate(c) ? ' ' : c);
        }
        return kept.toString().strip();
    }
}
