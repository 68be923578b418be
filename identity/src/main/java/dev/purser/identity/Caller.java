package dev.purser.identity;

import dev.purser.event.Actor;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Who is calling, resolved and proven.
 *
 * @param actor for the record, with the credential that was presented
 * @param name the name of the user or robot; empty for an anonymous caller
 * @param principal the principal's id; empty for an anonymous caller
 * @param credential the credential as resolved, for throttling and for folding refusals; no secret
 * @param grants the roles held
 * @param limits what an access token narrows the caller to; empty where nothing does
 */
public record Caller(
        Actor actor,
        Optional<String> name,
        Optional<MintedId> principal,
        String credential,
        Grants grants,
        Optional<List<TokenScope>> limits) {
    public Caller {
        Objects.requireNonNull(credential);
        limits = limits.map(List::copyOf);
    }

    /** True if the administrator role is held and nothing narrows it. */
    public boolean administrator() {
        return grants.administrator() && limits.isEmpty();
    }

    public boolean anonymous() {
        return principal.isEmpty();
    }
}
