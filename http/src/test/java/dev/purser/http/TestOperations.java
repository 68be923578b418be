package dev.purser.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TestOperations {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T09:00:00Z"));
    private final InstantSource source = now::get;
    private final Clock clock = source.withZone(ZoneOffset.UTC);
    private final Operations operations = new Operations(clock);

    @Test
    void requestsOfOnePushAreOneOperation() {
        String first = operations.of("alice", "127.0.0.1", "a/b", true);
        now.updateAndGet(at -> at.plusSeconds(50));
        assertThat(operations.of("alice", "127.0.0.1", "a/b", true)).isEqualTo(first);
        assertThat(operations.of("alice", "127.0.0.1", "a/b", false)).isNotEqualTo(first);
        assertThat(operations.of("bob", "127.0.0.1", "a/b", true)).isNotEqualTo(first);
    }

    @Test
    void aLongPauseEndsAnOperation() {
        String first = operations.of("alice", "127.0.0.1", "a/b", true);
        now.updateAndGet(at -> at.plus(Duration.ofSeconds(61)));
        assertThat(operations.of("alice", "127.0.0.1", "a/b", true)).isNotEqualTo(first);
    }

    @Test
    void theTableIsBounded() {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            ids.add(operations.of("caller" + i, "127.0.0.1", "a/b", true));
            now.updateAndGet(at -> at.plusMillis(1));
        }
        assertThat(ids).hasSize(10_000);
        assertThat(operations.size()).isLessThanOrEqualTo(4096);
    }
}
