package dev.purser.server.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.testkit.process.Polling;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class TestInFlight {
    private static final Duration LONG = Duration.ofSeconds(60);

    @Test
    void moreThanTheBoundAreRefused() {
        InFlight requests = new InFlight(2);
        assertThat(requests.enter()).isTrue();
        assertThat(requests.enter()).isTrue();
        assertThat(requests.enter()).isFalse();
        assertThat(requests.count()).isEqualTo(2);
        requests.leave();
        assertThat(requests.enter()).isTrue();
    }

    @Test
    void closingWaitsForTheLastAndLetsNobodyIn() throws Exception {
        InFlight requests = new InFlight(10);
        requests.enter();
        requests.enter();
        CompletableFuture<Boolean> closed = new CompletableFuture<>();
        Thread thread = Thread.ofPlatform().start(() -> {
            try {
                closed.complete(requests.close(LONG));
            } catch (InterruptedException e) {
                closed.completeExceptionally(e);
            }
        });
        Polling.until("it waits", LONG, () -> thread.getState() == Thread.State.TIMED_WAITING);
        assertThat(requests.enter()).isFalse();
        requests.leave();
        assertThat(closed).isNotDone();
        requests.leave();
        assertThat(closed.get(60, TimeUnit.SECONDS)).isTrue();
        assertThat(requests.enter()).isFalse();
        assertThat(requests.count()).isZero();
    }

    @Test
    void closingTellsThatSomebodyStayed() throws Exception {
        InFlight requests = new InFlight(1);
        requests.enter();
        assertThat(requests.close(Duration.ofMillis(1))).isFalse();
    }

    @Test
    void closingWaitsForNobodyWhereNobodyIs() throws Exception {
        InFlight requests = new InFlight(1);
        requests.enter();
        requests.leave();
        assertThat(requests.close(LONG)).isTrue();
    }
}
