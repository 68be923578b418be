package dev.purser.identity;

import dev.purser.event.Decision;
import dev.purser.event.Permission;
import java.util.List;
import java.util.Optional;

/** Decides by the roles held, within what a token narrows them to. */
final class GrantAuthorizer implements Authorizer {
    @Override
    public Decision decide(
            Caller caller, Permission permission, Optional<String> namespace, Optional<String> repository) {
        Decision.Builder decision;
        if (permission == Permission.NONE) {
            decision = Decision.builder(permission, true).by("everybody");
        } else if (permission == Permission.IDENTITY_SELF) {
            decision = Decision.builder(
                            permission, !caller.anonymous() && caller.limits().isEmpty())
                    .by("self");
        } else {
            Optional<RoleGrant> grant = caller.grants().allowing(permission, namespace);
            boolean within = caller.limits()
                    .map(scopes -> within(scopes, permission, repository))
                    .orElse(true);
            decision = Decision.builder(permission, grant.isPresent() && within);
            if (!within && grant.isPresent()) {
                decision.by("token scope");
            } else {
                grant.map(RoleGrant::text).ifPresent(decision::by);
            }
        }
        namespace.ifPresent(decision::scope);
        return decision.build();
    }

    private static boolean within(List<TokenScope> scopes, Permission permission, Optional<String> repository) {
        if (repository.isEmpty()) {
            return lists(permission) && scopes.stream().anyMatch(TokenScope::catalog);
        }
        Optional<String> action = action(permission);
        return action.isPresent()
                && scopes.stream()
                        .filter(scope -> scope.repository() && scope.name().equals(repository.get()))
                        .anyMatch(scope -> scope.actions().contains(action.get())
                                || scope.actions().contains("*"));
    }

    private static boolean lists(Permission permission) {
        return permission == Permission.IMAGE_LIST
                || permission == Permission.REPOSITORY_LIST
                || permission == Permission.NAMESPACE_LIST;
    }

    /** The word of Docker's token scopes that stands for a permission. */
    static Optional<String> action(Permission permission) {
        return switch (permission) {
            case IMAGE_PULL, IMAGE_LIST, IMAGE_INSPECT, REPOSITORY_LIST -> Optional.of("pull");
            case IMAGE_PUSH -> Optional.of("push");
            case IMAGE_DELETE -> Optional.of("delete");
            default -> Optional.empty();
        };
    }

    @Override
    public Decision decideOver(Caller caller, String principal) {
        if (caller.limits().isEmpty() && caller.name().filter(principal::equals).isPresent()) {
            return Decision.builder(Permission.IDENTITY_SELF, true).by("self").build();
        }
        return decide(caller, Permission.IDENTITY_MANAGE, Optional.empty(), Optional.empty());
    }

    @Override
    public NamespaceFilter visible(Caller caller, Permission permission) {
        boolean within = caller.limits()
                .map(scopes -> within(scopes, permission, Optional.empty()))
                .orElse(true);
        return within ? caller.grants().where(permission) : NamespaceFilter.NOTHING;
    }
}
