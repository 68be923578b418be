package dev.purser.metadata;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;

/** What is counted of the writer. */
final class WriterMetrics {
    private final Timer commit;
    private final DistributionSummary group;
    private final Counter failed;

    WriterMetrics(MeterRegistry registry) {
        commit = registry.timer(MetadataMetric.COMMIT.text());
        group = registry.summary(MetadataMetric.GROUP.text());
        failed = registry.counter(MetadataMetric.COMMIT_FAILED.text());
    }

    void committed(int members, long nanos) {
        commit.record(nanos, TimeUnit.NANOSECONDS);
        group.record(members);
    }

    void failed() {
        failed.increment();
    }
}
