package dev.purser.identity;

import dev.purser.event.Decision;
import dev.purser.event.Permission;
import java.util.Optional;

/** Decides what a caller may. Thread-safe; asks nobody, so it costs nothing. */
public interface Authorizer {
    /**
     * Whether the caller may do that in a repository.
     *
     * @param namespace the namespace that is touched; empty for the account
     * @param repository the repository's full name; empty where none is touched
     * @return granted or refused, with the role that granted it
     */
    Decision decide(Caller caller, Permission permission, Optional<String> namespace, Optional<String> repository);

    /**
     * Whether the caller may do that in a whole namespace, or to the account. Access tokens are made out for repositories,
     * so a caller narrowed by one is refused here: where a repository is known, name it.
     */
    default Decision decide(Caller caller, Permission permission, Optional<String> namespace) {
        return decide(caller, permission, namespace, Optional.empty());
    }

    /**
     * Whether the caller may manage that principal's own credentials: its own as a matter of course, another's by
     * {@link Permission#IDENTITY_MANAGE}.
     *
     * @param principal the name of a user or robot
     */
    Decision decideOver(Caller caller, String principal);

    /** Which namespaces a list may show. */
    NamespaceFilter visible(Caller caller, Permission permission);
}
