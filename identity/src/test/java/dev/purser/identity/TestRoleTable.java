package dev.purser.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.event.Permission;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** IBM's table of service roles and actions, written down from cloud.ibm.com/docs/Registry?topic=Registry-iam. */
class TestRoleTable {
    private static final Map<Permission, Set<Role>> IBM = Map.ofEntries(
            Map.entry(Permission.IMAGE_PULL, EnumSet.of(Role.READER, Role.WRITER, Role.MANAGER)),
            Map.entry(Permission.IMAGE_PUSH, EnumSet.of(Role.WRITER, Role.MANAGER)),
            Map.entry(Permission.IMAGE_DELETE, EnumSet.of(Role.WRITER, Role.MANAGER)),
            Map.entry(Permission.RETENTION_SET, EnumSet.of(Role.WRITER, Role.MANAGER)),
            Map.entry(Permission.IMAGE_LIST, EnumSet.of(Role.READER, Role.MANAGER)),
            Map.entry(Permission.IMAGE_INSPECT, EnumSet.of(Role.READER, Role.MANAGER)),
            Map.entry(Permission.NAMESPACE_LIST, EnumSet.of(Role.READER, Role.MANAGER)),
            Map.entry(Permission.RETENTION_READ, EnumSet.of(Role.READER, Role.MANAGER)),
            Map.entry(Permission.QUOTA_GET, EnumSet.of(Role.READER, Role.WRITER, Role.MANAGER)),
            Map.entry(Permission.SETTINGS_GET, EnumSet.of(Role.READER, Role.WRITER, Role.MANAGER)),
            Map.entry(Permission.EXEMPTION_LIST, EnumSet.of(Role.READER, Role.MANAGER)),
            Map.entry(Permission.AUTH_GET, EnumSet.of(Role.MANAGER)),
            Map.entry(Permission.AUTH_SET, EnumSet.of(Role.MANAGER)),
            Map.entry(Permission.PLAN_GET, EnumSet.of(Role.MANAGER)),
            Map.entry(Permission.PLAN_SET, EnumSet.of(Role.MANAGER)),
            Map.entry(Permission.QUOTA_SET, EnumSet.of(Role.MANAGER)),
            Map.entry(Permission.SETTINGS_SET, EnumSet.of(Role.MANAGER)),
            Map.entry(Permission.NAMESPACE_CREATE, EnumSet.of(Role.MANAGER)),
            Map.entry(Permission.NAMESPACE_DELETE, EnumSet.of(Role.MANAGER)),
            Map.entry(Permission.EXEMPTION_MANAGE, EnumSet.of(Role.MANAGER)));

    @Test
    void theThreeRolesMeanWhatIbmMeans() {
        IBM.forEach((permission, roles) -> {
            for (Role role : List.of(Role.READER, Role.WRITER, Role.MANAGER)) {
                assertThat(role.grants(permission))
                        .as("%s %s", role, permission)
                        .isEqualTo(roles.contains(role));
            }
        });
    }

    @Test
    void whatRunsTheProgramIsForAdministratorsOnly() {
        for (Permission permission : List.of(
                Permission.IDENTITY_MANAGE,
                Permission.NETWORK_MANAGE,
                Permission.SYSTEM_MANAGE,
                Permission.LOG_ROUTE)) {
            for (Role role : Role.values()) {
                assertThat(role.grants(permission)).isEqualTo(role == Role.ADMINISTRATOR);
            }
        }
        for (Role role : Role.values()) {
            assertThat(role.grants(Permission.SYSTEM_JOB)).isFalse();
        }
    }
}
