package dev.purser.event.ocsf;

import dev.purser.event.dialect.Dialect;
import dev.purser.event.dialect.DialectFactory;
import dev.purser.event.dialect.FileLayout;
import dev.purser.event.dialect.Framing;
import dev.purser.event.dialect.Home;
import dev.purser.event.dialect.HourlyFiles;
import dev.purser.event.dialect.MessageLayout;
import dev.purser.event.dialect.Option;
import dev.purser.event.dialect.Options;
import dev.purser.event.dialect.RecordReader;
import dev.purser.event.dialect.RecordWriter;
import java.util.List;
import java.util.Optional;

/** The Open Cybersecurity Schema Framework, version 1.9.0: every event as one of the class API Activity. */
public final class OcsfDialect implements Dialect {
    static final String NAME = "ocsf";

    /** Makes it; nothing can be chosen. */
    public static final DialectFactory FACTORY = new DialectFactory() {
        @Override
        public String name() {
            return NAME;
        }

        @Override
        public String summary() {
            return "OCSF " + OcsfWriter.VERSION + ", class API Activity.";
        }

        @Override
        public List<Option> options() {
            return List.of();
        }

        @Override
        public List<Limit> limits() {
            return LIMITS;
        }

        @Override
        public Dialect open(Home home, Options options) {
            return new OcsfDialect();
        }
    };

    private static final List<DialectFactory.Limit> LIMITS = List.of(
            field("recorded, duration, folding, actor.session.created", "to milliseconds"),
            field("actor.issued, actor.session.attributes, actor.actingFor, actor.invokedBy", "not written"),
            field("client.tlsVersion, tlsCipher, tlsKeyExchange, certificate", "not written"),
            field("client.address", "read back as the trusted address where it is not another"),
            field("origin.network", "not written"),
            field("transfer", "the bytes moved only, and of a read only with a status"),
            field("call.correlationId", "written where there is no operation id, and read back as that"),
            field("call.cause", "not written"),
            field("data.before, after, manifest, truncated", "not written"),
            field("source, erased", "not written"));

    private OcsfDialect() {}

    private static DialectFactory.Limit field(String what, String how) {
        return new DialectFactory.Limit("field", what, how);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public RecordWriter writer() {
        return new OcsfWriter();
    }

    @Override
    public Optional<RecordReader> reader(boolean keepRaw) {
        return Optional.of(new OcsfReader(keepRaw));
    }

    @Override
    public FileLayout files() {
        return new HourlyFiles(NAME, "jsonl", Framing.LINES, "application/x-ndjson");
    }

    @Override
    public MessageLayout messages() {
        return MessageLayout.plain("purser-ocsf");
    }
}
