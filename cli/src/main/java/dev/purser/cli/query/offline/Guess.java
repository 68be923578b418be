package dev.purser.cli.query.offline;

import dev.purser.kql.type.KustoType;

/** What kinds of values a column was seen to have, and so its type. For one thread. */
final class Guess {
    static final int BOOL = 1;
    static final int WHOLE = 2;
    static final int REAL = 4;
    static final int MOMENT = 8;
    static final int TEXT = 16;
    static final int NESTED = 32;
    private static final int NUMBERS = WHOLE | REAL;

    private int seen;

    void saw(int kind) {
        seen |= kind;
    }

    void merge(Guess other) {
        seen |= other.seen;
    }

    /**
     * The type that holds every value that was seen. Values of several kinds are a dynamic where they are told apart by
     * their own notation, and strings where everything is text.
     *
     * @param texts whether everything is text, as in CSV
     */
    KustoType type(boolean texts) {
        return switch (seen) {
            case 0, TEXT, TEXT | MOMENT -> KustoType.STRING;
            case BOOL -> KustoType.BOOL;
            case WHOLE -> KustoType.LONG;
            case REAL, NUMBERS -> KustoType.REAL;
            case MOMENT -> KustoType.DATETIME;
            case NESTED -> KustoType.DYNAMIC;
            default -> texts ? KustoType.STRING : KustoType.DYNAMIC;
        };
    }
}
