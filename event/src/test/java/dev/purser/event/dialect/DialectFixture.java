package dev.purser.event.dialect;

import dev.purser.event.AuditEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A hand-written example of an event and its records. A text file of lines {@code key: value}:
 *
 * <ul>
 *   <li>{@code source:} where the form is told: page, section, row; required
 *   <li>{@code option NAME:} a value of the dialect's option; any number
 *   <li>{@code event:} the event, as {@link EventJson} writes it; without it the records are foreign ones
 *   <li>{@code record:} a record's exact bytes; at least one, or the single line {@code none:} with the reason
 *   <li>{@code reads:} the event that the records read back as, where they cannot tell all of {@code event}
 * </ul>
 *
 * Empty lines and lines that begin with {@code #} are skipped.
 */
public record DialectFixture(
        String name,
        String source,
        Map<String, String> options,
        Optional<AuditEvent> event,
        List<byte[]> records,
        Optional<AuditEvent> reads) {
    /** All {@code *.fixture} files below a folder of the test's resources, by name. */
    public static List<DialectFixture> all(Class<?> test, String folder) {
        try (Stream<Path> files = Files.walk(Path.of(test.getResource(folder).toURI()))) {
            return files.filter(file -> file.toString().endsWith(".fixture"))
                    .sorted()
                    .map(DialectFixture::read)
                    .toList();
        } catch (IOException | java.net.URISyntaxException e) {
            throw new IllegalStateException("no fixtures at " + folder, e);
        }
    }

    private static DialectFixture read(Path file) {
        String source = null;
        boolean none = false;
        Map<String, String> options = new HashMap<>();
        Optional<AuditEvent> event = Optional.empty();
        Optional<AuditEvent> reads = Optional.empty();
        List<byte[]> records = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file)) {
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                int colon = line.indexOf(": ");
                String key = line.substring(0, colon);
                String value = line.substring(colon + 2);
                if (key.startsWith("option ")) {
                    options.put(key.substring("option ".length()), value);
                    continue;
                }
                switch (key) {
                    case "source" -> source = value;
                    case "event" -> event = Optional.of(event(value));
                    case "reads" -> reads = Optional.of(event(value));
                    case "record" -> records.add(value.getBytes(StandardCharsets.UTF_8));
                    case "none" -> none = true;
                    default -> throw new IllegalStateException(file + ": no such key: " + key);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            throw new IllegalStateException(file + " cannot be read: " + e.getMessage(), e);
        }
        if (source == null || records.isEmpty() != none || (none && event.isEmpty())) {
            throw new IllegalStateException(file + " needs a source, and records or a reason for none");
        }
        return new DialectFixture(file.getFileName().toString(), source, options, event, records, reads);
    }

    private static AuditEvent event(String json) {
        return EventJson.read(json.getBytes(StandardCharsets.UTF_8)).event();
    }

    @Override
    public String toString() {
        return name;
    }
}
