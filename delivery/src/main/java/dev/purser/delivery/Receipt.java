package dev.purser.delivery;

import java.time.Instant;
import java.util.List;

/**
 * What became of a batch.
 *
 * @param objects what was made on the other side, where it makes objects; kept as the durable list that digests,
 *     manifests and replays are made from
 * @param refused the records that the other side will never take: they become dead letters
 */
public record Receipt(List<DeliveredObject> objects, List<Refused> refused) {
    /** All records taken, no object that could be named. */
    public static final Receipt ALL = new Receipt(List.of(), List.of());

    public Receipt {
        objects = List.copyOf(objects);
        refused = List.copyOf(refused);
    }

    /**
     * One object that was made or grown.
     *
     * @param container where it lies: bucket, container, folder
     * @param name its name there
     * @param filing whose records it holds
     * @param sha256 of its bytes before compression, 64 lower-case hexadecimal digits; of the appended piece where it grew
     * @param bytes before compression
     * @param records how many
     * @param first the journal's number of its first record's event
     * @param last the journal's number of its last record's event
     * @param oldest the earliest time of its events
     * @param newest the latest time of its events
     */
    public record DeliveredObject(
            String container,
            String name,
            dev.purser.event.dialect.Filing filing,
            String sha256,
            long bytes,
            int records,
            long first,
            long last,
            Instant oldest,
            Instant newest) {}

    /**
     * A record that was refused.
     *
     * @param record its index in the batch
     * @param reason what the other side said, at most 1,000 characters, no secret
     */
    public record Refused(int record, String reason) {}
}
