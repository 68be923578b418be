package dev.purser.server.config;

import java.nio.file.Path;

/**
 * The whole configuration, checked; one part per room or concern. Immutable.
 *
 * @param data the one folder that everything is kept in, absolute
 * @param listen where requests come in
 * @param tls certificate and key
 * @param http how requests are treated
 * @param registry images and their life
 * @param identity tokens and passwords
 * @param throttle what password guessing meets
 * @param journal the durable log's files
 * @param record what the journal's failure stops, and how refusals are folded
 * @param metadata the metadata database
 * @param origin what every event says of where it happened
 * @param delivery how records are delivered
 * @param retention how long records are kept
 * @param lake the record as tables
 * @param query what queries may ask for
 * @param aws Amazon's terms
 * @param azure Azure's terms
 * @param ibm IBM's terms
 * @param observe logging and metrics
 */
public record ServerConfig(
        Path data,
        ListenSettings listen,
        TlsSettings tls,
        HttpSettings http,
        RegistrySettings registry,
        IdentitySettings identity,
        ThrottleSettings throttle,
        JournalSettings journal,
        RecordSettings record,
        MetadataSettings metadata,
        OriginSettings origin,
        DeliverySettings delivery,
        RetentionSettings retention,
        LakeSettings lake,
        QuerySettings query,
        AwsSettings aws,
        AzureSettings azure,
        IbmSettings ibm,
        ObserveSettings observe) {
    static final Setting<Path> DATA = Setting.of(
            "data",
            ValueTypes.PATH,
            "data",
            "The folder that holds everything: blobs, journal, metadata, keys. Made at the first start. Keep it on a"
                    + " local file system whose syncs are honest; a network file system is not one.");

    static ServerConfig from(Values values) {
        TlsSettings tls = TlsSettings.from(values);
        return new ServerConfig(
                values.get(DATA).toAbsolutePath().normalize(),
                ListenSettings.from(values, tls),
                tls,
                HttpSettings.from(values),
                RegistrySettings.from(values),
                IdentitySettings.from(values),
                ThrottleSettings.from(values),
                JournalSettings.from(values),
                RecordSettings.from(values),
                MetadataSettings.from(values),
                OriginSettings.from(values),
                DeliverySettings.from(values),
                RetentionSettings.from(values),
                LakeSettings.from(values),
                QuerySettings.from(values),
                AwsSettings.from(values),
                AzureSettings.from(values),
                IbmSettings.from(values),
                ObserveSettings.from(values));
    }
}
