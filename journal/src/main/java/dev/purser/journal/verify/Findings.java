package dev.purser.journal.verify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers findings; keeps the first ones and counts all. For one thread. */
final class Findings {
    private final List<Finding> kept = new ArrayList<>();
    private long wrong;

    void add(Finding finding) {
        if (finding.kind().wrong()) {
            wrong++;
        }
        if (kept.size() < VerificationReport.MAX_FINDINGS) {
            kept.add(finding);
        }
    }

    /** True if some finding says of a record in the range that its leaf is altered. */
    boolean altered(long first, long last) {
        return kept.stream()
                .anyMatch(finding -> finding.kind() == Finding.Kind.ALTERED_LEAF
                        && finding.first() <= last
                        && finding.last() >= first);
    }

    long wrong() {
        return wrong;
    }

    List<Finding> sorted() {
        return kept.stream().sorted(Comparator.comparingLong(Finding::first)).toList();
    }
}
