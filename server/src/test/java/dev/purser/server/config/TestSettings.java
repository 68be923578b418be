package dev.purser.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.event.Action;
import dev.purser.event.Origin;
import dev.purser.identity.IdentityConfig;
import dev.purser.journal.JournalConfig;
import dev.purser.journal.RecorderConfig;
import dev.purser.metadata.MetadataConfig;
import dev.purser.registry.RegistryConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TestSettings {
    private static final Path DATA = Path.of("/srv/purser");

    private static ServerConfig load(String... flags) {
        return ConfigLoader.load(List.of(flags), Map.of(), Path.of("")).config();
    }

    @Test
    void namesAreWellFormedAndTheirVariablesDiffer() {
        assertThat(Settings.all())
                .extracting(Setting::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("data|[a-z]+\\.[a-z0-9]+(-[a-z0-9]+)*"));
        assertThat(Settings.all()).extracting(Setting::variable).doesNotHaveDuplicates();
        assertThat(Settings.all()).extracting(Setting::variable).doesNotContainAnyElementsOf(Environment.OTHERS);
        assertThat(Settings.all()).allMatch(one -> one.meaning().endsWith("."));
        assertThat(Settings.all())
                .allMatch(one -> one.byDefault().isEmpty() != one.otherwise().isEmpty());
    }

    @Test
    void aRemovedNameIsNoSettingAndItsAdviceNamesOnlyOnesThatAre() {
        assertThat(RemovedName.all()).allMatch(one -> Settings.of(one.name()).isEmpty());
    }

    /** The defaults are stated twice, for each room's own sake: they must not come apart. */
    @Test
    void theDefaultsAreTheRoomsOwn() {
        ServerConfig config = load();
        assertThat(config.journal().toJournalConfig(DATA)).isEqualTo(JournalConfig.defaults(DATA));
        assertThat(config.metadata().toMetadataConfig(DATA)).isEqualTo(MetadataConfig.defaults(DATA));
        assertThat(config.identity().toIdentityConfig(DATA, config.throttle()))
                .isEqualTo(IdentityConfig.defaults(DATA));
        assertThat(config.registry().toRegistryConfig()).isEqualTo(RegistryConfig.defaults());
        assertThat(config.record().toRecorderConfig(DATA, Origin.NONE)).isEqualTo(RecorderConfig.defaults(DATA));
    }

    @Test
    void actionsMoveBetweenStrictAndAvailable() {
        RecorderConfig recorder = load("--record.strict=reads", "--record.available=image.push")
                .record()
                .toRecorderConfig(DATA, Origin.NONE);
        assertThat(recorder.available()).containsExactlyInAnyOrder(Action.LOGIN, Action.IMAGE_PUSH);
        assertThat(load("--record.strict=all")
                        .record()
                        .toRecorderConfig(DATA, Origin.NONE)
                        .available())
                .isEmpty();
    }

    @Test
    void theRegistrysNameComesFromTheSettingOrTheUrlOrThePort() {
        assertThat(origin().registry()).contains("localhost:5000");
        assertThat(origin("--http.external-url=https://r.example.com:8443").registry())
                .contains("r.example.com:8443");
        assertThat(origin("--http.external-url=https://r.example.com", "--origin.registry=other")
                        .registry())
                .contains("other");
    }

    private static Origin origin(String... flags) {
        ServerConfig config = load(flags);
        return config.origin()
                .toOrigin(config.http().externalUrl(), config.listen().port());
    }

    @Test
    void thePasswordIsTheFirstLineOfItsFile(@org.junit.jupiter.api.io.TempDir Path folder) throws Exception {
        Path file = java.nio.file.Files.writeString(folder.resolve("p"), "s3cret word\n\n");
        MetadataConfig metadata = load(
                        "--metadata.kind=postgresql",
                        "--metadata.url=jdbc:postgresql://db/purser",
                        "--metadata.user=me",
                        "--metadata.password-file=" + file)
                .metadata()
                .toMetadataConfig(DATA);
        assertThat(metadata.database())
                .isEqualTo(new MetadataConfig.Postgres("jdbc:postgresql://db/purser", "me", "s3cret word"));
    }
}
