package dev.purser.http;

import dev.purser.event.CallInterface;
import dev.purser.event.Permission;
import java.util.Optional;

/** What a token must allow for an endpoint, in the words of Docker's token scopes. */
final class TokenScopes {
    private TokenScopes() {}

    static Optional<String> wanted(Endpoint endpoint, Optional<String> repository) {
        if (endpoint.face() != CallInterface.OCI) {
            return Optional.empty();
        }
        if (repository.isEmpty()) {
            return endpoint.access() == Endpoint.Access.FILTERED ? Optional.of("registry:catalog:*") : Optional.empty();
        }
        Permission needed = endpoint.needed();
        String actions = switch (needed) {
            case IMAGE_PUSH -> "pull,push";
            case IMAGE_DELETE -> "delete";
            default -> "pull";
        };
        return Optional.of("repository:" + repository.get() + ":" + actions);
    }
}
