package dev.purser.ibm.activitytracker;

import dev.purser.event.dialect.FileLayout;
import dev.purser.event.dialect.Filing;
import dev.purser.event.dialect.Framing;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.UUID;

/** Object Storage objects as Event Routing names them; one event a line, not compressed. */
record Files(Settings settings) implements FileLayout {
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("ss").withZone(ZoneOffset.UTC);

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

    /**
     * The two digits behind the minute, which IBM does not explain, are the second. The older names have nothing else to
     * tell objects of one minute apart: there they are a longer number, so that no object ever replaces another.
     */
    @Override
    public Name name(Filing filing, Instant written, String unique) {
        String region = settings.targetRegion().orElse(filing.location());
        long bits = bits(unique);
        String path = settings.oldFileNames()
                ? region + "/" + HOUR.format(written) + "/" + MINUTE.format(written) + "+" + Long.toUnsignedString(bits)
                        + ".log"
                : filing.account() + "/" + region + "/" + HOUR.format(written) + "/" + MINUTE.format(written) + "+"
                        + SECOND.format(written) + "_" + uuid(written, bits) + ".log";
        return new Name(Optional.empty(), path);
    }

    private static long bits(String unique) {
        long bits = 0;
        for (int i = 0; i < unique.length(); i++) {
            bits = bits * 36 + Character.digit(unique.charAt(i), 36);
        }
        return bits;
    }

    /** A UUID of version 7: the time, and the bits. */
    private static UUID uuid(Instant written, long bits) {
        return new UUID(written.toEpochMilli() << 16 | 0x7000L | bits >>> 52, bits & 0x3FFF_FFFF_FFFF_FFFFL | 1L << 63);
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
        return Duration.ofMinutes(5);
    }
}
