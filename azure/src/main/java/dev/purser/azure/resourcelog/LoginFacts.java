package dev.purser.azure.resourcelog;

import dev.purser.azure.record.Accounts;
import dev.purser.azure.record.Slices;
import dev.purser.event.Credential;
import dev.purser.event.Origin;
import dev.purser.event.Outcome;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import java.util.Optional;

/** What a record says of who logged in, and to what. */
final class LoginFacts {
    private LoginFacts() {}

    /** The token that was handed out. */
    static Optional<Credential> issued(Slices properties, String jwtMember) {
        String id = properties.text(jwtMember);
        return id == null
                ? Optional.empty()
                : Optional.of(new Credential(
                        Credential.Kind.ACCESS_TOKEN,
                        id.isEmpty() || id.equals(ResourceRecords.NIL) ? Optional.empty() : Optional.of(id)));
    }

    /** A login that held is one to the registry; what a refused one was after is not told. */
    static Optional<Target> target(Outcome outcome, Origin origin) {
        return outcome.succeeded()
                ? origin.registry()
                        .map(name ->
                                Target.builder(TargetType.REGISTRY).name(name).build())
                : Optional.empty();
    }

    /** The user's account, where it is not that of the registry. */
    static Optional<String> tenant(String text, String own) {
        if (text == null || text.equalsIgnoreCase(own)) {
            return Optional.empty();
        }
        return Accounts.hyphened(text) ? Accounts.guid(text).map(Accounts::text) : Optional.empty();
    }
}
