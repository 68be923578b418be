package dev.purser.server.config;

import java.util.List;

/**
 * Logging and metrics.
 *
 * @param format how log lines look
 * @param level the least that is logged
 * @param metrics whether metrics are offered
 * @param metricsCredential whether reading them takes a credential
 */
public record ObserveSettings(Format format, Level level, boolean metrics, boolean metricsCredential) {
    /** How log lines look. */
    public enum Format {
        TEXT,
        JSON
    }

    /** From the gravest to the finest. */
    public enum Level {
        ERROR,
        WARN,
        INFO,
        DEBUG,
        TRACE
    }

    static final Setting<Format> FORMAT = Setting.of(
            "logging.format",
            ValueTypes.oneOf(Format.class),
            "text",
            "Lines for people, or one JSON object per line for machines.");
    static final Setting<Level> LEVEL = Setting.of(
            "logging.level",
            ValueTypes.oneOf(Level.class),
            "info",
            "The least that is logged. Passwords and tokens are never logged, at any level.");
    static final Setting<Boolean> METRICS = Setting.of(
            "metrics.enabled", ValueTypes.BOOLEAN, "true", "Whether metrics are offered, in Prometheus' format.");
    static final Setting<Boolean> METRICS_CREDENTIAL = Setting.of(
            "metrics.require-credential",
            ValueTypes.BOOLEAN,
            "true",
            "Whether reading them takes a credential. They tell how much is going on, and name no image and no person.");
    static final List<Setting<?>> ALL = List.of(FORMAT, LEVEL, METRICS, METRICS_CREDENTIAL);

    static ObserveSettings from(Values values) {
        return new ObserveSettings(
                values.get(FORMAT), values.get(LEVEL), values.get(METRICS), values.get(METRICS_CREDENTIAL));
    }
}
