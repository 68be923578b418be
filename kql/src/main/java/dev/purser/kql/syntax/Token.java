package dev.purser.kql.syntax;

/**
 * One token.
 *
 * @param kind what it is
 * @param text an operator's or name's text; a string's value; a typed literal's type name
 * @param value a number's or timespan's value; a typed literal's raw content
 * @param start its first character's offset
 * @param end one past its last
 */
record Token(Kind kind, String text, Object value, int start, int end) {
    enum Kind {
        NAME,
        LONG,
        REAL,
        TIMESPAN,
        STRING,
        TYPED,
        SYMBOL,
        BAD,
        END
    }

    boolean is(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    boolean word(String name) {
        return kind == Kind.NAME && text.equals(name);
    }
}
