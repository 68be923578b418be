package dev.purser.registry;

import dev.purser.metadata.Row;
import dev.purser.metadata.Tx;
import dev.purser.registry.Manifests.Referrer;
import java.util.List;
import java.util.Optional;

/**
 * Reads one page of referrers. Annotations may be as large as manifests: a page takes no more of them than fit into one,
 * so that no list is ever larger in memory.
 */
final class ReferrerQuery {
    private static final int DESCRIPTOR = 300;
    private static final String FROM =
            " FROM manifests m JOIN repositories r ON r.id = m.repository WHERE r.name = ? AND m.subject = ?";
    private static final String OF_TYPE = " AND m.artifact_type = ?";
    private static final String SIZES = "SELECT m.digest, COALESCE(LENGTH(m.annotations), 0) AS length" + FROM;
    private static final String WHOLE = "SELECT m.digest, m.media_type, m.size, m.artifact_type, m.annotations" + FROM;
    private static final String NEXT = " AND m.digest > ? ORDER BY m.digest LIMIT ?";
    private static final String BETWEEN = " AND m.digest > ? AND m.digest <= ? ORDER BY m.digest";

    private record Size(String digest, long length) {}

    private final RepositoryName repository;
    private final Digest subject;
    private final Optional<String> artifactType;
    private final String after;

    ReferrerQuery(RepositoryName repository, Digest subject, Optional<String> artifactType, Optional<String> after) {
        this.repository = repository;
        this.subject = subject;
        this.artifactType = artifactType;
        this.after = after.orElse("");
    }

    /**
     * @param entries the most entries
     * @param bytes the most bytes, which a single entry may exceed
     */
    Page<Referrer> run(Tx tx, int entries, long bytes) {
        List<Size> sizes = artifactType.isPresent()
                ? tx.list(
                        SIZES + OF_TYPE + NEXT,
                        ReferrerQuery::size,
                        repository.text(),
                        subject.text(),
                        artifactType.get(),
                        after,
                        entries + 1)
                : tx.list(SIZES + NEXT, ReferrerQuery::size, repository.text(), subject.text(), after, entries + 1);
        if (sizes.isEmpty()) {
            return new Page<>(List.of(), Optional.empty());
        }
        int taken = 1;
        long sum = sizes.getFirst().length + DESCRIPTOR;
        while (taken < Math.min(entries, sizes.size()) && sum + sizes.get(taken).length + DESCRIPTOR <= bytes) {
            sum += sizes.get(taken).length + DESCRIPTOR;
            taken++;
        }
        String last = sizes.get(taken - 1).digest;
        List<Referrer> page = artifactType.isPresent()
                ? tx.list(
                        WHOLE + OF_TYPE + BETWEEN,
                        ReferrerQuery::referrer,
                        repository.text(),
                        subject.text(),
                        artifactType.get(),
                        after,
                        last)
                : tx.list(WHOLE + BETWEEN, ReferrerQuery::referrer, repository.text(), subject.text(), after, last);
        return new Page<>(page, taken < sizes.size() ? Optional.of(last) : Optional.empty());
    }

    private static Size size(Row row) {
        return new Size(row.text("digest"), row.number("length"));
    }

    private static Referrer referrer(Row row) {
        return new Referrer(
                Digest.parse(row.text("digest")),
                row.text("media_type"),
                row.number("size"),
                row.optionalText("artifact_type"),
                row.optionalText("annotations"));
    }
}
