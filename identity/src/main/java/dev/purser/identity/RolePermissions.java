package dev.purser.identity;

import dev.purser.event.Permission;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which role holds which permission: IBM's table ({@code cloud.ibm.com/docs/Registry?topic=Registry-iam}), and for what
 * IBM has no name, what stands next to it: looking is the reader's, settings are the manager's.
 */
final class RolePermissions {
    static final Set<Permission> READER = EnumSet.of(
            Permission.IMAGE_PULL,
            Permission.IMAGE_LIST,
            Permission.IMAGE_INSPECT,
            Permission.NAMESPACE_LIST,
            Permission.REPOSITORY_LIST,
            Permission.RETENTION_READ,
            Permission.TRASH_LIST,
            Permission.VULNERABILITY_READ,
            Permission.QUOTA_GET,
            Permission.SETTINGS_GET,
            Permission.EXEMPTION_LIST);

    static final Set<Permission> WRITER = EnumSet.of(
            Permission.IMAGE_PULL,
            Permission.IMAGE_PUSH,
            Permission.IMAGE_DELETE,
            Permission.RETENTION_SET,
            Permission.TRASH_RESTORE,
            Permission.QUOTA_GET,
            Permission.SETTINGS_GET);

    static final Set<Permission> MANAGER = manager();

    private RolePermissions() {}

    private static Set<Permission> manager() {
        EnumSet<Permission> all = EnumSet.copyOf(READER);
        all.addAll(WRITER);
        all.addAll(EnumSet.of(
                Permission.IMAGE_LOCK,
                Permission.REPOSITORY_MANAGE,
                Permission.VULNERABILITY_SCAN,
                Permission.NAMESPACE_CREATE,
                Permission.NAMESPACE_UPDATE,
                Permission.NAMESPACE_DELETE,
                Permission.AUTH_GET,
                Permission.AUTH_SET,
                Permission.PLAN_GET,
                Permission.PLAN_SET,
                Permission.QUOTA_SET,
                Permission.SETTINGS_SET,
                Permission.EXEMPTION_MANAGE));
        return all;
    }
}
