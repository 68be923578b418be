package dev.purser.lake.file;

import dev.purser.kql.type.Ticks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes rows into new Parquet files, a day each. Thread-safe. */
public final class ParquetWriter {
    private static final Logger log = LoggerFactory.getLogger(ParquetWriter.class);

    /** How hard a file is packed. */
    public enum Packing {
        /** For files that are soon merged, and whose rows are sorted then: they stay as they come, in the journal's order. */
        QUICK("ROW_GROUP_SIZE 122880"),
        /**
         * For files that stay: sorted by time. A dictionary, such as that of the digests, serves many rows. Its limit must stay well below
         * the rows of a group: a column of values that never come again (times, ids) takes twice the room with one.
         */
        TIGHT("ROW_GROUP_SIZE 500000, DICTIONARY_SIZE_LIMIT 100000");

        private final String options;

        Packing(String options) {
            this.options = options;
        }
    }

    private final LakeFolder folder;
    private final long fileRows;

    /**
     * @param fileRows about how many rows a file has at most
     */
    public ParquetWriter(LakeFolder folder, long fileRows) {
        this.folder = folder;
        this.fileRows = fileRows;
    }

    /** A stretch of rows that becomes one file; {@code to} is the first tick after it. */
    private record Slice(long from, long to, long rows) {}

    /**
     * Writes files; when it returns they are durable under their names. When it throws there are none.
     *
     * @param relation SQL for the rows, with the columns of {@code columns.list()}
     * @param cutoff rows whose time is before it are left out
     */
    public List<LakeFile> write(
            Connection connection, String table, StoredColumns columns, String relation, long cutoff, Packing packing)
            throws SQLException, IOException {
        List<LakeFile> written = new ArrayList<>();
        try {
            for (Slice slice : slices(connection, columns, relation, cutoff)) {
                LakeFile draft = measure(connection, table, columns, relation, slice);
                if (draft.rows() > 0) {
                    written.add(write(connection, columns, relation, slice, draft, packing));
                }
            }
            return written;
        } catch (SQLException | IOException | RuntimeException e) {
            written.forEach(file -> discard(folder.path(file)));
            throw e;
        }
    }

