package dev.purser.delivery.predicate;

/**
 * A piece of a predicate's text.
 *
 * @param text what it stands for: a text without its quotes, everything else as written
 * @param at its first character, from 0 on
 */
record Token(Kind kind, String text, int at) {
    enum Kind {
        WORD,
        TEXT,
        NUMBER,
        SIGN,
        END
    }

    boolean is(String other) {
        return (kind == Kind.WORD || kind == Kind.SIGN) && text.equals(other);
    }
}
