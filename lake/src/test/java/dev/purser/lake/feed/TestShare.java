package dev.purser.lake.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Who makes rows gives way to those who are recorded, and to nobody else. */
class TestShare {
    private static final long MILLI = 1_000_000;

    private long wall;
    private long cpu;
    private long size;
    private final Share share = new Share(0.25, () -> size, () -> wall, () -> cpu);

    private long stretches(int times, long passed, long given, long recorded) {
        long rest = 0;
        for (int i = 0; i < times; i++) {
            share.begin();
            wall += passed * MILLI;
            cpu += given * MILLI;
            size += recorded;
            share.end();
            rest = share.rest();
        }
        return rest;
    }

    @Test
    void whoGetsTheProcessorWhenItWantsItNeverRests() {
        assertThat(stretches(50, 10, 10, 100)).isZero();
    }

    @Test
    void whoIsMadeToWaitWhileOthersAreRecordedRestsAsLongAsMakesItsShare() {
        assertThat(stretches(50, 20, 10, 100)).isEqualTo(30);
    }

    @Test
    void nobodyIsGivenWayToWhereNothingIsRecorded() {
        assertThat(stretches(50, 20, 10, 0)).isZero();
    }

    @Test
    void aRestIsBounded() {
        assertThat(stretches(50, 20_000, 10_000, 1)).isEqualTo(500);
    }

    @Test
    void oneWaitIsNoCrowdAndARestIsTakenOnce() {
        assertThat(stretches(10, 10, 10, 1)).isZero();
        assertThat(stretches(1, 20, 10, 1)).isZero();
        assertThat(stretches(20, 20, 10, 1)).isPositive();
        assertThat(share.rest()).isZero();
    }
}
