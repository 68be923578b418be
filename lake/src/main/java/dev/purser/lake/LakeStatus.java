package dev.purser.lake;

import dev.purser.kql.type.Ticks;
import dev.purser.lake.feed.Tail;
import dev.purser.lake.feed.Trouble;
import dev.purser.lake.file.LakeFile;
import dev.purser.lake.file.TableFiles;
import dev.purser.lake.hot.Generation;
import dev.purser.lake.keep.Shop;
import dev.purser.lake.view.Moment;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Reckons how the lake is. Thread-safe. */
final class LakeStatus {
    private final Shop shop;
    private final Tail tail;
    private final List<Trouble> troubles;

    LakeStatus(Shop shop, Tail tail, List<Trouble> troubles) {
        this.shop = shop;
        this.tail = tail;
        this.troubles = List.copyOf(troubles);
    }

    void register(MeterRegistry metrics) {
        LakeMetric.LAG_EVENTS.gauge(metrics, this::lagEvents);
        LakeMetric.LAG_SECONDS.gauge(metrics, () -> lag().toMillis() / 1_000.0);
        LakeMetric.FILES.gauge(
                metrics,
                () -> shop.tables().keySet().stream()
                        .mapToLong(table -> shop.holdings().now().files(table).size())
                        .sum());
        LakeMetric.BYTES.gauge(
                metrics,
                () -> shop.tables().keySet().stream()
                        .mapToLong(table -> bytes(shop.holdings().now().files(table)))
                        .sum());
    }

    private static long bytes(List<LakeFile> files) {
        return files.stream().mapToLong(LakeFile::bytes).sum();
    }

    private long lagEvents() {
        return Math.max(0, shop.journal().size() - tail.position());
    }

    private Duration lag() {
        if (lagEvents() == 0) {
            return Duration.ZERO;
        }
        Duration behind = tail.recorded()
                .map(recorded -> Duration.between(recorded, shop.clock().instant()))
                .orElse(Duration.ZERO);
        return behind.isNegative() ? Duration.ZERO : behind;
    }

    List<TableStatus> tables() {
        Moment moment = shop.holdings().now();
        Optional<String> error =
                troubles.stream().flatMap(trouble -> trouble.error().stream()).findFirst();
        return shop.tables().keySet().stream()
                .map(table -> table(table, moment, error))
                .toList();
    }

    private TableStatus table(String name, Moment moment, Optional<String> error) {
        TableFiles table = moment.manifest().table(name);
        List<LakeFile> files = table.files();
        long rows = files.stream().mapToLong(LakeFile::rows).sum();
        for (Generation generation : moment.hot()) {
            rows += generation.rows(name);
        }
        boolean ofEvents = shop.tables().get(name).ofEvents();
        return new TableStatus(
                name,
                rows,
                files.size(),
                bytes(files),
                files.stream().map(LakeFile::min).min(Long::compare).map(LakeStatus::instant),
                files.stream().map(LakeFile::max).max(Long::compare).map(LakeStatus::instant),
                ofEvents ? Math.max(table.position(), tail.position()) : 0,
                ofEvents ? lagEvents() : 0,
                ofEvents ? lag() : Duration.ZERO,
                table.rebuild().map(rebuild -> {
                    long first = shop.journal().first();
                    double all = Math.max(1, rebuild.below() - first);
                    return Math.clamp((rebuild.position() - first) / all, 0, 1);
                }),
                error);
    }

    private static Instant instant(long ticks) {
        return Ticks.moment(ticks).toInstant(ZoneOffset.UTC);
    }
}
