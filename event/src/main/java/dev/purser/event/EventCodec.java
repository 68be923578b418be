package dev.purser.event;

/**
 * The canonical form of the record: an event as leaf and private parts, and back. Thread-safe.
 *
 * <p>The form is published as {@code dev/purser/event/event-1.schema.json}. For every event,
 * {@code read(seal(e)).equals(e)}.
 */
public final class EventCodec {
    private EventCodec() {}

    /**
     * The event's bytes, with fresh salts.
     *
     * @throws IllegalArgumentException if the leaf would be larger than {@link SealedEvent#MAX_LEAF}; {@link Recording}
     *     spreads the targets over several events so that it is not
     */
    public static SealedEvent seal(AuditEvent event) {
        throw new UnsupportedOperationException("EventCodec.seal " + event);
    }

    /**
     * The event of those bytes. Parts that the leaf names and that are absent read as erased.
     *
     * @throws MalformedEventException if the bytes are no event of a known schema; the hashes are not checked here
     */
    public static AuditEvent read(SealedEvent sealed) {
        throw new UnsupportedOperationException("EventCodec.read " + sealed);
    }
}
