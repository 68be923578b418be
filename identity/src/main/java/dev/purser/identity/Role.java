package dev.purser.identity;

import dev.purser.event.Permission;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A set of permissions under a name. {@code reader}, {@code writer} and {@code manager} mean what IBM Cloud's service roles
 * of Container Registry mean: a writer pushes, pulls and deletes, and cannot list or inspect.
 *
 * <p>Assigned for one namespace, a role grants its permissions of that scope there. Assigned for the registry, it grants
 * them in every namespace, and those of the account besides.
 */
public enum Role {
    /** Pulls, nothing else: what anonymous callers are usually given. */
    PULLER(true, EnumSet.of(Permission.IMAGE_PULL)),
    READER(true, RolePermissions.READER),
    WRITER(true, RolePermissions.WRITER),
    MANAGER(true, RolePermissions.MANAGER),
    /** Reads the record, and nothing else. */
    AUDITOR(false, EnumSet.of(Permission.LOG_READ)),
    /** May everything that is not reserved for the program's own jobs. */
    ADMINISTRATOR(false, EnumSet.complementOf(EnumSet.of(Permission.SYSTEM_JOB)));

    private final boolean namespaced;
    private final Set<Permission> permissions;

    Role(boolean namespaced, Set<Permission> permissions) {
        this.namespaced = namespaced;
        this.permissions = permissions;
    }

    /** The role of that name, or empty if there is none. */
    public static Optional<Role> of(String text) {
        return Arrays.stream(values()).filter(role -> role.text().equals(text)).findFirst();
    }

    /** The name as it stands in the API and in the record. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** True if it can be assigned for one namespace. */
    public boolean namespaced() {
        return namespaced;
    }

    public boolean grants(Permission permission) {
        return permissions.contains(permission);
    }
}
