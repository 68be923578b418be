package dev.purser.http;

import dev.purser.event.CallInterface;
import dev.purser.event.Permission;
import java.util.Optional;

/** What a token must allow for an endpoint, in the words of Docker's token scopes. */
final class TokenScopes {
    private TokenScopes() {}

    /**
     * @param repository the repository in the path
     * @param other another repository that is read from, as in a mount
     */
    static Optional<String> wanted(Endpoint endpoint, Optional<String> repository, Optional<String> other) {
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
        return Optional.of("repository:" + repository.get() + ":" + actions
                + other.map(from -> " repository:" + from + ":pull").orElse(""));
    }
}
