package dev.purser.server.config;

import dev.purser.identity.IdentityConfig.Throttle;
import java.time.Duration;
import java.util.List;

/**
 * What guessing of passwords meets.
 *
 * @param freeFailures failed logins of one name from one network that cost nothing
 * @param firstBlock how long the next ones are refused at first
 * @param longestBlock the most that this time doubles to
 * @param memory how long after the last failure all are forgotten
 */
public record ThrottleSettings(int freeFailures, Duration firstBlock, Duration longestBlock, Duration memory) {
    static final Setting<Integer> FREE_FAILURES = Setting.of(
            "throttle.free-failures",
            ValueTypes.integer(1, 10_000),
            "10",
            "How many failed logins of one name from one network cost nothing. After that its credentials are not even"
                    + " looked at for a while, and the answer says for how long. Every refusal is on the record.");
    static final Setting<Duration> FIRST_BLOCK = Setting.of(
            "throttle.first-block",
            ValueTypes.time("1ms", "1d"),
            "1s",
            "How long that is at first; it doubles with each further failure.");
    static final Setting<Duration> LONGEST_BLOCK = Setting.of(
            "throttle.longest-block", ValueTypes.time("1ms", "1d"), "5m", "The most that this time doubles to.");
    static final Setting<Duration> MEMORY = Setting.of(
            "throttle.memory",
            ValueTypes.time("1s", "30d"),
            "15m",
            "How long after the last failed login all of them are forgotten. One that succeeds forgets them at once.");
    static final List<Setting<?>> ALL = List.of(FREE_FAILURES, FIRST_BLOCK, LONGEST_BLOCK, MEMORY);

    static ThrottleSettings from(Values values) {
        ThrottleSettings throttle = new ThrottleSettings(
                values.get(FREE_FAILURES), values.get(FIRST_BLOCK), values.get(LONGEST_BLOCK), values.get(MEMORY));
        if (throttle.longestBlock().compareTo(throttle.firstBlock()) < 0) {
            values.report(LONGEST_BLOCK, "is shorter than throttle.first-block", "make it at least as long");
        }
        return throttle;
    }

    Throttle toThrottle() {
        return new Throttle(freeFailures, firstBlock, longestBlock, memory);
    }
}
