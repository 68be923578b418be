package dev.purser.server.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes and times as people write them: {@code 64MiB}, {@code 1.5GB}, {@code 90s}, {@code 1h30m}. */
final class Quantity {
    static final String SIZE_SYNTAX = "a number with B, KiB, MiB, GiB or TiB (or KB, MB, GB, TB for powers of 1000)";
    static final String TIME_SYNTAX = "a whole number with ms, s, m, h or d, as in 90s or 1h30m";

    private static final Pattern SIZE = Pattern.compile("([0-9]{1,18}(?:\\.[0-9]{1,9})?) ?([a-zA-Z]{0,3})");
    private static final Pattern TIME_PART = Pattern.compile("([0-9]{1,18})(ms|s|m|h|d)");
    private static final Map<String, Long> SIZES = Map.of(
            "", 1L,
            "b", 1L,
            "kib", 1L << 10,
            "mib", 1L << 20,
            "gib", 1L << 30,
            "tib", 1L << 40,
            "kb", 1_000L,
            "mb", 1_000_000L,
            "gb", 1_000_000_000L,
            "tb", 1_000_000_000_000L);
    private static final Map<String, Long> MILLIS = new LinkedHashMap<>();

    static {
        MILLIS.put("d", 86_400_000L);
        MILLIS.put("h", 3_600_000L);
        MILLIS.put("m", 60_000L);
        MILLIS.put("s", 1_000L);
        MILLIS.put("ms", 1L);
    }

    private Quantity() {}

    /** Bytes. */
    static long size(String text) {
        Matcher found = SIZE.matcher(text);
        Long unit = found.matches() ? SIZES.get(found.group(2).toLowerCase(Locale.ROOT)) : null;
        if (unit == null) {
            throw new BadValueException("is no byte size", "write " + SIZE_SYNTAX);
        }
        try {
            return new BigDecimal(found.group(1))
                    .multiply(BigDecimal.valueOf(unit))
                    .longValueExact();
        } catch (ArithmeticException e) {
            throw new BadValueException("is no whole number of bytes below 8 EiB", "write " + SIZE_SYNTAX);
        }
    }

    /** Milliseconds are the finest unit. */
    static Duration time(String text) {
        Matcher part = TIME_PART.matcher(text);
        Duration sum = Duration.ZERO;
        int at = 0;
        try {
            while (at < text.length() && part.find(at) && part.start() == at) {
                long count = Long.parseLong(part.group(1));
                sum = sum.plusMillis(Math.multiplyExact(count, MILLIS.get(part.group(2))));
                at = part.end();
            }
            sum = Duration.ofMillis(sum.toMillis());
        } catch (ArithmeticException e) {
            throw new BadValueException("is longer than can be counted", "write " + TIME_SYNTAX);
        }
        if (at == 0 || at < text.length()) {
            throw new BadValueException("is no length of time", "write " + TIME_SYNTAX);
        }
        return sum;
    }
}
