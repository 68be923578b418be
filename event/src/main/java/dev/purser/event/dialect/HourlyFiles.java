package dev.purser.event.dialect;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Files of a dialect that has no file names of its own: one folder an hour, each batch a new file, not compressed.
 *
 * @param name what folders and files begin with
 * @param extension behind the last dot
 * @param framing around and between the records
 * @param contentType the media type of a file
 */
public record HourlyFiles(String name, String extension, Framing framing, String contentType) implements FileLayout {
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("uuuu/MM/dd/HH").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    @Override
    public boolean gzip() {
        return false;
    }

    @Override
    public Growth growth() {
        return Growth.NEW_FILE;
    }

    @Override
    public Name name(Filing filing, Instant written, String unique) {
        return new Name(
                Optional.empty(),
                name + "/" + HOUR.format(written) + "/" + name + "_" + SECOND.format(written) + "_" + unique + "."
                        + extension);
    }

    @Override
    public Optional<String> contentEncoding() {
        return Optional.empty();
    }

    @Override
    public Duration cadence() {
        return Duration.ofMinutes(1);
    }
}
