package dev.purser.journal.verify;

import dev.purser.journal.tile.Checkpoint;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a verification found.
 *
 * @param origin the log's name, as its checkpoints say; empty if there is no checkpoint
 * @param first the first record that is here: 0 until retention has taken something away
 * @param size the number after the last record that is here
 * @param latest the largest checkpoint that agrees with the records and is properly signed
 * @param checkpoints how many checkpoints were compared with the records
 * @param erased private parts that are erased on the record
 * @param parts private parts that were checked against their leaves
 * @param bytes how many bytes were read
 * @param elapsed how long it took
 * @param keys the keys that are trusted: those given, and those that follow from rotations on the record; as verifier
 *     keys
 * @param findings what was found, in the order of the records, at most {@link #MAX_FINDINGS}
 * @param wrong how many findings make the verification fail, those beyond the limit included
 */
public record VerificationReport(
        Optional<String> origin,
        long first,
        long size,
        Optional<Checkpoint> latest,
        long checkpoints,
        long erased,
        long parts,
        long bytes,
        Duration elapsed,
        List<String> keys,
        List<Finding> findings,
        long wrong) {
    /** The most findings that are kept. */
    public static final int MAX_FINDINGS = 1_000;

    public VerificationReport {
        keys = List.copyOf(keys);
        findings = List.copyOf(findings);
    }

    /** True if nothing was found that should not be. */
    public boolean intact() {
        return wrong == 0;
    }

    /** The number of the first wrong record; empty if none is, or if what is wrong concerns no record. */
    public OptionalLong firstWrong() {
        return findings.stream()
                .filter(finding -> finding.kind().wrong() && finding.last() >= finding.first())
                .mapToLong(Finding::first)
                .min();
    }

    /** The result in one sentence. */
    public String summary() {
        if (!intact()) {
            String where = firstWrong().isPresent()
                    ? ", the first at record " + firstWrong().getAsLong()
                    : "";
            return wrong + (wrong == 1 ? " thing is" : " things are") + " wrong" + where;
        }
        long signed = latest.map(Checkpoint::size).orElse(0L);
        String here = first == 0 ? "complete" : "complete from record " + first;
        String end = signed < size ? "; the last " + (size - signed) + " are not under a checkpoint yet" : "";
        return here + " up to " + size + ", nothing later is known" + end;
    }
}
