package dev.purser.kql.bind;

import dev.purser.kql.plan.Col;
import dev.purser.kql.plan.Expr;
import dev.purser.kql.plan.Rel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The row that an operator's expressions see. Binding an expression may add hidden columns to the table below it (an
 * ordinal, a running count); {@link #tab} is the table with them.
 */
final class Row {
    /** Something that a row's expressions may name before a dot: a side of a join, a step of a scan. */
    interface Part {
        Optional<Expr> find(String name);

        List<String> names();

        /** What a function of graphs, such as {@code node_id}, tells of it. */
        default Optional<Expr> told(String function) {
            return Optional.empty();
        }

        /** The edges of a path, or the nodes inside of it; empty where it is none. */
        default Optional<List<Tab>> steps(boolean nodes) {
            return Optional.empty();
        }
    }

    private final Session session;
    private final Map<String, Part> parts;
    private Tab tab;
    private Col ordinal;

    Row(Session session, Tab tab) {
        this(session, tab, Map.of());
    }

    Row(Session session, Tab tab, Map<String, Part> parts) {
        this.session = session;
        this.tab = tab;
        this.parts = parts;
    }

    static Row sides(Session session, Tab left, Tab right) {
        return new Row(session, left, Map.of("$left", part(left), "$right", part(right)));
    }

    private static Part part(Tab side) {
        return new Part() {
            @Override
            public Optional<Expr> find(String name) {
                return side.column(name).map(Expr.Ref::new);
            }

            @Override
            public List<String> names() {
                return side.names();
            }
        };
    }

    Tab tab() {
        return tab;
    }

    Map<String, Part> parts() {
        return parts;
    }

    /** What a name before a dot stands for, where it is no column. */
    Optional<Part> part(String name) {
        return Optional.ofNullable(parts.get(name));
    }

    Optional<Expr> find(String name) {
        return tab.column(name).map(Expr.Ref::new);
    }

    List<String> names() {
        return tab.names();
    }

    boolean serialized() {
        return tab.serialized();
    }

    /** The number of each row in the table's order, from 1. */
    Col ordinal() {
        if (ordinal == null) {
            ordinal = session.column("$row", dev.purser.kql.type.KustoType.LONG);
            tab = tab.with(new Rel.Ordinal(tab.rel(), ordinal));
        }
        return ordinal;
    }

    /** Whether an ordinal had to be made, which may lose the table's order. */
    boolean numbered() {
        return ordinal != null;
    }

    /** A table that holds this row's ordinal, in the order that it had. */
    Tab inOrder(Tab later) {
        Rel.Key key = new Rel.Key(new Expr.Ref(ordinal), false, false);
        return later.with(new Rel.Sort(later.rel(), List.of(key), Optional.empty()));
    }

    /** Puts a value into a hidden column below, so that an expression that may not nest in another can use it. */
    Expr hidden(Expr expr) {
        Col col = session.column("$hidden", expr.type());
        List<Rel.Out> outs = new ArrayList<>();
        for (Col one : tab.rel().columns()) {
            outs.add(new Rel.Out(one, new Expr.Ref(one)));
        }
        outs.add(new Rel.Out(col, expr));
        tab = tab.with(new Rel.Project(tab.rel(), outs));
        return new Expr.Ref(col);
    }

    /** The same columns and more, made otherwise, in the order of the ordinal. */
    void instead(Rel rel) {
        tab = inOrder(tab.with(rel));
    }
}
