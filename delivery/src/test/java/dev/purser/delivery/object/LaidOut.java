package dev.purser.delivery.object;

import dev.purser.event.dialect.Dialect;
import dev.purser.event.dialect.FileLayout;
import dev.purser.event.dialect.Filing;
import dev.purser.event.dialect.Framing;
import dev.purser.event.dialect.Home;
import dev.purser.event.dialect.MessageLayout;
import dev.purser.event.dialect.Options;
import dev.purser.event.dialect.PurserDialect;
import dev.purser.event.dialect.RecordBuffer;
import dev.purser.event.dialect.RecordReader;
import dev.purser.event.dialect.RecordWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;

/**
 * Purser's records in files as a cloud's dialect has them, filed under a few categories by their numbers.
 *
 * @param categories how many
 */
public record LaidOut(Framing framing, boolean gzip, Growth growth, int categories) implements Dialect, FileLayout {
    private static final Dialect PURSER =
            PurserDialect.FACTORY.open(Home.NOWHERE, Options.of("", PurserDialect.FACTORY.options(), Map.of()));
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("'y='uuuu'/m='MM'/d='dd'/h='HH'/m=00'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmm'Z'").withZone(ZoneOffset.UTC);

    /** As CloudTrail: new gzip files with an array of records. */
    public static LaidOut trail(int categories) {
        return new LaidOut(Framing.array("Records"), true, Growth.NEW_FILE, categories);
    }

    /** As Azure: lines, appended to the hour's file. */
    public static LaidOut hourly(int categories) {
        return new LaidOut(Framing.LINES, false, Growth.APPEND, categories);
    }

    @Override
    public String name() {
        return "laid-out";
    }

    @Override
    public RecordWriter writer() {
        RecordWriter purser = PURSER.writer();
        RecordBuffer one = new RecordBuffer();
        return (event, to) -> {
            one.clear();
            one.begin(to.sequence(), event.id(), event.recorded());
            purser.write(event, one);
            to.bytes().raw(new String(one.copy(0), java.nio.charset.StandardCharsets.UTF_8));
            // A new object each time, as a dialect that does not keep them would give.
            to.end(new Filing("123456789012", "here", "category-" + to.sequence() % categories, ""));
            return 1;
        };
    }

    @Override
    public Optional<RecordReader> reader(boolean keepRaw) {
        return PURSER.reader(keepRaw);
    }

    @Override
    public FileLayout files() {
        return this;
    }

    @Override
    public MessageLayout messages() {
        return MessageLayout.plain("laid-out");
    }

    @Override
    public Name name(Filing filing, Instant written, String unique) {
        return growth == Growth.APPEND
                ? new Name(
                        Optional.of("insights-logs-" + filing.category()),
                        "resourceId=/SUBSCRIPTIONS/X/" + HOUR.format(written) + "/PT1H.json")
                : new Name(
                        Optional.empty(),
                        "AWSLogs/" + filing.account() + "/" + filing.category() + "/" + MINUTE.format(written) + "_"
                                + unique + ".json.gz");
    }

    @Override
    public String contentType() {
        return "application/json";
    }

    @Override
    public Optional<String> contentEncoding() {
        return gzip ? Optional.of("gzip") : Optional.empty();
    }

    @Override
    public Duration cadence() {
        return Duration.ofMinutes(5);
    }
}
