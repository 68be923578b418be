package dev.purser.kql.bind;

import dev.purser.kql.plan.Col;
import dev.purser.kql.plan.Expr;
import dev.purser.kql.plan.Rel;
import dev.purser.kql.schema.Catalog;
import dev.purser.kql.syntax.Node;
import dev.purser.kql.type.KustoType;
import dev.purser.kql.type.Nearest;
import dev.purser.kql.type.Problems;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** What the binding of one query shares: its problems, catalogue and counters. Not for several threads. */
final class Session {
    /** How deep functions and names may lead to each other. */
    private static final int CALLS = 40;

    final Problems problems;
    final Catalog catalog;
    final List<String> warnings = new ArrayList<>();
    /** A random value and the constant that a {@code toscalar} makes of it. */
    record Once(Expr value, Expr constant) {}

    final Map<Node, Once> once = new IdentityHashMap<>();
    final Map<Rel, Graphs.Graph> graphs = new IdentityHashMap<>();
    private int columns;
    private int shared;
    private int calls;
    private long nodes;
    private boolean full;

    Session(Problems problems, Catalog catalog) {
        this.problems = problems;
        this.catalog = catalog;
    }

    Col column(String name, KustoType type) {
        return new Col(++columns, name, type);
    }

    int share() {
        return ++shared;
    }

    void semantic(String editor, Node at, String message) {
        semantic("SEM0100", editor, at, message);
    }

    void semantic(String code, String editor, Node at, String message) {
        problems.semantic(code, editor, at.start(), at.end(), message);
    }

    void unknown(String editor, int start, int end, String what, String name, Collection<String> known) {
        problems.unknown(
                "SEM0100",
                editor,
                start,
                end,
                "Failed to resolve " + what + " named '" + name + "'",
                Nearest.to(name, known));
    }

    /** Enters the body of a function or name; false, with the problem reported, where that goes too deep. */
    boolean enter(Node at) {
        if (++calls <= CALLS) {
            return true;
        }
        problems.limit(
                "LIM0002", at.start(), at.end(), "Functions and names lead to each other more than " + CALLS + " deep");
        return false;
    }

    void leave() {
        calls--;
    }

    /** Counts what has been built; true once it is too much, which is reported once. */
    boolean full(Node at, int more) {
        nodes += more;
        if (nodes > catalog.limits().planNodes() && !full) {
            full = true;
            problems.limit(
                    "LIM0003",
                    at.start(),
                    at.end(),
                    "The query grows beyond " + catalog.limits().planNodes() + " parts when its names are resolved");
        }
        return full;
    }

    /** An expression's stand-in where it could not be bound. */
    Expr broken() {
        return new Expr.Lit(KustoType.UNKNOWN, null);
    }
}
