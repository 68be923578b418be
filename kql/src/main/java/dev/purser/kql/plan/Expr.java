package dev.purser.kql.plan;

import dev.purser.kql.type.KustoType;
import java.util.List;

/** A scalar expression with its type. A string is never null; any other value may be. */
public sealed interface Expr {
    KustoType type();

    /** How many parts it has, so that a query can be bounded before it is walked; saturates. */
    default int size() {
        return 1;
    }

    /** Whether its value depends on the rows before or after. */
    default boolean window() {
        return false;
    }

    /** Whether each evaluation gives another value. */
    default boolean random() {
        return false;
    }

    /**
     * A constant.
     *
     * @param value Boolean, Long (int, long, and ticks), Double, BigDecimal, String (also a guid and a dynamic's JSON), or
     *     {@code null}
     */
    record Lit(KustoType type, Object value) implements Expr {}

    /** A column of the input. */
    record Ref(Col col) implements Expr {
        @Override
        public KustoType type() {
            return col.type();
        }
    }

    /** A function or operator under its canonical name; what each means is told by {@code bind.Signatures}. */
    record Fn(String name, List<Expr> args, KustoType type, int size, boolean window, boolean random) implements Expr {}

    /** The first column of a query's first row; a constant. */
    record Scalar(Rel rel, Col col) implements Expr {
        @Override
        public KustoType type() {
            return col.type();
        }
    }

    /** Whether a value is among a query's: {@code in} with a sub-query. */
    record InRel(Expr value, Rel rel, Col col, boolean folded) implements Expr {
        @Override
        public KustoType type() {
            return KustoType.BOOL;
        }

        @Override
        public int size() {
            return value.size() + 1;
        }

        @Override
        public boolean window() {
            return value.window();
        }
    }

    static Expr fn(String name, KustoType type, Expr... args) {
        return fn(name, type, List.of(args));
    }

    static Expr fn(String name, KustoType type, List<Expr> args) {
        long size = 1;
        boolean window = name.startsWith("win_");
        boolean random = name.equals("rand") || name.equals("new_guid");
        for (Expr arg : args) {
            size += arg.size();
            window |= arg.window();
            random |= arg.random();
        }
        return new Fn(name, args, type, (int) Math.min(size, Integer.MAX_VALUE), window, random);
    }

    static Expr text(String value) {
        return new Lit(KustoType.STRING, value);
    }

    static Expr whole(long value) {
        return new Lit(KustoType.LONG, value);
    }

    static Expr bool(boolean value) {
        return new Lit(KustoType.BOOL, value);
    }

    static Expr none(KustoType type) {
        return type == KustoType.STRING ? text("") : new Lit(type, null);
    }

    /** Whether it is a constant written out. */
    default boolean literal() {
        return this instanceof Lit;
    }

    /** Whether it can be null; what cannot be told, can. */
    default boolean nullable() {
        return type() != KustoType.STRING && !(this instanceof Lit lit && lit.value() != null);
    }
}
