package dev.purser.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.event.Action;
import dev.purser.event.PurserException;
import dev.purser.journal.MemoryJournal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestSqliteMetadata extends AbstractMetadataTests {
    @TempDir
    private Path folder;

    @Override
    protected MetadataConfig config() {
        return MetadataConfig.defaults(folder);
    }

    @Test
    void aBackupOfARunningDatabaseOpensAndHoldsTheMoment(@TempDir Path other) {
        Migration table = new Migration("test", 1, "CREATE TABLE thing (name TEXT NOT NULL)");
        Path copy = other.resolve("copy").resolve("metadata").resolve("purser.db");
        try (MetadataFixture source =
                MetadataFixture.sqlite(other.resolve("source"), List.of(table), Clock.systemUTC())) {
            Metadata metadata = source.metadata();
            metadata.change(
                    source.recording(Action.NAMESPACE_CREATE), tx -> tx.update("INSERT INTO thing VALUES ('before')"));
            metadata.backup(copy);
            metadata.change(
                    source.recording(Action.NAMESPACE_CREATE), tx -> tx.update("INSERT INTO thing VALUES ('after')"));
            assertThatThrownBy(() -> metadata.backup(copy))
                    .isInstanceOfSatisfying(
                            PurserException.class,
                            e -> assertThat(e.error()).isEqualTo(MetadataError.BACKUP_TARGET_EXISTS));
        }
        assertThat(copy.resolveSibling("purser.db.part")).doesNotExist();
        try (MetadataFixture restored =
                MetadataFixture.sqlite(other.resolve("copy"), List.of(table), Clock.systemUTC())) {
            assertThat(restored.metadata().list("SELECT name FROM thing", row -> row.text("name")))
                    .containsExactly("before");
        }
    }

    @Test
    void everyConnectionKeepsItsSettings() throws Exception {
        MetadataConfig config = MetadataConfig.defaults(folder);
        Engine engine = new SqliteEngine(config, ((MetadataConfig.Sqlite) config.database()).file());
        try (Session writer = new Session(engine.openWriter(), engine);
                Session reader = new Session(engine.openReader(), engine)) {
            assertThat(pragma(writer, "synchronous")).isEqualTo("2");
            assertThat(pragma(writer, "journal_mode")).isEqualTo("wal");
            assertThat(pragma(writer, "foreign_keys")).isEqualTo("1");
            assertThat(pragma(reader, "foreign_keys")).isEqualTo("1");
            assertThat(pragma(reader, "journal_mode")).isEqualTo("wal");
            assertThatThrownBy(() -> reader.update("DELETE FROM outbox")).isInstanceOf(RuntimeException.class);
        }
    }

    private static String pragma(Session session, String name) {
        return session.one("PRAGMA " + name, row -> row.text(name)).orElseThrow();
    }

    @Test
    void aFileThatIsNoDatabaseIsRefused(@TempDir Path other) throws Exception {
        MetadataConfig config = MetadataConfig.defaults(other);
        Path file = ((MetadataConfig.Sqlite) config.database()).file();
        Files.createDirectories(file.getParent());
        Files.write(file, "this is not what it should be".repeat(1000).getBytes());
        assertThatThrownBy(() -> new MetadataFixture(config, List.of(), Clock.systemUTC(), new MemoryJournal()))
                .isInstanceOfSatisfying(
                        PurserException.class,
                        e -> assertThat(e.error()).isEqualTo(MetadataError.METADATA_UNAVAILABLE));
    }
}
