package dev.purser.azure.activitylog;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** HTTP statuses by the names that the activity log has for them, which are .NET's. Thread-safe. */
public final class StatusNames {
    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(200, "OK"),
            Map.entry(201, "Created"),
            Map.entry(202, "Accepted"),
            Map.entry(204, "NoContent"),
            Map.entry(400, "BadRequest"),
            Map.entry(401, "Unauthorized"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "NotFound"),
            Map.entry(405, "MethodNotAllowed"),
            Map.entry(408, "RequestTimeout"),
            Map.entry(409, "Conflict"),
            Map.entry(412, "PreconditionFailed"),
            Map.entry(413, "RequestEntityTooLarge"),
            Map.entry(429, "TooManyRequests"),
            Map.entry(500, "InternalServerError"),
            Map.entry(501, "NotImplemented"),
            Map.entry(502, "BadGateway"),
            Map.entry(503, "ServiceUnavailable"),
            Map.entry(504, "GatewayTimeout"));
    private static final Map<String, Integer> STATUSES =
            NAMES.keySet().stream().collect(Collectors.toUnmodifiableMap(NAMES::get, Function.identity()));

    private StatusNames() {}

    /** The name, or the digits where there is none. */
    public static String of(int status) {
        String name = NAMES.get(status);
        return name == null ? Integer.toString(status) : name;
    }

    /** The status of a name or of digits; empty for any other text. */
    public static Optional<Integer> read(String name) {
        Integer status = STATUSES.get(name);
        if (status != null) {
            return Optional.of(status);
        }
        try {
            return Optional.of(Integer.valueOf(name));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
