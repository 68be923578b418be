package dev.purser.aws.trail;

import dev.purser.metadata.Metadata;
import dev.purser.metadata.Row;
import dev.purser.metadata.Tx;
import java.time.Instant;
import java.util.Optional;

/** How far each trail's topic has been told of its files. Thread-safe, blocking. */
public final class NoticeTable {
    /**
     * What one topic knows.
     *
     * @param arn the topic that was told that notices will come; empty for none
     * @param last the number of the newest delivered object that it was told of; -1 for none
     * @param attempted when it was last tried
     * @param told when it last took a notice
     * @param error why the last attempt failed; empty if it did not
     */
    public record Told(
            String arn, long last, Optional<Instant> attempted, Optional<Instant> told, Optional<String> error) {
        /** Nothing yet. */
        public static final Told NOTHING = new Told("", -1, Optional.empty(), Optional.empty(), Optional.empty());

        /** It took the word that notices will come. */
        public Told greeted(String topic, Instant now) {
            return new Told(topic, last, Optional.of(now), Optional.of(now), Optional.empty());
        }

        /** It took a notice. */
        public Told of(long object, Instant now) {
            return new Told(arn, object, Optional.of(now), Optional.of(now), Optional.empty());
        }

        /** It was not reached, or refused. */
        public Told failed(String why, Instant now) {
            return new Told(arn, last, Optional.of(now), told, Optional.of(why));
        }
    }

    private final Metadata metadata;

    public NoticeTable(Metadata metadata) {
        this.metadata = metadata;
    }

    public Told of(String trail) {
        return metadata.one(
                        "SELECT arn, last_entry, attempted, told, error FROM trail_notice WHERE trail = ?",
                        NoticeTable::told,
                        trail)
                .orElse(Told.NOTHING);
    }

    public void keep(String trail, Told is) {
        metadata.maintain(tx -> tx.update("""
                INSERT INTO trail_notice (trail, arn, last_entry, attempted, told, error) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (trail) DO UPDATE SET arn = excluded.arn, last_entry = excluded.last_entry,
                    attempted = excluded.attempted, told = excluded.told, error = excluded.error
                """, trail, is.arn(), is.last(), is.attempted(), is.told(), is.error()));
    }

    static void forget(Tx tx, String trail) {
        tx.update("DELETE FROM trail_notice WHERE trail = ?", trail);
    }

    private static Told told(Row row) {
        return new Told(
                row.text("arn"),
                row.number("last_entry"),
                row.optionalInstant("attempted"),
                row.optionalInstant("told"),
                row.optionalText("error"));
    }
}
