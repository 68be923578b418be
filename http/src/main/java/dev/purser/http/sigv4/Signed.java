package dev.purser.http.sigv4;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A signature as a request carries it, read but not checked.
 *
 * @param scope whose key, for which day, region and service
 * @param date when it was signed, as sent: {@code 20150830T123600Z}
 * @param at the same as a moment
 * @param headers the names of the signed fields, lower case, sorted
 * @param signature 64 hexadecimal digits
 * @param expires how long a pre-signed URL holds; empty for the header form
 */
record Signed(
        Scope scope, String date, Instant at, List<String> headers, String signature, Optional<Duration> expires) {
    Signed {
        headers = List.copyOf(headers);
    }

    boolean presigned() {
        return expires.isPresent();
    }
}
