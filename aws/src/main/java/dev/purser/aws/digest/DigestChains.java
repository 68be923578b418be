package dev.purser.aws.digest;

import dev.purser.metadata.Metadata;
import dev.purser.metadata.Migration;
import dev.purser.metadata.Row;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** The digests that were written, newest last in each chain: what the next one is linked to. Thread-safe. */
public final class DigestChains {
    /** For {@code Metadatas.open}. */
    public static final List<Migration> MIGRATIONS = List.of(new Migration("aws-digest", 1, """
                    CREATE TABLE digest (
                        destination TEXT NOT NULL,
                        account TEXT NOT NULL,
                        region TEXT NOT NULL,
                        end_time BIGINT NOT NULL,
                        bucket TEXT NOT NULL,
                        object TEXT NOT NULL,
                        hash TEXT NOT NULL,
                        signature TEXT NOT NULL,
                        last_entry BIGINT NOT NULL,
                        ended BIGINT NOT NULL,
                        PRIMARY KEY (destination, account, region, end_time)
                    );
                    """));

    private static final String LAST = """
            SELECT d.account, d.region, d.end_time, d.bucket, d.object, d.hash, d.signature, d.last_entry, d.ended
            FROM digest d WHERE d.destination = ? AND d.end_time = (
                SELECT MAX(e.end_time) FROM digest e
                WHERE e.destination = d.destination AND e.account = d.account AND e.region = d.region)
            ORDER BY d.account, d.region
            """;

    /**
     * The end of one chain.
     *
     * @param lastEntry the number of the newest delivered object that a digest of this destination names
     * @param ended whether the trail was stopped: the next digest begins a new chain
     */
    record End(String account, String region, Instant end, Digest.Link link, long lastEntry, boolean ended) {}

    private final Metadata metadata;

    public DigestChains(Metadata metadata) {
        this.metadata = metadata;
    }

    /** The ends of a destination's chains. */
    List<End> ends(String destination) {
        return metadata.list(LAST, DigestChains::end, destination);
    }

    private static End end(Row row) {
        return new End(
                row.text("account"),
                row.text("region"),
                row.instant("end_time"),
                new Digest.Link(row.text("bucket"), row.text("object"), row.text("hash"), row.text("signature")),
                row.number("last_entry"),
                row.truth("ended"));
    }

    /** Keeps what was written in one go, together. */
    void keep(String destination, List<End> written) {
        metadata.maintain(tx -> {
            for (End one : written) {
                tx.update(
                        """
                        INSERT INTO digest (destination, account, region, end_time, bucket, object, hash, signature,
                            last_entry, ended) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (destination, account, region, end_time) DO NOTHING
                        """,
                        destination,
                        one.account(),
                        one.region(),
                        one.end(),
                        one.link().bucket(),
                        one.link().object(),
                        one.link().hash(),
                        one.link().signature(),
                        one.lastEntry(),
                        one.ended());
            }
            return null;
        });
    }

    /** True if the chain that began when a trail was started is ended: its last digest has been written. */
    public boolean over(String destination, Instant started) {
        List<End> ends = ends(destination);
        return ends.stream().allMatch(End::ended)
                && ends.stream().anyMatch(end -> !end.end().isBefore(started.truncatedTo(ChronoUnit.SECONDS)));
    }

    /** When the newest digest of a destination ends. */
    public Optional<Instant> newest(String destination) {
        return ends(destination).stream().map(End::end).max(Instant::compareTo);
    }
}
