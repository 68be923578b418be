package dev.purser.kql.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the operators that hold others: {@code fork}, {@code facet} and {@code partition}. */
final class BranchReader {
    private final Cursor at;
    private final Parser parser;
    private final Operators operators;
    private final Expressions expressions;

    BranchReader(Cursor at, Parser parser, Operators operators, Expressions expressions) {
        this.at = at;
        this.parser = parser;
        this.operators = operators;
        this.expressions = expressions;
    }

    /** {@code (op | op)}. */
    List<Op> body() {
        List<Op> ops = new ArrayList<>();
        at.expect("(");
        if (at.enter()) {
            ops.add(operators.operator());
            ops.addAll(parser.pipes());
            at.leave();
        }
        at.expect(")");
        return List.copyOf(ops);
    }

    /** {@code fork (…) name=(…)}; a name only labels the table. */
    Op fork(int start) {
        List<List<Op>> legs = new ArrayList<>();
        do {
            if (!at.is("(")) {
                at.name();
                at.expect("=");
            }
            legs.add(body());
        } while (at.is("(") || at.atName() && at.peek(1).is("="));
        return new Op.Fork(start, at.end(), List.copyOf(legs));
    }

    /** {@code facet by a, b with (…)}. */
    Op facet(int start) {
        at.expectWord("by");
        List<Node.Name> by = new ArrayList<>();
        do {
            by.add(at.name());
        } while (at.take(","));
        Optional<List<Op>> with = at.takeWord("with") ? Optional.of(body()) : Optional.empty();
        return new Op.Facet(start, at.end(), List.copyOf(by), with);
    }

    /** {@code partition by x (…)}, or with a whole query in curly brackets, which does not see the partition. */
    Op partition(int start) {
        operators.parameters(java.util.Set.of());
        at.expectWord("by");
        // What follows in brackets is the sub-query, not arguments.
        Node by = at.atName() ? at.name() : expressions.expression();
        if (!at.take("{")) {
            return new Op.Partition(start, at.end(), by, body(), Optional.empty());
        }
        Node query = parser.pipeline();
        at.expect("}");
        return new Op.Partition(start, at.end(), by, List.of(), Optional.of(query));
    }
}
