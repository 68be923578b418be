package dev.purser.identity;

import dev.purser.event.Permission;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The roles that a caller holds.
 *
 * @param roles in the order in which they decide
 */
public record Grants(List<RoleGrant> roles) {
    public static final Grants NOTHING = new Grants(List.of());

    public Grants {
        roles = List.copyOf(roles);
    }

    public boolean administrator() {
        return roles.stream().anyMatch(grant -> grant.role() == Role.ADMINISTRATOR);
    }

    /** The first grant that allows it there; empty if none does. */
    public Optional<RoleGrant> allowing(Permission permission, Optional<String> namespace) {
        for (RoleGrant grant : roles) {
            if (grant.role().grants(permission) && reaches(grant, permission, namespace)) {
                return Optional.of(grant);
            }
        }
        return Optional.empty();
    }

    private static boolean reaches(RoleGrant grant, Permission permission, Optional<String> namespace) {
        return grant.namespace().isEmpty()
                || permission.scope() == Permission.Scope.NAMESPACE
                        && grant.namespace().equals(namespace);
    }

    /** In which namespaces it is allowed. */
    public NamespaceFilter where(Permission permission) {
        List<RoleGrant> allowing =
                roles.stream().filter(grant -> grant.role().grants(permission)).toList();
        if (allowing.stream().anyMatch(grant -> grant.namespace().isEmpty())) {
            return NamespaceFilter.ALL;
        }
        if (permission.scope() == Permission.Scope.ACCOUNT) {
            return NamespaceFilter.NOTHING;
        }
        Set<String> namespaces =
                allowing.stream().flatMap(grant -> grant.namespace().stream()).collect(Collectors.toSet());
        return NamespaceFilter.only(namespaces);
    }
}
