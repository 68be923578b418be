package dev.purser.identity;

import dev.purser.event.Decision;
import dev.purser.event.Permission;
import java.util.List;
import java.util.Optional;

/** Decides by the roles that the caller holds, within what its token is made out for. */
final class GrantAuthorizer implements Authorizer {
    @Override
    public Decision decide(
            Caller caller, Permission permission, Optional<String> namespace, Optional<String> repository) {
        if (permission == Permission.NONE) {
            return decision(permission, namespace, Optional.of("everybody"));
        }
        boolean within = caller.limits()
                .map(limits -> TokenReach.covers(limits, permission, repository))
                .orElse(true);
        if (!within) {
            return decision(permission, namespace, Optional.empty());
        }
        if (permission == Permission.IDENTITY_SELF) {
            return decision(permission, namespace, caller.anonymous() ? Optional.empty() : Optional.of("self"));
        }
        return decision(
                permission,
                namespace,
                caller.grants().allowing(permission, namespace).map(RoleGrant::text));
    }

    @Override
    public Decision decideOver(Caller caller, String principal) {
        boolean itself = caller.name().equals(Optional.of(principal));
        return decide(caller, itself ? Permission.IDENTITY_SELF : Permission.IDENTITY_MANAGE, Optional.empty());
    }

    @Override
    public NamespaceFilter visible(Caller caller, Permission permission) {
        boolean within = caller.limits()
                .map(limits -> TokenReach.lists(limits, permission))
                .orElse(true);
        return within ? caller.grants().where(permission) : NamespaceFilter.NOTHING;
    }

    private static Decision decision(Permission permission, Optional<String> namespace, Optional<String> by) {
        return new Decision(permission, by.isPresent(), namespace, by);
    }

    /** The roles' verdict for a scope's action, for whoever makes a token out. */
    boolean allows(Caller caller, String repository, String action) {
        Optional<String> namespace = Optional.of(TokenReach.namespace(repository));
        List<Permission> needed = TokenReach.needed(action);
        return !needed.isEmpty()
                && needed.stream()
                        .allMatch(permission -> decide(caller, permission, namespace, Optional.of(repository))
                                .granted());
    }
}
