package dev.purser.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestConfigLoader {
    @TempDir
    private Path folder;

    private ServerConfig load(Map<String, String> environment, String... flags) {
        return ConfigLoader.load(List.of(flags), environment, folder).config();
    }

    private List<String> problems(Map<String, String> environment, String... flags) {
        return catchThrowableOfType(ConfigException.class, () -> load(environment, flags)).problems().stream()
                .map(Problem::toString)
                .toList();
    }

    private void file(String text) throws Exception {
        Files.writeString(folder.resolve(ConfigLoader.USUAL_FILE), text);
    }

    @Test
    void flagsWinOverEnvironmentOverFileOverDefault() throws Exception {
        assertThat(load(Map.of()).listen().port()).isEqualTo(5000);
        file("listen:\n  port: 1\n");
        assertThat(load(Map.of()).listen().port()).isEqualTo(1);
        assertThat(load(Map.of("PURSER_LISTEN_PORT", "2")).listen().port()).isEqualTo(2);
        assertThat(load(Map.of("PURSER_LISTEN_PORT", "2"), "--listen.port=3")
                        .listen()
                        .port())
                .isEqualTo(3);
    }

    @Test
    void theLastOfTwoFlagsStands() {
        assertThat(load(Map.of(), "--listen.port=3", "--listen.port", "4")
                        .listen()
                        .port())
                .isEqualTo(4);
    }

    @Test
    void aFlagMayStandAloneOrApartFromItsValue() {
        ServerConfig config = load(Map.of(), "--identity.anonymous-pull", "--data", "/srv/purser");
        assertThat(config.identity().anonymousPull()).isTrue();
        assertThat(config.data()).isEqualTo(Path.of("/srv/purser"));
    }

    @Test
    void aFileMayNestOrUseDotsAndWriteLists() throws Exception {
        file("""
                # a comment
                journal.segment-bytes: 1MiB
                journal:
                  batch-bytes: 64KiB
                http:
                  trusted-proxies: [10.0.0.0/8, "::1"]
                record:
                  strict:
                    - reads
                """);
        ServerConfig config = load(Map.of());
        assertThat(config.journal().segmentBytes()).isEqualTo(1 << 20);
        assertThat(config.journal().batchBytes()).isEqualTo(64 << 10);
        assertThat(config.http().trustedProxies()).containsExactly("10.0.0.0/8", "::1");
        assertThat(config.record().strict()).isNotEmpty().allMatch(one -> one.readOnly());
    }

    @Test
    void anotherFileIsNamedByFlagOrEnvironment() throws Exception {
        Path other = Files.writeString(folder.resolve("other.yaml"), "listen.port: 7");
        assertThat(load(Map.of("PURSER_CONFIG", other.toString())).listen().port())
                .isEqualTo(7);
        assertThat(load(Map.of("PURSER_CONFIG", "nowhere.yaml"), "--config=other.yaml")
                        .listen()
                        .port())
                .isEqualTo(7);
        assertThat(problems(Map.of(), "--config=nowhere.yaml"))
                .singleElement()
                .asString()
                .contains("nowhere.yaml:1: there is no such file");
    }

    @Test
    void allProblemsAreReportedTogetherEachWithItsPlaceAndAdvice() throws Exception {
        file("""
                listen:
                  port: many
                journal:
                  segment-byte: 64MiB
                log:
                  level: info
                """);
        Path yaml = folder.resolve("purser.yaml");
        assertThat(problems(
                        Map.of("PURSER_LISTEN_HOSTS", "x", "PURSER_REGISTRY_GC_GRACE", "soon"),
                        "--metrics.enabled=yes",
                        "stray"))
                .containsExactlyInAnyOrder(
                        "command line: \"stray\" is no flag; write --name=value",
                        yaml + ":4: there is no setting journal.segment-byte; did you mean journal.segment-bytes?",
                        yaml + ":6: log.level is not taken; set logging.level",
                        "PURSER_LISTEN_HOSTS: no setting has this variable; did you mean PURSER_LISTEN_HOST?",
                        yaml + ":2: listen.port is no whole number (\"many\"); write a whole number from 0 to 65535",
                        "PURSER_REGISTRY_GC_GRACE: registry.gc-grace is no length of time (\"soon\"); write "
                                + Quantity.TIME_SYNTAX,
                        "--metrics.enabled: metrics.enabled is neither true nor false (\"yes\"); write true or"
                                + " false");
    }

    @Test
    void whatIsOnlyTheEndOfANameIsRecognised() {
        assertThat(problems(Map.of("PURSER_PORT", "8080"), "--anonymous-pull"))
                .containsExactly(
                        "PURSER_PORT: no setting has this variable; did you mean PURSER_LISTEN_PORT?",
                        "--anonymous-pull: there is no setting anonymous-pull; did you mean identity.anonymous-pull?");
        assertThat(problems(Map.of(), "--completely-else=1"))
                .singleElement()
                .asString()
                .contains("docs/configuration.md");
    }

    @Test
    void variablesOfOthersAreLeftAlone() {
        ServerConfig config = load(Map.of(
                "PATH", "/bin",
                "PURSER_JAVA_OPTIONS", "-Xmx1g",
                "PURSER_SERVICE_HOST", "10.0.0.1",
                "PURSER_PORT", "tcp://10.0.0.1:5000",
                "PURSER_PORT_5000_TCP", "tcp://10.0.0.1:5000",
                "PURSER_PORT_5000_TCP_ADDR", "10.0.0.1"));
        assertThat(config).isEqualTo(ConfigLoader.defaults());
    }

    @Test
    void aSecretIsNeverShown() {
        assertThat(problems(
                        Map.of(),
                        "--metadata.kind=postgresql",
                        "--metadata.user=purser",
                        "--metadata.url=jdbc:mysql://db/purser?password=hunter2"))
                .singleElement()
                .asString()
                .startsWith("--metadata.url: metadata.url is no JDBC URL; ")
                .doesNotContain("hunter2");
        assertThat(problems(
                        Map.of(),
                        "--metadata.kind=postgresql",
                        "--metadata.user=purser",
                        "--metadata.url=jdbc:postgresql://db/purser?user=x&PassWord=hunter2"))
                .singleElement()
                .asString()
                .contains("holds a password")
                .doesNotContain("hunter2");
    }

    @Test
    void aListIsRefusedWhereOneValueIsMeant() throws Exception {
        file("listen:\n  port: [1, 2]\n");
        assertThat(problems(Map.of())).singleElement().asString().contains("takes one value, not a list");
    }

    @Test
    void plainTextFromAnywhereIsRefusedUnlessItIsAskedFor() {
        assertThat(problems(Map.of(), "--listen.host=0.0.0.0"))
                .singleElement()
                .asString()
                .startsWith(
                        "--listen.host: listen.host is no loopback address, and there is no TLS; set tls.certificate");
        ServerConfig config = load(Map.of(), "--listen.host=0.0.0.0", "--listen.plain-text-from-anywhere");
        assertThat(config.listen().host()).isEqualTo("0.0.0.0");
        for (String near : List.of("127.0.0.1", "127.8.8.8", "::1", "localhost")) {
            assertThat(load(Map.of(), "--listen.host=" + near).listen().loopback())
                    .as(near)
                    .isTrue();
        }
    }

    @Test
    void withTlsAllAddressesAreBound() throws Exception {
        Path pem = Files.writeString(folder.resolve("pem"), "");
        assertThat(load(Map.of(), "--tls.certificate=" + pem, "--tls.key=" + pem)
                        .listen()
                        .host())
                .isEqualTo("0.0.0.0");
        assertThat(problems(Map.of(), "--tls.certificate=" + pem, "--listen.host=0.0.0.0"))
                .containsExactly("--tls.certificate: tls.certificate is set without tls.key; set both, or none");
        assertThat(problems(Map.of(), "--tls.certificate=" + pem, "--tls.key=" + folder.resolve("none")))
                .singleElement()
                .asString()
                .contains("tls.key names no file that can be read");
    }

    @Test
    void whatDoesNotFitTogetherIsReported() {
        assertThat(problems(
                        Map.of(),
                        "--metadata.user=x",
                        "--identity.refresh-lifetime=1s",
                        "--journal.segment-bytes=1MiB",
                        "--journal.batch-bytes=2MiB",
                        "--record.strict=all",
                        "--record.available=image.pull"))
                .hasSize(4)
                .anyMatch(one -> one.contains("metadata.kind is sqlite"))
                .anyMatch(one -> one.contains("shorter than identity.token-lifetime"))
                .anyMatch(one -> one.contains("larger than journal.segment-bytes"))
                .anyMatch(one -> one.contains("has image.pull, and so has record.strict"));
        assertThat(problems(Map.of(), "--metadata.kind=postgresql"))
                .containsExactly(
                        "default: metadata.url is missing, and metadata.kind is postgresql; set it",
                        "default: metadata.user is missing, and metadata.kind is postgresql; set it");
    }

    @Test
    void theExampleIsTheDefaults() throws Exception {
        file(ConfigExample.render());
        ConfigLoader.Loaded loaded = ConfigLoader.load(List.of(), Map.of(), folder);
        assertThat(loaded.config()).isEqualTo(ConfigLoader.defaults());
        assertThat(loaded.given().keySet())
                .containsExactlyInAnyOrderElementsOf(Settings.all().stream()
                        .filter(one -> one.byDefault().isPresent())
                        .map(Setting::name)
                        .toList());
    }
}
