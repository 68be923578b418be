package dev.purser.event.dialect;

import dev.purser.event.AuditEvent;
import dev.purser.event.MalformedEventException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Purser's own form: the whole event as {@link EventJson} writes it, nothing left out. */
public final class PurserDialect implements Dialect, FileLayout {
    /** Makes it; nothing can be chosen. */
    public static final DialectFactory FACTORY = new DialectFactory() {
        @Override
        public String name() {
            return "purser";
        }

        @Override
        public String summary() {
            return "Purser's own JSON: the whole event.";
        }

        @Override
        public List<Option> options() {
            return List.of();
        }

        @Override
        public List<Limit> limits() {
            return List.of();
        }

        @Override
        public Dialect open(Home home, Options options) {
            return new PurserDialect();
        }
    };

    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("uuuu/MM/dd/HH").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private PurserDialect() {}

    @Override
    public String name() {
        return "purser";
    }

    @Override
    public RecordWriter writer() {
        return (event, to) -> {
            OptionalLong sequence = to.sequence() < 0 ? OptionalLong.empty() : OptionalLong.of(to.sequence());
            EventJson.write(to.bytes(), sequence, event);
            to.end(Filing.NONE);
            return 1;
        };
    }

    @Override
    public Optional<RecordReader> reader(boolean keepRaw) {
        return Optional.of(new RecordReader() {
            @Override
            public void read(byte[] record, Consumer<AuditEvent> events) {
                AuditEvent event;
                try {
                    event = EventJson.read(record).event();
                } catch (MalformedEventException | IllegalArgumentException e) {
                    throw new RecordException(RecordException.Reason.MALFORMED, e.getMessage(), e);
                }
                events.accept(event);
            }

            @Override
            public void end(Consumer<AuditEvent> events) {
                // An event is one record: nothing is held back.
            }
        });
    }

    @Override
    public FileLayout files() {
        return this;
    }

    @Override
    public MessageLayout messages() {
        return MessageLayout.plain("purser-events");
    }

    @Override
    public Framing framing() {
        return Framing.LINES;
    }

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
                "purser/" + HOUR.format(written) + "/purser_" + SECOND.format(written) + "_" + unique + ".jsonl");
    }

    @Override
    public String contentType() {
        return "application/x-ndjson";
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
