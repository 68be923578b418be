package dev.purser.ibm.activitytracker;

import dev.purser.event.dialect.Dialect;
import dev.purser.event.dialect.DialectFactory;
import dev.purser.event.dialect.FileLayout;
import dev.purser.event.dialect.Home;
import dev.purser.event.dialect.LocationTable;
import dev.purser.event.dialect.MessageLayout;
import dev.purser.event.dialect.Option;
import dev.purser.event.dialect.Options;
import dev.purser.event.dialect.RecordReader;
import dev.purser.event.dialect.RecordWriter;
import java.util.List;
import java.util.Optional;

/**
 * IBM Cloud Activity Tracker's events, as Container Registry sends them and Event Routing delivers them: one flat JSON
 * object per event.
 *
 * <p>An event with several targets is as many records, joined by their {@code id}. Read are both editions' actions, the
 * older {@code payload} shape, and the line of a log; records of other services are refused as such.
 */
public final class ActivityTrackerDialect implements Dialect {
    static final String NAME = "activity-tracker";

    /** What events read from such records name as their source. */
    static final String SYSTEM = "ibm";

    /** Makes it. */
    public static final DialectFactory FACTORY = new DialectFactory() {
        @Override
        public String name() {
            return NAME;
        }

        @Override
        public String summary() {
            return "IBM Cloud Activity Tracker events, as Container Registry sends them.";
        }

        @Override
        public List<Option> options() {
            return Settings.OPTIONS;
        }

        @Override
        public List<Limit> limits() {
            return Limits.all();
        }

        @Override
        public Dialect open(Home home, Options options) {
            return new ActivityTrackerDialect(Settings.of(home, options));
        }

        @Override
        public List<LocationTable> locations(Home home, Options options) {
            return RoutedLocations.of(Settings.of(home, options));
        }
    };

    private final Settings settings;
    private final Files files;
    private final Messages messages;

    private ActivityTrackerDialect(Settings settings) {
        this.settings = settings;
        files = new Files(settings);
        messages = new Messages(settings);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public RecordWriter writer() {
        return new EventWriter(settings);
    }

    @Override
    public Optional<RecordReader> reader(boolean keepRaw) {
        return Optional.of(new EventReader(settings, keepRaw));
    }

    @Override
    public boolean tellsLeftoversOf(String dialect) {
        return dialect.equals(NAME);
    }

    @Override
    public FileLayout files() {
        return files;
    }

    @Override
    public MessageLayout messages() {
        return messages;
    }
}
