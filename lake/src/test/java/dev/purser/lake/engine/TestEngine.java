package dev.purser.lake.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.event.PurserException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestEngine {
    @TempDir
    Path folder;

    private Engine engine;

    @BeforeEach
    void open() throws Exception {
        Files.createDirectories(folder.resolve("in's"));
        Files.createDirectories(folder.resolve("in's-not"));
        Files.writeString(folder.resolve("in's-not/secret.csv"), "a\n1\n");
        Files.writeString(folder.resolve("secret.csv"), "a\n1\n");
        engine = Engine.open(new EngineConfig(folder.resolve("temp"), Set.of(folder.resolve("in's")), 64L << 20, 2));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private String run(String sql) throws SQLException {
        try (Connection connection = engine.connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            return result.next() ? result.getString(1) : "";
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = engine.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void everyConnectionSeesTheSameTablesAndFunctions() throws Exception {
        execute("CREATE TABLE t AS SELECT 7 AS a");
        assertThat(run("SELECT a FROM t")).isEqualTo("7");
        assertThat(run("SELECT kql_parse_url('https://a.b/c')")).contains("\"Host\":\"a.b\"");
    }

    @Test
    void filesInItsFoldersAreWrittenAndRead() throws Exception {
        String file = folder.resolve("in's/deep/a.parquet").toString().replace("'", "''");
        Files.createDirectories(folder.resolve("in's/deep"));
        execute("COPY (SELECT 5 AS a) TO '" + file + "' (FORMAT parquet)");
        assertThat(run("SELECT a FROM read_parquet('" + file + "')")).isEqualTo("5");
    }

    @Test
    void noFileOutsideItsFoldersIsReadOrWritten() {
        String outside = folder.toString();
        for (String sql : new String[] {
            "SELECT * FROM read_csv('" + outside + "/secret.csv')",
            "SELECT * FROM '" + outside + "/secret.csv'",
            "SELECT * FROM read_text('" + outside + "/in''s/../secret.csv')",
            "SELECT * FROM read_text('" + outside + "/in''s-not/secret.csv')",
            "SELECT * FROM read_blob('/etc/passwd')",
            "SELECT * FROM glob('" + outside + "/*')",
            "SELECT * FROM read_json('/proc/self/environ')",
            "COPY (SELECT 1) TO '" + outside + "/made.csv'",
            "EXPORT DATABASE '" + outside + "/made'",
            "ATTACH '" + outside + "/made.db' AS other",
            "IMPORT DATABASE '" + outside + "'",
        }) {
            assertThatThrownBy(() -> execute(sql)).as(sql).isInstanceOf(SQLException.class);
        }
        assertThat(folder.resolve("made.csv")).doesNotExist();
        assertThat(folder.resolve("made.db")).doesNotExist();
        assertThat(folder.resolve("made")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSTALL httpfs",
                "LOAD httpfs",
                "INSTALL httpfs FROM community",
                "FORCE INSTALL httpfs FROM 'http://127.0.0.1:9'",
                "SELECT * FROM read_csv('http://127.0.0.1:9/a.csv')",
                "SELECT * FROM read_parquet('s3://bucket/a.parquet')",
                "CREATE SECRET s (TYPE s3, KEY_ID 'a', SECRET 'b')"
            })
    void noExtensionAndNoNetwork(String sql) {
        assertThatThrownBy(() -> execute(sql)).isInstanceOf(SQLException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET enable_external_access = true",
                "SET allowed_directories = ['/']",
                "SET allowed_paths = ['/etc/passwd']",
                "SET lock_configuration = false",
                "RESET lock_configuration",
                "SET memory_limit = '100GB'",
                "PRAGMA memory_limit = '100GB'",
                "SET temp_directory = '/tmp'",
                "SET threads = 64",
                "SET GLOBAL threads = 64",
                "SET SESSION enable_progress_bar = true",
                "PRAGMA enable_profiling",
                "SET log_query_path = '/tmp/log'",
                "SET home_directory = '/'",
                "SET extension_directory = '/tmp'",
                "SET secret_directory = '/tmp'"
            })
    void settingsAreLocked(String sql) {
        assertThatThrownBy(() -> execute(sql)).isInstanceOf(SQLException.class).hasMessageContaining("locked");
    }

    @Test
    void memoryIsBoundedAndTheEngineGoesOn() throws Exception {
        assertThatThrownBy(() -> run("SELECT list(range) FROM range(100000000)"))
                .isInstanceOf(SQLException.class);
        assertThat(run("SELECT 1")).isEqualTo("1");
    }

    @Test
    void whatIsBeyondMemoryGoesToItsOwnFolder() throws Exception {
        assertThat(run(
                        "SELECT count(*) FROM (SELECT range AS a, md5(range::VARCHAR) AS b FROM range(2000000) ORDER BY b)"
                                + " WHERE a >= 0"))
                .isEqualTo("2000000");
        assertThat(run("SELECT current_setting('temp_directory')"))
                .startsWith(folder.resolve("temp").toString());
    }

    @Test
    void rowsComeBeforeAllOfThemAreMade() throws Exception {
        try (Connection connection = engine.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT range, repeat('x', 1000) FROM range(1000000000000)")) {
            for (long i = 0; i < 10_000; i++) {
                assertThat(rows.next()).isTrue();
            }
        }
    }

    @Test
    void connectionsAreCountedUntilTheyAreClosed() throws Exception {
        Connection one = engine.connect();
        Connection two = engine.connect();
        assertThat(engine.connected()).isEqualTo(2);
        one.close();
        assertThat(engine.connected()).isEqualTo(1);
        engine.close();
        assertThat(two.isClosed()).isTrue();
        assertThatThrownBy(engine::connect).isInstanceOf(PurserException.class);
    }

    @Test
    void enginesDoNotSeeOneAnother() throws Exception {
        execute("CREATE TABLE t AS SELECT 7 AS a");
        try (Engine other = Engine.open(EngineConfig.of(folder.resolve("other"), Set.of()));
                Connection connection = other.connect();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeQuery("SELECT * FROM t")).isInstanceOf(SQLException.class);
        }
    }
}
