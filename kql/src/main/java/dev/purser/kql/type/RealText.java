package dev.purser.kql.type;

import java.math.BigDecimal;

/** A real as Kusto prints it: the shortest digits that read back the same, {@code E+15} notation from 1e15 on. */
public final class RealText {
    private RealText() {}

    /** {@code 2}, {@code 0.1}, {@code 1E+15}, {@code 1.5E-05}, {@code NaN}, {@code Infinity}. */
    public static String of(double number) {
        if (Double.isNaN(number)) {
            return "NaN";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "Infinity" : "-Infinity";
        }
        if (number == 0) {
            return 1 / number < 0 ? "-0" : "0";
        }
        BigDecimal exact = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        int exponent = exact.precision() - exact.scale() - 1;
        if (exponent >= -5 && exponent < 15) {
            return exact.toPlainString();
        }
        String digits = exact.unscaledValue().abs().toString();
        StringBuilder out = new StringBuilder();
        if (number < 0) {
            out.append('-');
        }
        out.append(digits.charAt(0));
        if (digits.length() > 1) {
            out.append('.').append(digits, 1, digits.length());
        }
        out.append('E').append(exponent < 0 ? '-' : '+');
        return Ticks.pad(out, Math.abs(exponent), 2).toString();
    }

    /** A real as {@code tostring} gives it: {@code 2.0}, {@code 0.1}, {@code 1e22}, {@code 1.5e-7}, {@code NaN}, {@code inf}. */
    public static String text(double number) {
        if (Double.isNaN(number)) {
            return "NaN";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "inf" : "-inf";
        }
        if (number == 0) {
            return of(number) + ".0";
        }
        BigDecimal exact = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        int exponent = exact.precision() - exact.scale() - 1;
        if (exponent >= -6 && exponent <= 20) {
            String plain = exact.toPlainString();
            return plain.indexOf('.') < 0 ? plain + ".0" : plain;
        }
        return exact.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
    }
}
