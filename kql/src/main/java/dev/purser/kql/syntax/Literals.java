package dev.purser.kql.syntax;

import dev.purser.kql.type.Json;
import dev.purser.kql.type.KustoType;
import dev.purser.kql.type.Problems;
import dev.purser.kql.type.Ticks;
import dev.purser.kql.type.TimeText;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The values of typed literals such as {@code datetime(2024-05-01)}. */
final class Literals {
    private static final Pattern GUID = Pattern.compile(
            "\\{?([0-9a-fA-F]{8})-?([0-9a-fA-F]{4})-?([0-9a-fA-F]{4})-?([0-9a-fA-F]{4})-?([0-9a-fA-F]{12})\\}?");

    private Literals() {}

    static Node.Literal of(Token token, Problems problems) {
        KustoType type = KustoType.named(token.text()).orElseThrow();
        String raw = ((String) token.value()).strip();
        if (raw.equals("null")) {
            if (type == KustoType.STRING) {
                problems.syntax(token.start(), token.end(), "A string has no null", "''");
            }
            return new Node.Literal(token.start(), token.end(), type, null);
        }
        Object value = type == KustoType.DYNAMIC ? dynamic(raw) : scalar(type, unquoted(raw));
        if (value == null && !(type == KustoType.DYNAMIC && raw.isEmpty())) {
            problems.syntax(
                    token.start(),
                    token.end(),
                    "'" + (raw.length() > 60 ? raw.substring(0, 60) + "…" : raw) + "' is no " + type.kusto(),
                    "a literal of type " + type.kusto());
        }
        return new Node.Literal(token.start(), token.end(), type, value);
    }

    private static String unquoted(String raw) {
        int last = raw.length() - 1;
        boolean quoted =
                last > 0 && raw.charAt(0) == raw.charAt(last) && (raw.charAt(0) == '"' || raw.charAt(0) == '\'');
        return quoted ? raw.substring(1, last) : raw;
    }

    private static Object scalar(KustoType type, String raw) {
        try {
            return switch (type) {
                case BOOL ->
                    switch (raw.toLowerCase(Locale.ROOT)) {
                        case "true" -> true;
                        case "false" -> false;
                        default -> whole(raw) != 0;
                    };
                case INT -> (long) Math.toIntExact(whole(raw));
                case LONG -> whole(raw);
                case REAL -> real(raw);
                case DECIMAL -> decimal(raw);
                case DATETIME -> raw.equals("now") ? null : boxed(TimeText.datetime(raw));
                case TIMESPAN -> boxed(TimeText.timespan(raw));
                case GUID -> guid(raw);
                default -> null;
            };
        } catch (NumberFormatException | ArithmeticException e) {
            return null;
        }
    }

    private static Object boxed(OptionalLong ticks) {
        return ticks.isPresent() ? ticks.getAsLong() : null;
    }

    private static long whole(String raw) {
        String digits = raw.replace(" ", "");
        return digits.startsWith("0x") || digits.startsWith("0X")
                ? Long.parseUnsignedLong(digits.substring(2), 16)
                : Long.parseLong(digits);
    }

    private static Object real(String raw) {
        return switch (raw.toLowerCase(Locale.ROOT)) {
            case "nan" -> Double.NaN;
            case "inf", "+inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> raw.length() < 100 ? Double.valueOf(raw) : null;
        };
    }

    private static Object decimal(String raw) {
        if (raw.length() > 60) {
            return null;
        }
        BigDecimal value = new BigDecimal(raw);
        return Math.abs(value.scale()) > 60 || value.precision() - value.scale() > 38 ? null : value;
    }

    static String guid(String raw) {
        Matcher found = GUID.matcher(raw);
        return found.matches()
                ? (found.group(1) + "-" + found.group(2) + "-" + found.group(3) + "-" + found.group(4) + "-"
                                + found.group(5))
                        .toLowerCase(Locale.ROOT)
                : null;
    }

    /** Kusto's JSON (single quotes, typed literals inside) as compact JSON; {@code null} where it is none. */
    private static String dynamic(String raw) {
        return Json.read(raw, Literals::inside)
                .map(box -> box.getFirst() == null ? null : Json.write(box.getFirst()))
                .orElse(null);
    }

    private static Object inside(String name, String raw) {
        KustoType type = KustoType.named(name).orElse(KustoType.UNKNOWN);
        Object value = raw.equals("null") ? null : scalar(type, unquoted(raw));
        return switch (type) {
            case DATETIME -> value == null ? null : Ticks.datetime((Long) value);
            case TIMESPAN -> value == null ? null : Ticks.timespan((Long) value);
            default -> value;
        };
    }
}
