package dev.purser.http.purser;

import dev.purser.event.Decision;
import dev.purser.event.PurserException;
import dev.purser.http.Exchange;
import dev.purser.identity.Authorizer;
import dev.purser.identity.IdentityError;
import java.util.Optional;

/** Lets callers at what is their own: their password, tokens and keys; administrators at everybody's. */
record Own(Authorizer authorizer) {
    /**
     * Requires that the caller may manage that principal's credentials, and puts the decision on the record.
     *
     * @throws PurserException {@link IdentityError#DENIED}
     */
    void require(Exchange exchange, String principal) {
        Decision decision = authorizer.decideOver(exchange.caller(), principal);
        exchange.recording().decision(decision);
        if (!decision.granted()) {
            throw new PurserException(IdentityError.DENIED);
        }
    }

    /**
     * Whose credentials are asked for, which is put on the record: those of the one named in the URL, else the caller's own.
     *
     * @throws PurserException {@link IdentityError#DENIED} if the caller may not see them
     */
    String listed(Exchange exchange) {
        String principal = principal(exchange, Params.of(exchange).text("principal"));
        Subjects.user(exchange, principal);
        require(exchange, principal);
        return principal;
    }

    /**
     * For whom a credential is to be made: the one named in the body, else the caller.
     *
     * @throws PurserException {@link IdentityError#DENIED} if the caller may not make it
     */
    String holder(Exchange exchange, JsonBody body) {
        String principal = principal(exchange, body.optionalText("principal"));
        require(exchange, principal);
        return principal;
    }

    /** The principal that is meant: the one named, else the caller. */
    private static String principal(Exchange exchange, Optional<String> named) {
        return named.or(() -> exchange.caller().name())
                .orElseThrow(() -> new PurserException(IdentityError.UNAUTHORIZED));
    }
}