    private List<Slice> slices(Connection connection, StoredColumns columns, String relation, long cutoff)
            throws SQLException {
        List<Slice> days = new ArrayList<>();
        String time = columns.time();
        String sql = "SELECT " + time + " // " + Ticks.DAY + " AS d, count(*) FROM " + relation + " WHERE " + time
                + " >= " + cutoff + " GROUP BY d ORDER BY d";
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                long from = found.getLong(1) * Ticks.DAY;
                days.add(new Slice(Math.max(from, cutoff), from + Ticks.DAY, found.getLong(2)));
            }
        }
        List<Slice> slices = new ArrayList<>();
        for (Slice day : days) {
            slices.addAll(day.rows() <= fileRows ? List.of(day) : cut(connection, columns, relation, day));
        }
        return slices;
    }

    /** A day of many rows becomes several files, each of a stretch of its time. */
    private List<Slice> cut(Connection connection, StoredColumns columns, String relation, Slice day)
            throws SQLException {
        long parts = (day.rows() + fileRows - 1) / fileRows;
        StringBuilder sql = new StringBuilder("SELECT ");
        for (long part = 1; part < parts; part++) {
            sql.append(part == 1 ? "" : ", ")
                    .append("quantile_disc(")
                    .append(columns.time())
                    .append(", ")
                    .append((double) part / parts)
                    .append(')');
        }
        sql.append(" FROM ").append(relation).append(within(columns, day));
        List<Slice> slices = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql.toString())) {
            found.next();
            long from = day.from();
            for (int part = 1; part < parts; part++) {
                long to = found.getLong(part);
                if (to > from) {
                    slices.add(new Slice(from, to, 0));
                    from = to;
                }
            }
            slices.add(new Slice(from, day.to(), 0));
        }
        return slices;
    }

    private static String within(StoredColumns columns, Slice slice) {
        return " WHERE " + columns.time() + " >= " + slice.from() + " AND " + columns.time() + " < " + slice.to();
    }

    private LakeFile write(
            Connection connection, StoredColumns columns, String relation, Slice slice, LakeFile draft, Packing packing)
            throws SQLException, IOException {
        Path target = folder.path(draft);
        folder.disk().folders(target.getParent());
        Path unfinished = target.resolveSibling(target.getFileName() + LakeFolder.UNFINISHED);
        try {
            Set<String> guids = packing == Packing.TIGHT ? packable(connection, columns, relation, slice) : Set.of();
            try (Statement statement = connection.createStatement()) {
                String rows = " FROM " + relation + within(columns, slice);
                statement.execute("COPY (SELECT "
                        + (packing == Packing.TIGHT
                                ? GuidPacking.pack(columns.signature(), guids, columns.time()) + rows + " ORDER BY "
                                        + columns.time() + ", _seq"
                                : columns.list() + rows)
                        + ") TO "
                        + text(unfinished)
                        + " (FORMAT parquet, COMPRESSION zstd, PARQUET_VERSION V2, " + packing.options + ")");
            }
            folder.disk().sync(unfinished);
            long bytes = Files.size(unfinished);
            folder.disk().move(unfinished, target);
            return new LakeFile(
                    draft.path(),
                    draft.day(),
                    draft.first(),
                    draft.last(),
                    draft.min(),
                    draft.max(),
                    draft.rows(),
                    bytes,
                    GuidPacking.packed(draft.signature(), guids, columns.time()));
        } catch (SQLException | IOException | RuntimeException e) {
            discard(unfinished);
            discard(target);
            throw e;
        }
    }

    private static Set<String> packable(Connection connection, StoredColumns columns, String relation, Slice slice)
            throws SQLException {
        List<String> candidates = GuidPacking.candidates(columns.signature());
        Set<String> chosen = new TreeSet<>();
        if (!candidates.isEmpty()) {
            String sql = candidates.stream()
                    .map(name -> GuidPacking.worth(name, columns.time()))
                    .collect(Collectors.joining(", ", "SELECT ", " FROM " + relation + within(columns, slice)));
            try (Statement statement = connection.createStatement();
                    ResultSet found = statement.executeQuery(sql)) {
                found.next();
                for (int i = 0; i < candidates.size(); i++) {
                    if (found.getBoolean(i + 1)) {
                        chosen.add(candidates.get(i));
                    }
                }
            }
        }
        return chosen;
    }

    private LakeFile measure(Connection connection, String table, StoredColumns columns, String relation, Slice slice)
            throws SQLException {
        String time = columns.time();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT count(*), min(_seq), max(_seq), min(" + time
                        + "), max(" + time + ") FROM " + relation + within(columns, slice))) {
            found.next();
            long day = slice.from() / Ticks.DAY;
            long first = found.getLong(2);
            return new LakeFile(
                    LakeFolder.fresh(table, day, first),
                    day,
                    first,
                    found.getLong(3),
                    found.getLong(4),
                    found.getLong(5),
                    found.getLong(1),
                    0,
                    columns.signature());
        }
    }

    private void discard(Path file) {
        try {
            folder.disk().delete(file);
        } catch (IOException e) {
            // It is not named anywhere: the next start removes it.
            log.debug("file of the lake was not removed: file={} error=\"{}\"", file, e.toString());
        }
    }

    /**
     * SQL for the rows of files that have the same columns, with the columns that {@link LakeFile#columns} tells.
     *
     * @param signature the files' own
     */
    public static String rows(List<String> signature, List<Path> files) {
        String read = "read_parquet(["
                + files.stream().map(ParquetWriter::text).collect(Collectors.joining(", "))
                + "], hive_partitioning = false)";
        return signature.equals(GuidPacking.unpacked(signature))
                ? read
                : "(SELECT " + GuidPacking.unpack(signature) + " FROM " + read + ")";
    }

    /** A path as SQL text. */
    public static String text(Path path) {
        return "'" + path.toString().replace("'", "''") + "'";
    }
}
