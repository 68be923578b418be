package dev.purser.azure.record;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * Lengths of time as decimal milliseconds with up to six decimals, {@code 51.204118}: to the nanosecond, without zeros at
 * the end. Thread-safe.
 */
public final class Millis {
    private static final int MILLION = 1_000_000;
    private static final int LONGEST = 40;
    private static final int FAST = 12;
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final BigDecimal LEAST = BigDecimal.valueOf(Long.MIN_VALUE);

    private Millis() {}

    /** The text; a time too long for 64 bits of nanoseconds is written as the longest. */
    public static String of(Duration time) {
        long nanos = nanos(time);
        long whole = nanos / MILLION;
        int part = (int) Math.abs(nanos % MILLION);
        if (part == 0) {
            return Long.toString(whole);
        }
        StringBuilder text = new StringBuilder(24);
        if (nanos < 0 && whole == 0) {
            text.append('-');
        }
        text.append(whole).append('.');
        for (int unit = MILLION / 10; part > 0; unit /= 10) {
            text.append((char) ('0' + part / unit));
            part %= unit;
        }
        return text.toString();
    }

    /** Reads decimal milliseconds; what is finer than a nanosecond is cut off. Empty if the text is no such number. */
    public static Optional<Duration> read(String text) {
        int length = text.length();
        if (length == 0 || length > LONGEST) {
            return Optional.empty();
        }
        long nanos = 0;
        int decimals = -1;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c == '.' && decimals < 0 && i > 0) {
                decimals = 0;
            } else if (c >= '0' && c <= '9' && length <= FAST) {
                nanos = nanos * 10 + (c - '0');
                decimals += decimals < 0 ? 0 : 1;
            } else {
                return slow(text);
            }
        }
        if (decimals > 6) {
            return slow(text);
        }
        for (int i = Math.max(decimals, 0); i < 6; i++) {
            nanos *= 10;
        }
        return Optional.of(Duration.ofNanos(nanos));
    }

    private static Optional<Duration> slow(String text) {
        try {
            BigDecimal nanos = new BigDecimal(text).movePointRight(6);
            return nanos.compareTo(LEAST) < 0 || nanos.compareTo(MOST) > 0
                    ? Optional.empty()
                    : Optional.of(Duration.ofNanos(nanos.longValue()));
        } catch (NumberFormatException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static long nanos(Duration time) {
        try {
            return time.toNanos();
        } catch (ArithmeticException e) {
            return time.isNegative() ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }
}
