package dev.purser.azure.logs;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a client prefers ({@code Prefer} fields, RFC 7240): lists of {@code name=value} with commas between, also in several
 * fields. Unknown or unreadable preferences are no error and are passed over; an empty field says nothing.
 *
 * @param timeout at most how long the query may take
 * @param render whether the answer says how it is to be drawn
 * @param statistics whether it says what the query took
 * @param dataSources whether it says where its rows came from
 * @param permissions whether it says what the caller may read
 */
record Prefer(
        Optional<Duration> timeout, boolean render, boolean statistics, boolean dataSources, boolean permissions) {
    static Prefer of(List<String> fields) {
        Optional<Duration> timeout = Optional.empty();
        boolean render = false;
        boolean statistics = false;
        boolean dataSources = false;
        boolean permissions = false;
        for (String field : fields) {
            for (String one : field.split("[,;]")) {
                int equals = one.indexOf('=');
                String name =
                        (equals < 0 ? one : one.substring(0, equals)).strip().toLowerCase(Locale.ROOT);
                String value =
                        equals < 0 ? "true" : unquoted(one.substring(equals + 1).strip());
                boolean wanted = value.equalsIgnoreCase("true");
                switch (name) {
                    case "wait" -> timeout = seconds(value);
                    case "include-render" -> render = wanted;
                    case "include-statistics" -> statistics = wanted;
                    case "include-datasources" -> dataSources = wanted;
                    case "include-permissions" -> permissions = wanted;
                    default -> {}
                }
            }
        }
        return new Prefer(timeout, render, statistics, dataSources, permissions);
    }

    private static String unquoted(String value) {
        return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1)
                : value;
    }

    private static Optional<Duration> seconds(String value) {
        if (value.isEmpty() || value.length() > 6 || !value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        long seconds = Long.parseLong(value);
        return seconds == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds));
    }
}
