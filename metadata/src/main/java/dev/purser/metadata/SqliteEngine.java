package dev.purser.metadata;

import dev.purser.event.PurserException;
import dev.purser.storage.DurableFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteException;
import org.sqlite.SQLiteOpenMode;

/** SQLite in WAL mode, every commit synced ({@code synchronous=FULL}), references enforced. */
final class SqliteEngine implements Engine {
    /** After a checkpoint the log file is cut back to this, in bytes. */
    private static final long LOG_LIMIT = 64L << 20;

    private final MetadataConfig config;
    private final Path file;

    SqliteEngine(MetadataConfig config, Path file) {
        this.config = config;
        this.file = file.toAbsolutePath();
    }

    @Override
    public Connection openWriter() throws SQLException {
        try {
            DurableFiles.createFolders(file.getParent());
        } catch (IOException e) {
            throw new SQLException("the folder of the database cannot be made", e);
        }
        boolean fresh = !Files.exists(file);
        Connection connection = open(config.cacheKib(), SQLiteOpenMode.READWRITE, SQLiteOpenMode.CREATE);
        try {
            set(connection, "journal_mode = WAL");
            set(connection, "synchronous = FULL");
            set(connection, "journal_size_limit = " + LOG_LIMIT);
            expect(connection, "journal_mode", "wal");
            expect(connection, "synchronous", "2");
            if (fresh) {
                DurableFiles.syncFolder(file.getParent());
            }
            return connection;
        } catch (SQLException | IOException | RuntimeException e) {
            connection.close();
            throw e instanceof SQLException failure ? failure : new SQLException(e);
        }
    }

    @Override
    public Connection openReader() throws SQLException {
        Connection connection = open(Math.max(256, config.cacheKib() / 4), SQLiteOpenMode.READONLY);
        try {
            expect(connection, "journal_mode", "wal");
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private Connection open(int cacheKib, SQLiteOpenMode... modes) throws SQLException {
        SQLiteConfig settings = new SQLiteConfig();
        settings.resetOpenMode(SQLiteOpenMode.READWRITE);
        settings.resetOpenMode(SQLiteOpenMode.CREATE);
        settings.setOpenMode(SQLiteOpenMode.NOMUTEX);
        for (SQLiteOpenMode mode : modes) {
            settings.setOpenMode(mode);
        }
        settings.setBusyTimeout((int) config.busyTimeout().toMillis());
        Properties properties = settings.toProperties();
        Connection connection = new JDBC().connect("jdbc:sqlite:" + file, properties);
        try {
            set(connection, "foreign_keys = ON");
            set(connection, "cache_size = -" + cacheKib);
            set(connection, "temp_store = MEMORY");
            set(connection, "trusted_schema = OFF");
            set(connection, "case_sensitive_like = ON");
            expect(connection, "foreign_keys", "1");
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static void set(Connection connection, String pragma) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA " + pragma);
        }
    }

    private static void expect(Connection connection, String pragma, String value) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("PRAGMA " + pragma)) {
            String is = answer.next() ? answer.getString(1) : "";
            if (!value.equalsIgnoreCase(is)) {
                throw new PurserException(
                        MetadataError.METADATA_SETTING_REFUSED, Map.of("setting", pragma, "wanted", value, "is", is));
            }
        }
    }

    @Override
    public List<String> beginWrite() {
        return List.of("BEGIN IMMEDIATE");
    }

    @Override
    public String beginRead() {
        return "BEGIN";
    }

    @Override
    public String translated(String migration) {
        return migration
                .replace("{identity}", "INTEGER PRIMARY KEY AUTOINCREMENT")
                .replace("{without-rowid}", "WITHOUT ROWID");
    }

    @Override
    public RuntimeException meaning(SQLException failure) {
        if (!(failure instanceof SQLiteException sqlite)) {
            return new PurserException(MetadataError.METADATA_UNAVAILABLE, Map.of(), failure);
        }
        return switch (sqlite.getResultCode()) {
            case SQLITE_CONSTRAINT_UNIQUE, SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_ROWID ->
                violation(ConstraintViolationException.Rule.UNIQUE, failure);
            // A reference with ON DELETE RESTRICT is reported as a trigger; the schemas have no other triggers.
            case SQLITE_CONSTRAINT_FOREIGNKEY, SQLITE_CONSTRAINT_TRIGGER ->
                violation(ConstraintViolationException.Rule.FOREIGN_KEY, failure);
            case SQLITE_CONSTRAINT_NOTNULL -> violation(ConstraintViolationException.Rule.NOT_NULL, failure);
            case SQLITE_CONSTRAINT_CHECK -> violation(ConstraintViolationException.Rule.CHECK, failure);
            case SQLITE_CONSTRAINT, SQLITE_CONSTRAINT_DATATYPE ->
                violation(ConstraintViolationException.Rule.OTHER, failure);
            case SQLITE_ERROR, SQLITE_MISUSE, SQLITE_RANGE, SQLITE_MISMATCH, SQLITE_TOOBIG ->
                new IllegalStateException("wrong SQL, or a wrong argument", failure);
            default -> new PurserException(MetadataError.METADATA_UNAVAILABLE, Map.of(), failure);
        };
    }

    private static ConstraintViolationException violation(ConstraintViolationException.Rule rule, SQLException cause) {
        return new ConstraintViolationException(rule, cause);
    }

    @Override
    public void backup(Path target) {
        if (Files.exists(target)) {
            throw new PurserException(MetadataError.BACKUP_TARGET_EXISTS, Map.of());
        }
        Path whole = target.toAbsolutePath();
        Path part = whole.resolveSibling(whole.getFileName() + ".part");
        try {
            DurableFiles.createFolders(whole.getParent());
            Files.deleteIfExists(part);
            try (Connection connection = openReader();
                    PreparedStatement vacuum = connection.prepareStatement("VACUUM INTO ?")) {
                vacuum.setString(1, part.toString());
                vacuum.execute();
            }
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                DurableFiles.sync(channel);
            }
            DurableFiles.move(part, whole);
        } catch (SQLException e) {
            throw meaning(e);
        } catch (IOException e) {
            throw new PurserException(MetadataError.METADATA_UNAVAILABLE, Map.of(), e);
        }
    }
}
