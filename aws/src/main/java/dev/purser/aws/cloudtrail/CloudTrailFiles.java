package dev.purser.aws.cloudtrail;

import dev.purser.event.dialect.FileLayout;
import dev.purser.event.dialect.Filing;
import dev.purser.event.dialect.Framing;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * CloudTrail's log files: one JSON object with all records, gzipped, under the account's and the region's folder of the
 * day. The time in a name is when the file was written.
 */
record CloudTrailFiles(Optional<String> organization) implements FileLayout {
    private static final Framing RECORDS = Framing.array("Records");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu/MM/dd").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmm'Z'").withZone(ZoneOffset.UTC);

    @Override
    public Framing framing() {
        return RECORDS;
    }

    @Override
    public boolean gzip() {
        return true;
    }

    @Override
    public Growth growth() {
        return Growth.NEW_FILE;
    }

    @Override
    public Name name(Filing filing, Instant written, String unique) {
        String log = filing.account() + "/CloudTrail/" + filing.location() + "/" + DAY.format(written) + "/"
                + filing.account() + "_CloudTrail_" + filing.location() + "_" + MINUTE.format(written) + "_" + unique
                + ".json.gz";
        return new Name(
                Optional.empty(),
                "AWSLogs/" + organization.map(one -> one + "/").orElse("") + log);
    }

    @Override
    public String contentType() {
        return "application/json";
    }

    @Override
    public Optional<String> contentEncoding() {
        return Optional.of("gzip");
    }

    @Override
    public Duration cadence() {
        return Duration.ofMinutes(5);
    }
}
