package dev.purser.server.config;

import java.time.Duration;
import java.util.List;

/**
 * What password guessing meets.
 *
 * @param enabled whether it is slowed down at all
 * @param failures how many failed logins of one account from one network are free
 * @param window how long failures are remembered
 * @param block how long further ones are refused
 */
public record ThrottleSettings(boolean enabled, int failures, Duration window, Duration block) {
    static final Setting<Boolean> ENABLED = Setting.of(
            "throttle.enabled",
            ValueTypes.BOOLEAN,
            "true",
            "Whether guessing of passwords is slowed down. Every failed login is on the record either way.");
    static final Setting<Integer> FAILURES = Setting.of(
            "throttle.failures",
            ValueTypes.integer(1, 10_000),
            "10",
            "How many failed logins, of one account from one network, are let through before further ones are refused.");
    static final Setting<Duration> WINDOW =
            Setting.of("throttle.window", ValueTypes.time("1s", "1d"), "5m", "How long a failed login is remembered.");
    static final Setting<Duration> BLOCK = Setting.of(
            "throttle.block",
            ValueTypes.time("1s", "1d"),
            "1m",
            "How long logins of that account from that network are then refused, with `Retry-After`.");
    static final List<Setting<?>> ALL = List.of(ENABLED, FAILURES, WINDOW, BLOCK);

    static ThrottleSettings from(Values values) {
        return new ThrottleSettings(values.get(ENABLED), values.get(FAILURES), values.get(WINDOW), values.get(BLOCK));
    }
}
