package dev.purser.aws.cloudtrail;

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

/** AWS CloudTrail's records of ECR and of CloudTrail itself, written and read. */
public final class CloudTrailDialect implements Dialect {
    /** Makes it. */
    public static final DialectFactory FACTORY = new DialectFactory() {
        @Override
        public String name() {
            return NAME;
        }

        @Override
        public String summary() {
            return "AWS CloudTrail's records, as Amazon ECR leaves them.";
        }

        @Override
        public List<Option> options() {
            return CloudTrailOptions.ALL;
        }

        @Override
        public List<Limit> limits() {
            return Limits.all();
        }

        @Override
        public Dialect open(Home home, Options options) {
            CloudTrailOptions.check(options);
            return new CloudTrailDialect(new Form(home, options));
        }
    };

    private static final String NAME = "cloudtrail";

    private final Form form;
    private final FileLayout files;

    private CloudTrailDialect(Form form) {
        this.form = form;
        files = new CloudTrailFiles(form.organization);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public RecordWriter writer() {
        TrailRecordWriter all = new TrailRecordWriter(form);
        return form.selectors.isEmpty() ? all : new SelectingWriter(all, form.selectors);
    }

    @Override
    public Optional<RecordReader> reader(boolean keepRaw) {
        return Optional.of(new TrailRecordReader(form, keepRaw, true));
    }

    @Override
    public Optional<RecordReader> plainReader() {
        return Optional.of(new TrailRecordReader(form, false, false));
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
        return MessageLayout.plain("aws-cloudtrail");
    }
}
