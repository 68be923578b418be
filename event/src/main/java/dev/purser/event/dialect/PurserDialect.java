package dev.purser.event.dialect;

import dev.purser.event.AuditEvent;
import dev.purser.event.MalformedEventException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Purser's own form: the whole event as {@link EventJson} writes it, nothing left out. */
public final class PurserDialect implements Dialect {
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

    private static final FileLayout FILES = new HourlyFiles("purser", "jsonl", Framing.LINES, "application/x-ndjson");

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
        return FILES;
    }

    @Override
    public MessageLayout messages() {
        return MessageLayout.plain("purser-events");
    }
}
