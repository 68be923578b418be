package dev.purser.kql.syntax;

import dev.purser.kql.type.KustoType;
import java.util.List;

/** A part of a query with its place in the text: [{@code start}, {@code end}) in UTF-16 units. */
public sealed interface Node {
    int start();

    int end();

    /**
     * A literal.
     *
     * @param value Boolean, Long (also int, datetime and timespan, in ticks), Double, BigDecimal, String (also a dynamic's
     *     JSON and a guid), or {@code null} for a typed null
     */
    record Literal(int start, int end, KustoType type, Object value) implements Node {}

    /** A name: a column, a table, a variable. */
    record Name(int start, int end, String name) implements Node {}

    /** {@code *}, or a name with wildcards in it, such as {@code T*}. */
    record Pattern(int start, int end, String pattern) implements Node {
        public boolean all() {
            return pattern.equals("*");
        }
    }

    /** {@code base.name}. */
    record Member(int start, int end, Node base, String name, int nameStart) implements Node {}

    /** {@code base[index]}. */
    record Index(int start, int end, Node base, Node index) implements Node {}

    /** {@code name(args)}. */
    record Call(int start, int end, String name, int nameEnd, List<Node> args) implements Node {}

    /** A minus or plus sign. */
    record Unary(int start, int end, String op, Node of) implements Node {}

    /** An operator between two expressions; {@code op} as written. */
    record Binary(int start, int end, String op, int opStart, Node left, Node right) implements Node {}

    /** {@code a and b and c}, {@code a or b or c}. */
    record Junction(int start, int end, boolean and, List<Node> parts) implements Node {}

    /** {@code value between (from .. to)}. */
    record Between(int start, int end, Node value, Node from, Node to, boolean negated) implements Node {}

    /** {@code value in (list)}; also {@code in~ !in !in~ has_any has_all}. */
    record In(int start, int end, String op, Node value, List<Node> list) implements Node {}

    /** {@code name = value}, or {@code (a, b) = value}. */
    record Named(int start, int end, List<Name> names, Node value) implements Node {}

    /** {@code typeof(long)} or {@code typeof(string, long)}. */
    record TypeOf(int start, int end, List<KustoType> types) implements Node {}

    /** A source and what it is piped through. */
    record Query(int start, int end, Node source, List<Op> ops) implements Node {}

    /** Where something is missing; the problem has been reported. */
    record Missing(int start, int end) implements Node {}

    /** A tabular operator, or a source that is written like one. */
    non-sealed interface Tabular extends Node {}
}
