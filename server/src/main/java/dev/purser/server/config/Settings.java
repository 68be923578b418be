package dev.purser.server.config;

import java.util.List;
import java.util.Optional;

/**
 * All settings that there are, in the order of the reference. Each is defined beside the record that holds its value.
 */
public final class Settings {
    /**
     * What belongs together.
     *
     * @param title the heading in the reference
     * @param settings in order
     */
    public record Group(String title, List<Setting<?>> settings) {}

    private static final List<Group> GROUPS = List.of(
            new Group("Data", List.of(ServerConfig.DATA)),
            new Group("Listening", ListenSettings.ALL),
            new Group("TLS", TlsSettings.ALL),
            new Group("HTTP", HttpSettings.ALL),
            new Group("Registry", RegistrySettings.ALL),
            new Group("Identity", IdentitySettings.ALL),
            new Group("Throttling of password guessing", ThrottleSettings.ALL),
            new Group("Journal", JournalSettings.ALL),
            new Group("What the journal's failure stops", RecordSettings.ALL),
            new Group("Metadata database", MetadataSettings.ALL),
            new Group("Names in the record", OriginSettings.ALL),
            new Group("How long records are kept", RetentionSettings.ALL),
            new Group("Delivery", DeliverySettings.ALL),
            new Group("The record as tables", LakeSettings.ALL),
            new Group("Queries", QuerySettings.ALL),
            new Group("Amazon's face", AwsSettings.ALL),
            new Group("Azure's terms", AzureSettings.ALL),
            new Group("IBM's terms", IbmSettings.ALL),
            new Group("Logging and metrics", ObserveSettings.ALL));

    private static final List<Setting<?>> ALL = GROUPS.stream()
            .<Setting<?>>flatMap(group -> group.settings().stream())
            .toList();

    private Settings() {}

    public static List<Group> groups() {
        return GROUPS;
    }

    public static List<Setting<?>> all() {
        return ALL;
    }

    /** The setting of exactly that name. */
    public static Optional<Setting<?>> of(String name) {
        return ALL.stream().filter(one -> one.name().equals(name)).findFirst();
    }
}
