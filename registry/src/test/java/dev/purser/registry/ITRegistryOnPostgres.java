package dev.purser.registry;

import dev.purser.metadata.MetadataConfig;
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
import org.junit.jupiter.api.Nested;

/** The room's promises over a real PostgreSQL server, started for this class; skipped where none can be started. */
class ITRegistryOnPostgres {
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

    private static RegistryFixture postgres(Path data, RegistryConfig config) {
        String schema = "purser" + schemas++;
        try (Connection connection = server.orElseThrow().getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA " + schema);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        String url = server.orElseThrow().getJdbcUrl("postgres", "postgres") + "&currentSchema=" + schema;
        MetadataConfig database = MetadataConfig.of(new MetadataConfig.Postgres(url, "postgres", ""));
        return new RegistryFixture(data, config, database);
    }

    @Nested
    class UploadsOnPostgres extends TestUploads {
        @Override
        RegistryFixture fixture(Path data, RegistryConfig config) {
            return postgres(data, config);
        }
    }

    @Nested
    class ManifestsOnPostgres extends TestManifests {
        @Override
        RegistryFixture fixture(Path data, RegistryConfig config) {
            return postgres(data, config);
        }
    }

    @Nested
    class NamespacesOnPostgres extends TestNamespaces {
        @Override
        RegistryFixture fixture(Path data, RegistryConfig config) {
            return postgres(data, config);
        }
    }

    @Nested
    class CollectorOnPostgres extends TestCollector {
        @Override
        RegistryFixture fixture(Path data, RegistryConfig config) {
            return postgres(data, config);
        }
    }
}
