package dev.purser.identity;

import dev.purser.event.Actor;
import dev.purser.event.ErrorCode;
import dev.purser.event.PurserException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Credentials that do not hold, with what the record of the refusal needs. A failed {@code login}, whatever the request
 * wanted.
 */
public final class LoginRefusedException extends PurserException {
    private static final long serialVersionUID = 1L;

    private final transient Actor attempted;
    private final String credential;
    private final transient Optional<Duration> retryAfter;

    LoginRefusedException(ErrorCode error, Actor attempted, String credential, Optional<Duration> retryAfter) {
        super(
                error,
                retryAfter
                        .<Map<String, Object>>map(wait -> Map.of("retryAfter", seconds(wait)))
                        .orElse(Map.of()));
        this.attempted = attempted;
        this.credential = credential;
        this.retryAfter = retryAfter;
    }

    /** Who it would have been, as far as the credentials told; nothing of it is proven. */
    public Actor attempted() {
        return attempted;
    }

    /** The credential as resolved, for throttling and for folding refusals; no secret. */
    public String credential() {
        return credential;
    }

    /** How long to wait before the next attempt is looked at; present with {@code TOO_MANY_ATTEMPTS}. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }

    private static long seconds(Duration wait) {
        return wait.plusMillis(999).toSeconds();
    }
}
