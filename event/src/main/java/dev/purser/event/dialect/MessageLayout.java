package dev.purser.event.dialect;

import java.util.Map;

/** How a dialect's records travel as messages on a stream. Immutable, thread-safe. */
public interface MessageLayout {
    /** Around and between the records of one message; {@link Framing#ALONE} where each is a message of its own. */
    Framing framing();

    /** The topic or hub that records of this filing go to where the destination names none. */
    String topic(Filing filing);

    /** Headers that the dialect's own cloud sets on each message. */
    Map<String, String> headers(Filing filing);

    /** One record a message, no headers, one topic. */
    static MessageLayout plain(String topic) {
        return new MessageLayout() {
            @Override
            public Framing framing() {
                return Framing.ALONE;
            }

            @Override
            public String topic(Filing filing) {
                return topic;
            }

            @Override
            public Map<String, String> headers(Filing filing) {
                return Map.of();
            }
        };
    }
}
