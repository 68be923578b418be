package dev.purser.cli.query.offline;

import dev.purser.event.dialect.RecordException;
import dev.purser.event.file.RecordFileReader;
import dev.purser.kql.schema.Table;
import dev.purser.kql.type.KustoType;
import dev.purser.lake.record.ForeignTable;
import dev.purser.lake.record.RecordRows;
import dev.purser.lake.table.Column;
import dev.purser.lake.table.RowSink;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Brings a cloud's records into the table that is known for them. */
final class KnownTable {
    private final TableLoader loader;
    private final ForeignTable known;
    private final List<Path> files;
    private final List<Path> parts = Collections.synchronizedList(new ArrayList<>());
    /** Whether any record is of the table's cloud. */
    private final AtomicBoolean itsCloud = new AtomicBoolean();

    KnownTable(TableLoader loader, ForeignTable known, List<Path> files) {
        this.loader = loader;
        this.known = known;
        this.files = files;
    }

    /** The table; empty if not one of the records is of its cloud: then the files hold something else under its name. */
    Optional<OfflineTable.Part> load() throws SQLException, IOException {
        List<PartColumn> stored = known.table().columns().stream()
                .filter(Column::stored)
                .map(column -> new PartColumn(column.name(), column.type()))
                .toList();
        List<Fault> faults = Collections.synchronizedList(new ArrayList<>());
        String name = loader.fresh();
        Crew.work(files, number -> new Reading(new PartWriter(loader.engine(), name + "_" + number, stored), faults));
        if (!itsCloud.get()) {
            loader.tally().elsewhere.reset();
            return Optional.empty();
        }
        faults.forEach(fault -> loader.faults(fault.file()).add(fault.line(), fault.reason(), fault.message()));
        List<Table.Column> columns =
                known.table().columns().stream().map(KnownTable::queried).toList();
        return Optional.of(TableLoader.part(parts, columns));
    }

    private static Table.Column queried(Column column) {
        String quoted = new PartColumn(column.name(), KustoType.STRING).quoted();
        return new Table.Column(column.name(), column.type(), column.computed().orElse(quoted), column.hidden());
    }

    private record Fault(Path file, long line, String reason, String message) {}

    private final class Reading implements Crew.Hand {
        private final PartWriter rows;
        private final List<Fault> faults;
        private final RecordRows records = known.rows().get();
        private final List<RecordRows> others = KnownTables.family(known).stream()
                .map(table -> table.rows().get())
                .toList();

        Reading(PartWriter rows, List<Fault> faults) {
            this.rows = rows;
            this.faults = faults;
        }

        @Override
        public void read(Path file) throws IOException {
            Faults its = (line, reason, message) -> faults.add(new Fault(file, line, reason, message));
            try (InputStream in = loader.open(file, true);
                    RecordFileReader reader = new RecordFileReader(in, loader.longest())) {
                while (reader.next()) {
                    if (reader.broken() == null) {
                        row(reader, its);
                    } else {
                        its.add(
                                reader.line(),
                                reader.broken().reason().text(),
                                reader.broken().getMessage());
                    }
                }
            } catch (IOException e) {
                TableLoader.unreadable(its, e);
            }
            loader.tally().files.increment();
        }

        private void row(RecordFileReader reader, Faults its) {
            byte[] record = reader.record();
            try {
                if (records.row(record, record.length, rows)) {
                    loader.tally().rows.increment();
                    itsCloud.set(true);
                    return;
                }
                loader.tally().elsewhere.increment();
                for (RecordRows other : itsCloud.get() ? List.<RecordRows>of() : others) {
                    if (other.row(record, record.length, Nowhere.SINK)) {
                        itsCloud.set(true);
                    }
                }
            } catch (RecordException e) {
                its.add(reader.line(), e.reason().text(), e.getMessage());
            }
        }

        @Override
        public void close() throws SQLException {
            try (rows) {
                parts.addAll(rows.finish());
            }
        }
    }

    /** Takes rows of which only the being there counts. */
    private enum Nowhere implements RowSink {
        SINK;

        @Override
        public void text(String value) {}

        @Override
        public void number(long value) {}

        @Override
        public void real(double value) {}

        @Override
        public void truth(boolean value) {}

        @Override
        public void none() {}

        @Override
        public void end() {}
    }
}
