package dev.purser.identity;

import dev.purser.event.Actor;
import dev.purser.event.ActorKind;
import dev.purser.event.Credential;
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
        this(
                error,
                attempted,
                credential,
                retryAfter,
                retryAfter
                        .<Map<String, Object>>map(wait -> Map.of("retryAfter", seconds(wait)))
                        .orElse(Map.of()));
    }

    private LoginRefusedException(
            ErrorCode error,
            Actor attempted,
            String credential,
            Optional<Duration> retryAfter,
            Map<String, Object> detail) {
        super(error, detail);
        this.attempted = attempted;
        this.credential = credential;
        this.retryAfter = retryAfter;
    }

    /**
     * A signature that need not be held against any key: it cannot be read, or was made for something or some time else.
     *
     * @param accessKey the key's id as sent, where it could be read
     * @param reason for the client; holds nothing that was sent
     */
    public static LoginRefusedException ofAccessKey(IdentityError error, Optional<String> accessKey, String reason) {
        Credential presented = new Credential(Credential.Kind.ACCESS_KEY, accessKey);
        return new LoginRefusedException(
                error,
                Actor.builder(ActorKind.ANONYMOUS).presented(presented).build(),
                presented.kind().text() + ":" + accessKey.orElse(""),
                Optional.empty(),
                Map.of("reason", reason));
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
