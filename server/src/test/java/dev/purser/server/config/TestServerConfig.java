package dev.purser.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.event.Action;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two fixed tests: what stands where nobody sets anything, and every setting set to something else. */
class TestServerConfig {
    @TempDir
    private Path folder;

    @Test
    void defaults() {
        assertThat(ConfigLoader.load(List.of(), Map.of(), folder).config())
                .isEqualTo(new ServerConfig(
                        Path.of("data").toAbsolutePath(),
                        new ListenSettings("127.0.0.1", 5000, false),
                        new TlsSettings(Optional.empty(), Duration.ofSeconds(30)),
                        new HttpSettings(
                                Optional.empty(),
                                List.of(),
                                2048,
                                Duration.ofMinutes(2),
                                Duration.ofMinutes(1),
                                Duration.ofSeconds(20)),
                        new RegistrySettings(
                                true,
                                true,
                                true,
                                4L << 20,
                                10_000,
                                16L << 20,
                                1000,
                                Duration.ofDays(1),
                                Duration.ofDays(1),
                                Duration.ofHours(1)),
                        new IdentitySettings(
                                "purser",
                                false,
                                Duration.ofMinutes(5),
                                Duration.ofDays(90),
                                Duration.ofDays(30),
                                Duration.ofMinutes(1),
                                19L << 20,
                                2,
                                2,
                                2),
                        new ThrottleSettings(10, Duration.ofSeconds(1), Duration.ofMinutes(5), Duration.ofMinutes(15)),
                        new JournalSettings("purser.dev/journal", 64L << 20, 4 << 20, Duration.ofSeconds(1), 64L << 20),
                        new RecordSettings(Set.of(), Set.of(), Duration.ofSeconds(10), Duration.ofSeconds(1)),
                        new MetadataSettings(
                                MetadataSettings.Kind.SQLITE,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Duration.ofSeconds(10),
                                16L << 20),
                        new OriginSettings("purser", Optional.empty(), "local", Optional.empty(), Optional.empty()),
                        new DeliverySettings(
                                Optional.empty(),
                                Duration.ofMillis(500),
                                Duration.ofMinutes(5),
                                10,
                                Duration.ofMinutes(1),
                                Duration.ofMinutes(2),
                                Duration.ofSeconds(10),
                                1024,
                                Duration.ofDays(400),
                                25),
                        new RetentionSettings(Optional.empty(), Optional.empty(), Optional.empty()),
                        new LakeSettings(
                                true,
                                Set.of(
                                        "AzureActivity",
                                        "ActivityTracker",
                                        "CloudTrail",
                                        "ContainerRegistryLoginEvents",
                                        "ContainerRegistryRepositoryEvents",
                                        "Event",
                                        "PurserEvents",
                                        "RegistryEvents",
                                        "Syslog"),
                                Map.of(),
                                Duration.ofDays(30),
                                Duration.ofMinutes(5),
                                500_000,
                                512L << 20,
                                Optional.empty(),
                                true),
                        new QuerySettings(
                                500_000,
                                64L << 20,
                                Duration.ofMinutes(3),
                                Duration.ofMinutes(10),
                                5,
                                200,
                                Duration.ofMinutes(3),
                                200,
                                Duration.ofSeconds(30)),
                        new AwsSettings(
                                Optional.empty(),
                                "us-east-1",
                                AwsSettings.Buckets.FOLDER,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Duration.ofMinutes(5),
                                Duration.ofHours(1)),
                        new AzureSettings(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        new IbmSettings("us-south", "2026", "global"),
                        new ObserveSettings(ObserveSettings.Format.TEXT, ObserveSettings.Level.INFO, true, true)));
    }

    @Test
    void everySettingSetToSomethingElse() throws Exception {
        Path certificate = Files.writeString(folder.resolve("cert.pem"), "certificate");
        Path key = Files.writeString(folder.resolve("key.pem"), "key");
        Path password = Files.writeString(folder.resolve("password"), "secret\n");
        Map<String, String> given = new HashMap<>(Map.of(
                "data", folder.resolve("elsewhere").toString(),
                "listen.host", "192.0.2.7",
                "listen.port", "8443",
                "listen.plain-text-from-anywhere", "true",
                "tls.certificate", certificate.toString(),
                "tls.key", key.toString(),
                "tls.reload-interval", "5m"));
        given.putAll(Map.of(
                "http.external-url", "https://registry.example.com:8443/",
                "http.trusted-proxies", "10.0.0.0/8, 2001:db8::1",
                "http.max-in-flight", "7",
                "http.idle-timeout", "30s",
                "http.body-timeout", "10s",
                "http.drain-timeout", "0s"));
        given.putAll(Map.of(
                "registry.create-namespaces", "false",
                "registry.create-repositories", "false",
                "registry.sparse-manifests", "false",
                "registry.max-manifest-size", "8MiB",
                "registry.max-manifest-references", "128",
                "registry.manifest-cache-size", "0B",
                "registry.max-page", "50",
                "registry.upload-expiry", "2d",
                "registry.gc-grace", "3d",
                "registry.gc-interval", "12h"));
        given.putAll(Map.of(
                "identity.service", "registry.example.com",
                "identity.anonymous-pull", "true",
                "identity.token-lifetime", "90s",
                "identity.refresh-lifetime", "1h30m",
                "identity.key-rotation", "7d",
                "identity.verified-for", "0s",
                "identity.argon2-memory", "64MiB",
                "identity.argon2-passes", "3",
                "identity.hashes-at-once", "4",
                "identity.access-keys-per-principal", "5"));
        given.putAll(Map.of(
                "throttle.free-failures", "3",
                "throttle.first-block", "2s",
                "throttle.longest-block", "1h",
                "throttle.memory", "1d",
                "record.strict", "logins, image.pull",
                "record.available", "image.push",
                "record.fold-window", "1m",
                "record.fold-wait", "500ms"));
        given.putAll(Map.of(
                "journal.origin", "registry.example.com/journal",
                "journal.segment-bytes", "128MiB",
                "journal.batch-bytes", "1MiB",
                "journal.checkpoint-interval", "2s",
                "journal.start-check-bytes", "1GiB"));
        given.putAll(Map.of(
                "metadata.kind", "postgresql",
                "metadata.url", "jdbc:postgresql://localhost/purser",
                "metadata.user", "purser",
                "metadata.password-file", password.toString(),
                "metadata.readers", "9",
                "metadata.busy-timeout", "3s",
                "metadata.cache-size", "1MiB"));
        given.putAll(Map.of(
                "delivery.folders", folder.resolve("out").toString(),
                "delivery.first-back-off", "1s",
                "delivery.longest-back-off", "10m",
                "delivery.breaker-failures", "3",
                "delivery.breaker-pause", "2m",
                "delivery.attempt-limit", "30s",
                "delivery.close-limit", "0s",
                "delivery.page-events", "512",
                "delivery.keep-objects", "30d",
                "delivery.share", "50"));
        given.putAll(Map.of("journal.keep", "365d", "journal.keep-bytes", "1TiB", "journal.hard-limit", "2TiB"));
        given.putAll(Map.of(
                "lake.enabled", "false",
                "lake.tables", "CloudTrail, Syslog",
                "lake.keep", "CloudTrail=90d",
                "lake.log-keep", "7d",
                "lake.flush-interval", "1m",
                "lake.flush-rows", "10000",
                "lake.memory", "256MiB",
                "lake.threads", "3",
                "lake.server-log", "false"));
        given.putAll(Map.of(
                "lake.query-rows", "1000",
                "lake.query-bytes", "1MiB",
                "lake.query-time", "10s",
                "lake.query-longest", "1m",
                "lake.query-running", "2",
                "lake.query-queued", "7",
                "lake.query-queue-time", "9s",
                "lake.query-per-user", "30",
                "lake.query-user-window", "2m"));
        given.putAll(Map.of(
                "azure.subscription", "11111111-1111-1111-1111-111111111111",
                "azure.resource-group", "rg1",
                "azure.registry", "contosoreg",
                "azure.region", "westeurope",
                "azure.tenant", "22222222-2222-2222-2222-222222222222",
                "ibm.region", "eu-central",
                "ibm.edition", "2020"));
        given.putAll(Map.of(
                "aws.account", "123456789012",
                "aws.region", "eu-central-1",
                "aws.buckets", "s3",
                "aws.s3-endpoint", "https://s3.example.com",
                "aws.s3-access-key", "AKIAIOSFODNN7EXAMPLE",
                "aws.s3-secret-file", password.toString(),
                "aws.file-interval", "1m",
                "aws.digest-interval", "10m",
                "ibm.global-location", "us-east"));
        given.putAll(Map.of(
                "origin.account", "acme",
                "origin.registry", "registry.example.com",
                "origin.location", "eu-de",
                "origin.resource-group", "images",
                "origin.node", "a",
                "logging.format", "json",
                "logging.level", "debug",
                "metrics.enabled", "false",
                "metrics.require-credential", "false"));

        assertThat(given.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Settings.all().stream().map(Setting::name).toList());
        Settings.all().forEach(one -> assertThat(one.byDefault()).isNotEqualTo(Optional.of(given.get(one.name()))));
        List<String> flags = given.entrySet().stream()
                .map(one -> "--" + one.getKey() + "=" + one.getValue())
                .toList();
        ServerConfig config = ConfigLoader.load(flags, Map.of(), folder).config();

        assertThat(config)
                .isEqualTo(new ServerConfig(
                        folder.resolve("elsewhere"),
                        new ListenSettings("192.0.2.7", 8443, true),
                        new TlsSettings(Optional.of(new TlsSettings.Files(certificate, key)), Duration.ofMinutes(5)),
                        new HttpSettings(
                                Optional.of(URI.create("https://registry.example.com:8443")),
                                List.of("10.0.0.0/8", "2001:db8::1"),
                                7,
                                Duration.ofSeconds(30),
                                Duration.ofSeconds(10),
                                Duration.ZERO),
                        new RegistrySettings(
                                false,
                                false,
                                false,
                                8L << 20,
                                128,
                                0,
                                50,
                                Duration.ofDays(2),
                                Duration.ofDays(3),
                                Duration.ofHours(12)),
                        new IdentitySettings(
                                "registry.example.com",
                                true,
                                Duration.ofSeconds(90),
                                Duration.ofMinutes(90),
                                Duration.ofDays(7),
                                Duration.ZERO,
                                64L << 20,
                                3,
                                4,
                                5),
                        new ThrottleSettings(3, Duration.ofSeconds(2), Duration.ofHours(1), Duration.ofDays(1)),
                        new JournalSettings(
                                "registry.example.com/journal", 128L << 20, 1 << 20, Duration.ofSeconds(2), 1L << 30),
                        new RecordSettings(
                                Set.of(Action.LOGIN, Action.IMAGE_PULL),
                                Set.of(Action.IMAGE_PUSH),
                                Duration.ofMinutes(1),
                                Duration.ofMillis(500)),
                        new MetadataSettings(
                                MetadataSettings.Kind.POSTGRESQL,
                                Optional.of("jdbc:postgresql://localhost/purser"),
                                Optional.of("purser"),
                                Optional.of(password),
                                Optional.of(9),
                                Duration.ofSeconds(3),
                                1L << 20),
                        new OriginSettings(
                                "acme",
                                Optional.of("registry.example.com"),
                                "eu-de",
                                Optional.of("images"),
                                Optional.of("a")),
                        new DeliverySettings(
                                Optional.of(folder.resolve("out")),
                                Duration.ofSeconds(1),
                                Duration.ofMinutes(10),
                                3,
                                Duration.ofMinutes(2),
                                Duration.ofSeconds(30),
                                Duration.ZERO,
                                512,
                                Duration.ofDays(30),
                                50),
                        new RetentionSettings(
                                Optional.of(Duration.ofDays(365)), Optional.of(1L << 40), Optional.of(2L << 40)),
                        new LakeSettings(
                                false,
                                Set.of("CloudTrail", "Syslog"),
                                Map.of("CloudTrail", Duration.ofDays(90)),
                                Duration.ofDays(7),
                                Duration.ofMinutes(1),
                                10_000,
                                256L << 20,
                                Optional.of(3),
                                false),
                        new QuerySettings(
                                1_000,
                                1L << 20,
                                Duration.ofSeconds(10),
                                Duration.ofMinutes(1),
                                2,
                                7,
                                Duration.ofSeconds(9),
                                30,
                                Duration.ofMinutes(2)),
                        new AwsSettings(
                                Optional.of("123456789012"),
                                "eu-central-1",
                                AwsSettings.Buckets.S3,
                                Optional.of(URI.create("https://s3.example.com")),
                                Optional.of("AKIAIOSFODNN7EXAMPLE"),
                                Optional.of(password),
                                Duration.ofMinutes(1),
                                Duration.ofMinutes(10)),
                        new AzureSettings(
                                Optional.of("11111111-1111-1111-1111-111111111111"),
                                Optional.of("rg1"),
                                Optional.of("contosoreg"),
                                Optional.of("westeurope"),
                                Optional.of("22222222-2222-2222-2222-222222222222")),
                        new IbmSettings("eu-central", "2020", "us-east"),
                        new ObserveSettings(ObserveSettings.Format.JSON, ObserveSettings.Level.DEBUG, false, false)));
    }
}
