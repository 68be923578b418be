package dev.purser.identity;

import dev.purser.event.Permission;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the actions of a token's scopes stand for. {@code pull} covers looking at the repository too, as far as the
 * caller's roles go; only {@code *} covers what is left of the permissions on namespaces.
 */
final class TokenReach {
    private static final Set<Permission> PULL = EnumSet.of(
            Permission.IMAGE_PULL,
            Permission.IMAGE_LIST,
            Permission.IMAGE_INSPECT,
            Permission.REPOSITORY_LIST,
            Permission.VULNERABILITY_READ);
    private static final Set<Permission> CATALOG =
            EnumSet.of(Permission.IMAGE_LIST, Permission.REPOSITORY_LIST, Permission.NAMESPACE_LIST);

    private TokenReach() {}

    /** The namespace of a repository: the first segment of its name. */
    static String namespace(String repository) {
        int slash = repository.indexOf('/');
        return slash < 0 ? repository : repository.substring(0, slash);
    }

    /** What one must hold to be given that action; empty for an action that is never given. */
    static List<Permission> needed(String action) {
        return switch (action) {
            case "pull" -> List.of(Permission.IMAGE_PULL);
            case "push" -> List.of(Permission.IMAGE_PUSH);
            case "delete" -> List.of(Permission.IMAGE_DELETE);
            case "*" ->
                List.of(
                        Permission.IMAGE_PULL,
                        Permission.IMAGE_PUSH,
                        Permission.IMAGE_DELETE,
                        Permission.REPOSITORY_MANAGE);
            default -> List.of();
        };
    }

    static boolean covers(List<TokenScope> scopes, Permission permission, Optional<String> repository) {
        return repository.isPresent()
                && scopes.stream()
                        .filter(scope -> scope.repository() && scope.name().equals(repository.get()))
                        .flatMap(scope -> scope.actions().stream())
                        .anyMatch(action -> covers(action, permission));
    }

    private static boolean covers(String action, Permission permission) {
        return switch (action) {
            case "pull" -> PULL.contains(permission);
            case "push" -> permission == Permission.IMAGE_PUSH;
            case "delete" -> permission == Permission.IMAGE_DELETE;
            case "*" -> permission.scope() == Permission.Scope.NAMESPACE;
            default -> false;
        };
    }

    static boolean lists(List<TokenScope> scopes, Permission permission) {
        return CATALOG.contains(permission)
                && scopes.stream()
                        .anyMatch(scope -> scope.catalog() && scope.actions().contains("*"));
    }
}
