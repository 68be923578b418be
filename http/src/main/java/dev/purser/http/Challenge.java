package dev.purser.http;

import dev.purser.event.CallInterface;
import java.util.Optional;

/** The {@code WWW-Authenticate} field of a 401 (RFC 6750 section 3, RFC 7617; Docker's token authentication). */
final class Challenge {
    private Challenge() {}

    /**
     * @param scope what a token would have to allow, in Docker's words: {@code repository:a/b:pull}
     * @param error RFC 6750's error code, where a token was shown
     */
    static String of(CallInterface face, String base, String service, Optional<String> scope, Optional<String> error) {
        if (face != CallInterface.OCI) {
            return "Basic realm=\"" + quoted(service) + "\", charset=\"UTF-8\"";
        }
        StringBuilder text = new StringBuilder("Bearer realm=\"")
                .append(quoted(base))
                .append("/token\",service=\"")
                .append(quoted(service))
                .append('"');
        scope.ifPresent(
                wanted -> text.append(",scope=\"").append(quoted(wanted)).append('"'));
        error.ifPresent(code -> text.append(",error=\"").append(code).append('"'));
        return text.toString();
    }

    private static String quoted(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            if (one < ' ' || one >= 0x7F) {
                continue;
            }
            if (one == '"' || one == '\\') {
                safe.append('\\');
            }
            safe.append(one);
        }
        return safe.toString();
    }
}
