package dev.purser.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.event.PurserException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Against a real server, started for this class; skipped where none can be started. */
class TestPostgresMetadata extends AbstractMetadataTests {
    private static Optional<EmbeddedPostgres> server = Optional.empty();
    private static int schemas;

    @BeforeAll
    static void start() {
        try {
            server = Optional.of(
                    EmbeddedPostgres.builder().setServerConfig("fsync", "on").start());
        } catch (IOException | RuntimeException e) {
            System.out.println("The PostgreSQL tests are skipped, its server cannot start here: " + e.getMessage());
            Assumptions.abort("PostgreSQL cannot start here");
        }
    }

    @AfterAll
    static void stop() throws IOException {
        if (server.isPresent()) {
            server.get().close();
        }
    }

    @Override
    protected MetadataConfig config() throws SQLException {
        String schema = "purser" + schemas++;
        try (Connection connection = server.orElseThrow().getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA " + schema);
        }
        String url = server.orElseThrow().getJdbcUrl("postgres", "postgres") + "&currentSchema=" + schema;
        return MetadataConfig.of(new MetadataConfig.Postgres(url, "postgres", ""));
    }

    @Test
    void aLostConnectionFailsOneChangeAndIsReplaced() {
        Metadata metadata = metadata();
        String end = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                + "WHERE datname = current_database() AND pid <> pg_backend_pid()";
        assertThatThrownBy(() -> metadata.maintain(tx -> {
                    terminateOthers(end);
                    return tx.one("SELECT 1 AS one", row -> row.number("one"));
                }))
                .isInstanceOfSatisfying(
                        PurserException.class,
                        e -> assertThat(e.error()).isEqualTo(MetadataError.METADATA_UNAVAILABLE));
        assertThat(metadata.<Integer>maintain(tx -> tx.update("INSERT INTO thing (name) VALUES ('after')")))
                .isOne();
    }

    private void terminateOthers(String sql) {
        try (Connection connection = server.orElseThrow().getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void backupIsLeftToItsOwnTools() {
        assertThatThrownBy(() -> metadata().backup(Path.of("target", "copy.db")))
                .isInstanceOfSatisfying(
                        PurserException.class, e -> assertThat(e.error()).isEqualTo(MetadataError.BACKUP_ELSEWHERE));
    }
}
