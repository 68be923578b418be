package dev.purser.cli.query.offline;

import dev.purser.cli.files.SetAside;
import dev.purser.kql.schema.Table;
import dev.purser.lake.record.ForeignTable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes one table of files at a time. */
final class TableLoader {
    private final LoadingEngine engine;
    private final int longest;
    private final SetAside aside;
    private final LoadTally tally;
    private final Set<Path> readable = new LinkedHashSet<>();
    private int made;

    /**
     * @param longest the most bytes of a record
     */
    TableLoader(LoadingEngine engine, int longest, SetAside aside, LoadTally tally) {
        this.engine = engine;
        this.longest = longest;
        this.aside = aside;
        this.tally = tally;
    }

    /** Folders that the tables' Parquet files lie in, beside the engine's own. */
    Set<Path> readable() {
        return readable;
    }

    OfflineTable load(String name, Map<Path, Optional<InputFormat>> given) throws SQLException, IOException {
        Map<InputFormat, List<Path>> files = new EnumMap<>(InputFormat.class);
        given.forEach((file, format) -> format.or(() -> told(file))
                .ifPresent(one ->
                        files.computeIfAbsent(one, none -> new ArrayList<>()).add(file)));
        List<OfflineTable.Part> parts = new ArrayList<>();
        if (files.containsKey(InputFormat.JSON)) {
            parts.add(json(name, files.get(InputFormat.JSON)));
        }
        if (files.containsKey(InputFormat.CSV)) {
            parts.add(new InferredTable(this, InputFormat.CSV, files.get(InputFormat.CSV)).load());
        }
        if (files.containsKey(InputFormat.PARQUET)) {
            parquet(files.get(InputFormat.PARQUET)).ifPresent(parts::add);
        }
        if (parts.isEmpty()) {
            parts.add(new InferredTable(this, InputFormat.JSON, List.of()).load());
        }
        return OfflineTable.of(name, parts);
    }

    private Optional<InputFormat> told(Path file) {
        try {
            Optional<InputFormat> format = InputFormat.of(file);
            if (format.isEmpty()) {
                faults(file)
                        .add(0, "unknown-format", "neither JSON nor CSV nor Parquet; name it in --table NAME:FORMAT=");
            }
            return format;
        } catch (IOException e) {
            unreadable(faults(file), e);
            return Optional.empty();
        }
    }

    private OfflineTable.Part json(String name, List<Path> files) throws SQLException, IOException {
        Optional<ForeignTable> known = KnownTables.named(name);
        if (known.isPresent()) {
            Optional<OfflineTable.Part> part = new KnownTable(this, known.get(), files).load();
            if (part.isPresent()) {
                return part.get();
            }
        }
        return new InferredTable(this, InputFormat.JSON, files).load();
    }

    private Optional<OfflineTable.Part> parquet(List<Path> files) {
        List<Path> good = new ArrayList<>();
        for (Path file : files) {
            String fault = ParquetFiles.fault(engine.main(), file);
            if (fault == null) {
                good.add(file);
                tally.files.increment();
                tally.bytes.add(file.toFile().length());
                readable.add(file.toAbsolutePath().normalize().getParent());
            } else {
                faults(file).add(0, "malformed", fault);
            }
        }
        return good.isEmpty() ? Optional.empty() : Optional.of(ParquetFiles.part(engine.main(), good));
    }

    LoadingEngine engine() {
        return engine;
    }

    int longest() {
        return longest;
    }

    LoadTally tally() {
        return tally;
    }

    /** A name in the engine that no other table has. */
    String fresh() {
        return "part" + made++;
    }

    Faults faults(Path file) {
        return (line, reason, message) -> {
            tally.broken.increment();
            aside.add(file.toString(), line, reason, message);
        };
    }

    static void unreadable(Faults faults, IOException e) {
        faults.add(0, "unreadable", e.getClass().getSimpleName() + ": " + e.getMessage());
    }

    /** The file's bytes; what is read of them is counted. */
    InputStream open(Path file, boolean counted) throws IOException {
        InputStream in = Files.newInputStream(file);
        return counted ? new Counted(in, tally) : in;
    }

    static OfflineTable.Part part(List<Path> files, List<Table.Column> columns) {
        return new OfflineTable.Part(OfflineTable.relation(files), columns);
    }

    private static final class Counted extends FilterInputStream {
        private final LoadTally tally;

        Counted(InputStream in, LoadTally tally) {
            super(in);
            this.tally = tally;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            tally.bytes.add(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] to, int at, int length) throws IOException {
            int count = super.read(to, at, length);
            tally.bytes.add(Math.max(0, count));
            return count;
        }
    }
}
