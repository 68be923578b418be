package dev.purser.delivery.object;

import dev.purser.event.dialect.Dialect;
import dev.purser.event.dialect.FileLayout;
import dev.purser.event.dialect.Filing;
import dev.purser.event.dialect.Framing;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * A dialect's records in files for people and their tools: uncompressed, all filings together in the journal's order, one
 * file a day where records can follow one another, else one file a batch.
 */
public final class PlainFiles implements FileLayout {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH-mm-ss'Z'").withZone(ZoneOffset.UTC);

    private final String dialect;
    private final FileLayout own;

    public PlainFiles(Dialect dialect) {
        this.dialect = dialect.name();
        own = dialect.files();
    }

    @Override
    public Framing framing() {
        return own.framing();
    }

    @Override
    public boolean gzip() {
        return false;
    }

    @Override
    public Growth growth() {
        return framing().open().isEmpty()
                        && framing().between().equals(framing().close())
                ? Growth.APPEND
                : Growth.NEW_FILE;
    }

    @Override
    public Name name(Filing filing, Instant written, String unique) {
        boolean grows = growth() == Growth.APPEND;
        return new Name(
                Optional.empty(),
                grows
                        ? dialect + "-" + DAY.format(written) + ending()
                        : dialect + "-" + SECOND.format(written) + "-" + unique + ending());
    }

    private String ending() {
        if (!own.contentType().contains("json")) {
            return ".log";
        }
        return growth() == Growth.APPEND ? ".jsonl" : ".json";
    }

    @Override
    public String contentType() {
        return own.contentType();
    }

    @Override
    public Optional<String> contentEncoding() {
        return Optional.empty();
    }

    @Override
    public Duration cadence() {
        return own.cadence();
    }
}
