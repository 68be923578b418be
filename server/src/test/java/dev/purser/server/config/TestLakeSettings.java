package dev.purser.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.lake.LakeConfig;
import dev.purser.lake.engine.EngineConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestLakeSettings {
    @TempDir
    private Path folder;

    private ServerConfig load(String... flags) {
        List<String> all =
                Stream.concat(Stream.of("--data=" + folder), Stream.of(flags)).toList();
        return ConfigLoader.load(all, Map.of(), folder).config();
    }

    @Test
    void rowsOfEventsAreKeptForEverAndLogsAMonth() {
        LakeConfig lake = load().lake().toLakeConfig(folder, Optional.empty());
        assertThat(lake.retention()).isEqualTo(Map.of("Event", Duration.ofDays(30), "Syslog", Duration.ofDays(30)));
        assertThat(lake.folder()).isEqualTo(folder.resolve("lake"));
        assertThat(lake.tables()).hasSize(9).contains("ContainerRegistryRepositoryEvents", "PurserEvents");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CloudTrail=90d, all=365d", "all=365d, CloudTrail = 90d"})
    void whatNamesATableStandsOverWhatNamesAll(String keep) {
        Map<String, Duration> kept = load("--lake.keep=" + keep)
                .lake()
                .toLakeConfig(folder, Optional.empty())
                .retention();
        assertThat(kept)
                .hasSize(9)
                .containsEntry("CloudTrail", Duration.ofDays(90))
                .containsEntry("Syslog", Duration.ofDays(365))
                .containsEntry("PurserEvents", Duration.ofDays(365));
    }

    @Test
    void rowsAreKeptNoLongerThanTheJournalUnlessSomebodyWantsIt() {
        ServerConfig usual = load("--journal.keep=100d");
        assertThat(usual.lake().toLakeConfig(folder, usual.retention().keep()).retention())
                .hasSize(9)
                .containsEntry("PurserEvents", Duration.ofDays(100))
                .containsEntry("Syslog", Duration.ofDays(30));
        assertThat(usual.lake().outlives(usual.retention().keep())).isFalse();
        ServerConfig longer = load("--journal.keep=100d", "--lake.keep=PurserEvents=200d");
        assertThat(longer.lake().outlives(longer.retention().keep())).isTrue();
        assertThat(ConfigCheck.risks(longer)).anyMatch(risk -> risk.toString().contains("lake.keep"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--lake.tables=cloudtrail",
                "--lake.keep=CloudTrail",
                "--lake.keep=CloudTrail=0d",
                "--lake.keep=Clouds=1d",
                "--lake.query-longest=1m",
                "--lake.memory=1MiB"
            })
    void whatCannotBeIsRefused(String flag) {
        assertThatThrownBy(() -> load(flag)).isInstanceOf(ConfigException.class);
    }

    @Test
    void theEngineReachesTheLakeAndItsOwnFolderOnly() {
        EngineConfig engine =
                load("--lake.memory=128MiB", "--lake.threads=1").lake().toEngineConfig(folder);
        assertThat(engine)
                .isEqualTo(
                        new EngineConfig(folder.resolve("lake-temp"), Set.of(folder.resolve("lake")), 128L << 20, 1));
    }

    @Test
    void queriesHaveAzuresLimits() {
        assertThat(load().query().toQueryConfig()).isEqualTo(dev.purser.lake.query.QueryConfig.DEFAULT);
    }
}
