package dev.purser.cli.query.offline;

import dev.purser.kql.schema.Table;
import dev.purser.kql.type.KustoType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Reads files twice: first for what columns there are and what they hold, then for the rows. */
final class InferredTable {
    private final TableLoader loader;
    private final InputFormat format;
    private final List<Path> files;

    /**
     * @param format JSON or CSV
     */
    InferredTable(TableLoader loader, InputFormat format, List<Path> files) {
        this.loader = loader;
        this.format = format;
        this.files = files;
    }

    OfflineTable.Part load() throws SQLException, IOException {
        Inferred columns = infer();
        if (columns.size() == 0) {
            columns.add("column1", KustoType.STRING);
        }
        List<Path> parts = Collections.synchronizedList(new ArrayList<>());
        String name = loader.fresh();
        Crew.work(
                files,
                number -> new Writing(
                        columns, new PartWriter(loader.engine(), name + "_" + number, columns.stored()), parts));
        List<Table.Column> queried = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            queried.add(new Table.Column(columns.name(i), columns.type(i), "c" + i));
        }
        return TableLoader.part(parts, queried);
    }

    private Inferred infer() throws SQLException, IOException {
        Map<Path, Integer> order = new TreeMap<>();
        files.forEach(file -> order.put(file, order.size()));
        Map<Integer, Guesses> guesses = new ConcurrentSkipListMap<>();
        Crew.work(files, number -> new Looking(order, guesses));
        Guesses all = new Guesses();
        guesses.values().forEach(all::merge);
        return all.infer(format == InputFormat.CSV);
    }

    private RowReader reader(InputStream in, Faults faults) throws IOException {
        return format == InputFormat.CSV
                ? new CsvRows(in, loader.longest(), faults)
                : new JsonRows(in, loader.longest(), faults);
    }

    private final class Looking implements Crew.Hand {
        private final Map<Path, Integer> order;
        private final Map<Integer, Guesses> guesses;

        Looking(Map<Path, Integer> order, Map<Integer, Guesses> guesses) {
            this.order = order;
            this.guesses = guesses;
        }

        @Override
        public void read(Path file) {
            Faults faults = loader.faults(file);
            Guesses found = new Guesses();
            try (InputStream in = loader.open(file, false);
                    RowReader rows = reader(in, faults)) {
                while (rows.next()) {
                    rows.look(found);
                }
            } catch (IOException e) {
                TableLoader.unreadable(faults, e);
            }
            guesses.put(order.get(file), found);
        }

        @Override
        public void close() {}
    }

    private final class Writing implements Crew.Hand {
        private final Inferred columns;
        private final PartWriter rows;
        private final List<Path> parts;

        Writing(Inferred columns, PartWriter rows, List<Path> parts) {
            this.columns = columns;
            this.rows = rows;
            this.parts = parts;
        }

        @Override
        public void read(Path file) {
            try (InputStream in = loader.open(file, true);
                    RowReader reader = reader(in, Faults.KNOWN)) {
                while (reader.next()) {
                    reader.write(columns, rows);
                    loader.tally().rows.increment();
                }
            } catch (IOException known) {
                // It was told when the file was first read; the rows before it stand.
            }
            loader.tally().files.increment();
        }

        @Override
        public void close() throws SQLException {
            try (rows) {
                parts.addAll(rows.finish());
            }
        }
    }
}
