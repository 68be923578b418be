package dev.purser.lake.record;

import dev.purser.event.dialect.EventJson;
import dev.purser.kql.type.Ticks;
import dev.purser.lake.table.Column;
import dev.purser.lake.table.LakeTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A hand-written example of what a table makes of an event or of a foreign record. A text file of lines:
 *
 * <ul>
 *   <li>{@code source: } where the columns and their meaning are told; required
 *   <li>{@code event: } the event, as {@link EventJson} writes it, with {@code sequence} or without; or
 *   <li>{@code record: } the foreign record's bytes
 *   <li>{@code row:} begins a row, whose values follow as {@code Column = value}, each as the column's type is written;
 *       a column that is not named has none
 * </ul>
 *
 * Empty lines and lines that begin with {@code #} are skipped.
 */
public record RowFixture(
        String name, Optional<EventJson.Numbered> event, Optional<byte[]> record, List<Map<String, String>> rows) {
    /** All {@code *.rows} files of a folder of the test's resources, by name. */
    public static List<RowFixture> all(Class<?> test, String folder) {
        try (Stream<Path> files = Files.list(Path.of(test.getResource(folder).toURI()))) {
            return files.filter(file -> file.toString().endsWith(".rows"))
                    .sorted()
                    .map(RowFixture::read)
                    .toList();
        } catch (IOException | java.net.URISyntaxException e) {
            throw new IllegalStateException("no rows at " + folder, e);
        }
    }

    /** The columns that a table shows, as the lines of a hand-written list: {@code name: type}; hidden ones in brackets. */
    public static List<String> columns(LakeTable table) {
        return table.columns().stream()
                .map(column -> column.hidden() ? "[" + told(column) + "]" : told(column))
                .toList();
    }

    private static String told(Column column) {
        return column.name() + ": " + column.type().kusto();
    }

    private static RowFixture read(Path file) {
        Optional<EventJson.Numbered> event = Optional.empty();
        Optional<byte[]> record = Optional.empty();
        List<Map<String, String>> rows = new ArrayList<>();
        boolean source = false;
        try {
            for (String line : Files.readAllLines(file)) {
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                if (line.startsWith("source: ")) {
                    source = true;
                } else if (line.startsWith("event: ")) {
                    event = Optional.of(EventJson.read(line.substring(7).getBytes(StandardCharsets.UTF_8)));
                } else if (line.startsWith("record: ")) {
                    record = Optional.of(line.substring(8).getBytes(StandardCharsets.UTF_8));
                } else if (line.equals("row:")) {
                    rows.add(new HashMap<>());
                } else {
                    int equals = line.indexOf(" = ");
                    rows.getLast().put(line.substring(0, equals), line.substring(equals + 3));
                }
            }
        } catch (IOException | RuntimeException e) {
            throw new IllegalStateException(file + " cannot be read: " + e.getMessage(), e);
        }
        if (!source || event.isPresent() == record.isPresent()) {
            throw new IllegalStateException(file + " needs a source, and an event or a record");
        }
        return new RowFixture(file.getFileName().toString(), event, record, rows);
    }

    /** What the table should make of it. */
    public List<List<Object>> expected(LakeTable table) {
        List<Column> stored = table.columns().stream().filter(Column::stored).toList();
        return rows.stream().map(row -> values(stored, row)).toList();
    }

    private List<Object> values(List<Column> columns, Map<String, String> row) {
        Map<String, String> left = new HashMap<>(row);
        Object[] values = columns.stream()
                .map(column -> value(column, left.remove(column.name())))
                .toArray();
        if (!left.isEmpty()) {
            throw new IllegalStateException(name + " names columns that the table does not store: " + left.keySet());
        }
        return Arrays.asList(values);
    }

    private static Object value(Column column, String text) {
        if (text == null) {
            return null;
        }
        return switch (column.type()) {
            case INT, LONG -> Long.valueOf(text);
            case REAL -> Double.valueOf(text);
            case BOOL -> Boolean.valueOf(text);
            case DATETIME ->
                Ticks.of(OffsetDateTime.parse(text)
                        .withOffsetSameInstant(ZoneOffset.UTC)
                        .toLocalDateTime());
            default -> text;
        };
    }

    /** What the table makes of it. */
    public List<List<Object>> made(ForeignTable table) {
        RowList made = new RowList();
        if (event.isPresent()) {
            table.table()
                    .rows()
                    .write(event.get().sequence().orElse(-1), event.get().event(), made);
        } else {
            table.rows().get().row(record.get(), record.get().length, made);
        }
        return made.all();
    }

    @Override
    public String toString() {
        return name;
    }
}
