package dev.purser.kql.host;

import dev.purser.kql.type.KustoType;

/**
 * A function of Kusto's that an engine lacks, in plain Java, for the engine's connection to register. Pure, safe for
 * threads, and never throws.
 *
 * @param name canonical; in SQL it is {@link #sqlName}
 * @param params one letter each: {@code s} text, {@code l} long, {@code d} real, {@code b} bool, {@code j} JSON text of any
 *     value, {@code *} JSON text of an array of all further arguments. A null for a lower-case letter makes the result
 *     null; upper-case letters, {@code j} and {@code *} take it
 * @param result a letter as above
 */
public record HostFunction(String name, String params, char result, Body body) {
    /** What it does: arguments are String, Long, Double, Boolean or null, and so is the result. */
    @FunctionalInterface
    public interface Body {
        Object apply(Object[] args);
    }

    public String sqlName() {
        return "kql_" + name;
    }

    /** The type of a parameter or result. */
    public static KustoType type(char letter) {
        return switch (Character.toLowerCase(letter)) {
            case 'l' -> KustoType.LONG;
            case 'd' -> KustoType.REAL;
            case 'b' -> KustoType.BOOL;
            default -> KustoType.STRING;
        };
    }

    /** Calls it, with nulls and failures as promised. */
    public Object call(Object[] args) {
        for (int i = 0; i < args.length; i++) {
            char kind = params.charAt(i);
            if (args[i] == null && (kind == 's' || kind == 'l' || kind == 'd' || kind == 'b')) {
                return null;
            }
        }
        try {
            return body.apply(args);
        } catch (RuntimeException | StackOverflowError e) {
            // A value that a function cannot do, or that a regular expression goes too deep for, has no result: Kusto's
            // null.
            return null;
        }
    }
}
