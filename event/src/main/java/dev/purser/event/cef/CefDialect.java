package dev.purser.event.cef;

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

/** ArcSight's Common Event Format: one line per event, the standard keys, and custom ones under their labels. */
public final class CefDialect implements Dialect {
    /** Makes it. */
    public static final DialectFactory FACTORY = new DialectFactory() {
        @Override
        public String name() {
            return "cef";
        }

        @Override
        public String summary() {
            return "ArcSight Common Event Format, one line per event.";
        }

        @Override
        public List<Option> options() {
            return List.of(
                    Option.text("vendor", "Purser", "The header's device vendor."),
                    Option.text("product", "Purser", "The header's device product."),
                    Option.text("version", "1", "The header's device version."));
        }

        @Override
        public List<Limit> limits() {
            return List.of(
                    new Limit("field", "all", "written only"),
                    new Limit("field", "targets", "the first one, and how many there are"),
                    new Limit("field", "started", "to milliseconds"),
                    new Limit(
                            "field",
                            "decision, actor.issuer, actor.session, actor.groups, data, call.cause, source",
                            "not written"),
                    new Limit("field", "texts", "cut at the length that the format gives their key"));
        }

        @Override
        public Dialect open(Home home, Options options) {
            return new CefDialect(options.get("vendor"), options.get("product"), options.get("version"));
        }
    };

    private final String vendor;
    private final String product;
    private final String version;

    private CefDialect(String vendor, String product, String version) {
        this.vendor = vendor;
        this.product = product;
        this.version = version;
    }

    @Override
    public String name() {
        return "cef";
    }

    @Override
    public RecordWriter writer() {
        return new CefWriter(vendor, product, version);
    }

    @Override
    public Optional<RecordReader> reader(boolean keepRaw) {
        return Optional.empty();
    }

    @Override
    public boolean tellsLeftoversOf(String dialect) {
        return false;
    }

    @Override
    public FileLayout files() {
        return new HourlyFiles("cef", "log", Framing.LINES, "text/plain; charset=utf-8");
    }

    @Override
    public MessageLayout messages() {
        return MessageLayout.plain("purser-cef");
    }
}
