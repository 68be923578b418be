package dev.purser.event;

/**
 * The canonical form of the record: an event as leaf and private parts, and back. Thread-safe.
 *
 * <p>The leaf is canonical JSON whose last member, {@code parts}, maps the name of each private part to the base64url
 * SHA-256 over the part's salt and body. What a part would hold nothing of is not there. Of an actor the leaf holds the
 * kind only, of a target that may name a person the type only; their other facts are in the parts {@code actor} and
 * {@code subject}, the latter in the order of the leaf's targets.
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
        return EventSealer.seal(event);
    }

    /**
     * The event of those bytes. Parts that the leaf names and that are absent read as erased.
     *
     * @throws MalformedEventException if the bytes are no event of a known schema; the hashes are not checked here
     */
    public static AuditEvent read(SealedEvent sealed) {
        return new LeafReader(sealed, false).read();
    }

    /**
     * The same for bytes that the journal has kept under its checksums: does without looking for members that stand twice,
     * which {@link #seal} never makes.
     *
     * @throws MalformedEventException if the bytes are no event of a known schema
     */
    public static AuditEvent readStored(SealedEvent sealed) {
        return new LeafReader(sealed, true).read();
    }
}
