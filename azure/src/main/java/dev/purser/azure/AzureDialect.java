package dev.purser.azure;

import dev.purser.azure.record.AzureOptions;
import dev.purser.azure.record.AzureSettings;
import dev.purser.event.dialect.Dialect;
import dev.purser.event.dialect.DialectFactory;
import dev.purser.event.dialect.FileLayout;
import dev.purser.event.dialect.Home;
import dev.purser.event.dialect.MessageLayout;
import dev.purser.event.dialect.Option;
import dev.purser.event.dialect.Options;
import dev.purser.event.dialect.RecordReader;
import dev.purser.event.dialect.RecordWriter;
import java.util.List;
import java.util.Optional;

/**
 * Azure Monitor's records: the container registry's two resource logs and the activity log, in one dialect. Which log a
 * record belongs to follows from its event's action, and its file and hub from its category.
 */
public final class AzureDialect implements Dialect {
    /** What the program chooses it by. */
    public static final DialectFactory FACTORY = new DialectFactory() {
        @Override
        public String name() {
            return "azure";
        }

        @Override
        public String summary() {
            return "Azure Monitor: the container registry's resource logs and the activity log.";
        }

        @Override
        public List<Option> options() {
            return AzureOptions.ALL;
        }

        @Override
        public List<Limit> limits() {
            return AzureLimits.all();
        }

        @Override
        public Dialect open(Home home, Options options) {
            return new AzureDialect(AzureSettings.of(home, options));
        }
    };

    private final AzureSettings settings;

    private AzureDialect(AzureSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return FACTORY.name();
    }

    @Override
    public RecordWriter writer() {
        return new AzureWriter(settings);
    }

    @Override
    public Optional<RecordReader> reader(boolean keepRaw) {
        return Optional.of(new AzureReader(settings, keepRaw));
    }

    @Override
    public boolean tellsLeftoversOf(String dialect) {
        return dialect.equals(name());
    }

    @Override
    public FileLayout files() {
        return new AzureFiles();
    }

    @Override
    public MessageLayout messages() {
        return new AzureMessages();
    }
}
