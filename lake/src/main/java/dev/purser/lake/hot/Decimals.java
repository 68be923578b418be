package dev.purser.lake.hot;

import java.math.BigDecimal;

/** Reads decimal numbers. */
final class Decimals {
    /** Stands for a text that is no number with six digits after the point. */
    static final long NO_MILLIONTHS = Long.MIN_VALUE;

    private static final int MOST_DIGITS = 18;
    private static final int AFTER_POINT = 6;
    private static final int SCALE = 18;
    private static final int PRECISION = 38;

    private Decimals() {}

    /**
     * The millionths that a text says: digits without leading zeros, a point, six digits, at most 18 in all. Any other
     * text, even if it is the same number, is not one.
     */
    static long millionths(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        int point = text.length() - AFTER_POINT - 1;
        int whole = point - start;
        if (whole < 1
                || whole + AFTER_POINT > MOST_DIGITS
                || text.charAt(point) != '.'
                || whole > 1 && text.charAt(start) == '0') {
            return NO_MILLIONTHS;
        }
        long value = 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (i == point) {
                continue;
            }
            if (c < '0' || c > '9') {
                return NO_MILLIONTHS;
            }
            value = value * 10 + c - '0';
        }
        if (start == 1) {
            return value == 0 ? NO_MILLIONTHS : -value;
        }
        return value;
    }

    /**
     * A decimal of Kusto's range, or null if the number has too many digits before the point.
     *
     * @throws IllegalArgumentException if the text is no number
     */
    static BigDecimal fitting(String text) {
        BigDecimal number = new BigDecimal(text).setScale(SCALE, java.math.RoundingMode.HALF_EVEN);
        return number.precision() > PRECISION ? null : number;
    }
}
