package dev.purser.server.config;

import dev.purser.metadata.MetadataConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The metadata database.
 *
 * @param kind which engine
 * @param url the JDBC URL, for PostgreSQL
 * @param user the role to connect as, for PostgreSQL
 * @param passwordFile the file with that role's password
 * @param readers connections that reads share; empty for two per processor, at least four
 * @param busyTimeout how long to wait for a lock or a connection
 * @param cacheBytes the writer's page cache, for SQLite
 */
public record MetadataSettings(
        Kind kind,
        Optional<String> url,
        Optional<String> user,
        Optional<Path> passwordFile,
        Optional<Integer> readers,
        Duration busyTimeout,
        long cacheBytes) {
    /** The engines that there are. */
    public enum Kind {
        SQLITE,
        POSTGRESQL
    }

    static final Setting<Kind> KIND = Setting.of(
            "metadata.kind",
            ValueTypes.oneOf(Kind.class),
            "sqlite",
            "The database that keeps names, references, users and settings: SQLite inside this program, in the data"
                    + " folder, or PostgreSQL 14 or later.");
    static final Setting<String> URL = Setting.<String>open(
                    "metadata.url",
                    ValueTypes.text("JDBC URL", "jdbc:postgresql://host:port/database", "jdbc:postgresql:.{1,2000}"),
                    "none; PostgreSQL needs it",
                    "Where PostgreSQL is, as in `jdbc:postgresql://db.example.com/purser?sslmode=verify-full`. Holds no"
                            + " password.")
            .asSecret();
    static final Setting<String> USER = Setting.open(
            "metadata.user", ValueTypes.text(63), "none; PostgreSQL needs it", "The role to connect to PostgreSQL as.");
    static final Setting<Path> PASSWORD_FILE = Setting.open(
            "metadata.password-file",
            ValueTypes.PATH,
            "no password is sent",
            "File whose first line is that role's password; let only the program's user read it.");
    static final Setting<Integer> READERS = Setting.open(
            "metadata.readers",
            ValueTypes.integer(1, 256),
            "two per processor, at least 4",
            "Connections that reads share. More reads than that at one moment wait for one another.");
    static final Setting<Duration> BUSY_TIMEOUT = Setting.of(
            "metadata.busy-timeout",
            ValueTypes.time("100ms", "5m"),
            "10s",
            "How long to wait for a lock that another program holds, and for a connection.");
    static final Setting<Long> CACHE = Setting.of(
            "metadata.cache-size",
            ValueTypes.size("256KiB", "4GiB"),
            "16MiB",
            "SQLite's page cache for writing; each reading connection has a quarter of it.");
    static final List<Setting<?>> ALL = List.of(KIND, URL, USER, PASSWORD_FILE, READERS, BUSY_TIMEOUT, CACHE);

    static MetadataSettings from(Values values) {
        MetadataSettings metadata = new MetadataSettings(
                values.get(KIND),
                values.find(URL),
                values.find(USER),
                values.find(PASSWORD_FILE).map(Path::toAbsolutePath),
                values.find(READERS),
                values.get(BUSY_TIMEOUT),
                values.get(CACHE));
        boolean postgres = metadata.kind() == Kind.POSTGRESQL;
        for (Setting<?> needed : List.of(URL, USER)) {
            if (postgres && !values.given(needed)) {
                values.report(needed, "is missing, and metadata.kind is postgresql", "set it");
            }
        }
        for (Setting<?> idle : List.of(URL, USER, PASSWORD_FILE)) {
            if (!postgres && values.given(idle)) {
                values.report(idle, "is set, but metadata.kind is sqlite", "set metadata.kind to postgresql");
            }
        }
        if (metadata.url().filter(MetadataSettings::holdsPassword).isPresent()) {
            values.report(URL, "holds a password", "put it into a file and name that in metadata.password-file");
        }
        if (metadata.passwordFile().filter(file -> !Files.isReadable(file)).isPresent()) {
            values.report(PASSWORD_FILE, "names no file that can be read", "name one that the program may read");
        }
        return metadata;
    }

    private static boolean holdsPassword(String url) {
        return url.toLowerCase(Locale.ROOT).contains("password=") || url.matches("jdbc:postgresql://[^/?]*:[^/?]*@.*");
    }

    /**
     * What the database is opened with; reads the password's file.
     *
     * @throws UncheckedIOException if that cannot be read any more
     */
    public MetadataConfig toMetadataConfig(Path data) {
        MetadataConfig usual = kind == Kind.SQLITE ? MetadataConfig.defaults(data) : MetadataConfig.of(postgres());
        return new MetadataConfig(
                usual.database(),
                readers.orElse(usual.readers()),
                busyTimeout,
                Math.toIntExact(cacheBytes >> 10),
                usual.maxGroup());
    }

    private MetadataConfig.Postgres postgres() {
        return new MetadataConfig.Postgres(url.orElseThrow(), user.orElseThrow(), password());
    }

    private String password() {
        if (passwordFile.isEmpty()) {
            return "";
        }
        try {
            return Files.readString(passwordFile.get()).lines().findFirst().orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException("metadata.password-file cannot be read", e);
        }
    }
}
