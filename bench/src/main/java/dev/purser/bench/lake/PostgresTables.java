package dev.purser.bench.lake;

import dev.purser.kql.type.Ticks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;

/** The same rows in PostgreSQL, with the indexes that these questions ask for. */
final class PostgresTables {
    /** A tag as it is told, out of how the lake keeps it. */
    static final String TAG =
            "CASE WHEN _Tag = '=' THEN Digest WHEN starts_with(_Tag, '=') THEN substr(_Tag, 2) ELSE _Tag"
                    + " END AS Tag";

    private static final List<String> REPOSITORY = List.of(
            "OperationName",
            "ResultType",
            "ResultDescription",
            "Identity",
            "CallerIpAddress",
            "CorrelationId",
            "DurationMs",
            "LoginServer",
            "Region",
            "UserAgent",
            "Repository",
            "Tag",
            "Digest",
            "MediaType",
            "ArtifactType");
    private static final List<String> LOGIN = List.of(
            "OperationName",
            "ResultType",
            "ResultDescription",
            "Identity",
            "CallerIpAddress",
            "CorrelationId",
            "DurationMs",
            "LoginServer",
            "Region",
            "UserAgent");
    private static final List<String> INDEXES = List.of(
            "CREATE INDEX ON repository (TimeGenerated)",
            "CREATE INDEX ON repository (Digest, TimeGenerated)",
            "CREATE INDEX ON repository (OperationName, TimeGenerated)",
            "CREATE INDEX ON repository (Repository, TimeGenerated)",
            "CREATE INDEX ON repository (TimeGenerated) WHERE ResultDescription LIKE '%40%'",
            "CREATE INDEX ON login (TimeGenerated)",
            "CREATE INDEX ON login (TimeGenerated) WHERE ResultDescription <> '200'",
            "VACUUM ANALYZE");

    private PostgresTables() {}

    /**
     * Copies the newest rows over by way of a file.
     *
     * @param engine where {@code repository} and {@code login} can be read
     * @param since only what is newer, in ticks
     */
    static void fill(Connection engine, String repository, String login, long since, Connection postgres, Path folder)
            throws SQLException, IOException {
        copy(engine, repository, since, postgres, "repository", REPOSITORY, folder);
        copy(engine, login, since, postgres, "login", LOGIN, folder);
        try (Statement statement = postgres.createStatement()) {
            for (String index : INDEXES) {
                statement.execute(index);
            }
        }
    }

    /** What the files keep in parts is another id of its size here: no question looks at it. */
    private static String text(String name) {
        return switch (name) {
            case "Tag" -> TAG;
            case "CorrelationId" -> "CAST(uuid() AS VARCHAR)";
            default -> name;
        };
    }

    private static void copy(
            Connection engine, String from, long since, Connection postgres, String to, List<String> texts, Path folder)
            throws SQLException, IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path file = folder.resolve(to + ".csv");
        String columns = texts.stream().map(PostgresTables::text).collect(Collectors.joining(", "));
        try (Statement statement = engine.createStatement()) {
            statement.execute(
                    "COPY (SELECT make_timestamp((TimeGenerated - " + Ticks.EPOCH + ") // 10) AS TimeGenerated, "
                            + columns + " FROM " + from + " WHERE TimeGenerated > " + since + ") TO '" + file
                            + "' (FORMAT csv, HEADER false)");
        }
        try (Statement statement = postgres.createStatement()) {
            statement.execute("CREATE UNLOGGED TABLE " + to + " (TimeGenerated timestamp NOT NULL, "
                    + String.join(" text, ", texts) + " text)");
            statement.execute("COPY " + to + " FROM '" + file + "' (FORMAT csv)");
        } finally {
            Files.delete(file);
        }
    }
}
