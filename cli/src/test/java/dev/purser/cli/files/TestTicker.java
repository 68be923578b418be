package dev.purser.cli.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.testkit.process.Polling;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class TestTicker {
    private static final String CLEAR = "\r\u001B[K";

    @Test
    void theLineIsWrittenOverAndGoneAtTheEnd() throws Exception {
        StringWriter screen = new StringWriter();
        AtomicInteger beats = new AtomicInteger();
        try (Ticker ticker = Ticker.start(
                true, Duration.ofMillis(1), new PrintWriter(screen), time -> "beat " + beats.incrementAndGet())) {
            Polling.until("it told twice", Duration.ofSeconds(60), () -> beats.get() > 1);
        }
        assertThat(screen.toString())
                .startsWith(CLEAR + "beat 1" + CLEAR + "beat 2")
                .endsWith(CLEAR)
                .doesNotContain("\n");
    }

    @Test
    void nobodyIsToldWhoDoesNotAsk() {
        StringWriter screen = new StringWriter();
        Ticker.start(false, Duration.ofNanos(1), new PrintWriter(screen), time -> "beat")
                .close();
        assertThat(screen.toString()).isEmpty();
    }

    @Test
    void whatEndsAtOnceLeavesNothing() {
        StringWriter screen = new StringWriter();
        Ticker.start(true, Duration.ofHours(1), new PrintWriter(screen), time -> "beat")
                .close();
        assertThat(screen.toString()).isEmpty();
    }
}
