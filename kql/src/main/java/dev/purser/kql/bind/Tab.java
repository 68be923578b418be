package dev.purser.kql.bind;

import dev.purser.kql.plan.Col;
import dev.purser.kql.plan.Expr;
import dev.purser.kql.plan.Rel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A table while it is piped.
 *
 * @param rel gives at least {@code columns}, {@code hidden} and {@code keys}
 * @param columns what the query sees
 * @param hidden what it finds where it names it, and not otherwise
 * @param serialized whether its order is fixed, so that functions of the rows before and after may be used
 * @param keys hidden columns that keep the rows of a partition together; operators work on each partition alone
 * @param name what {@code withsource} calls it
 */
record Tab(Rel rel, List<Col> columns, List<Col> hidden, boolean serialized, List<Col> keys, Optional<String> name) {
    Tab(Rel rel, List<Col> columns, boolean serialized, List<Col> keys, Optional<String> name) {
        this(rel, columns, List.of(), serialized, keys, name);
    }

    static Tab of(Rel rel) {
        return new Tab(rel, rel.columns(), false, List.of(), Optional.empty());
    }

    Tab with(Rel other) {
        return new Tab(other, columns, hidden, serialized, keys, name);
    }

    Tab with(Rel other, List<Col> cols) {
        return new Tab(other, cols, serialized, keys, name);
    }

    Tab serialized(boolean now) {
        return new Tab(rel, columns, hidden, now, keys, name);
    }

    Tab named(String other) {
        return new Tab(rel, columns, hidden, serialized, keys, Optional.of(other));
    }

    Tab unnamed() {
        return new Tab(rel, columns, hidden, serialized, keys, Optional.empty());
    }

    Tab partitioned(List<Col> by) {
        return new Tab(rel, columns, hidden, serialized, by, name);
    }

    Optional<Col> column(String wanted) {
        return find(columns, wanted).or(() -> find(hidden, wanted));
    }

    private static Optional<Col> find(List<Col> among, String wanted) {
        for (Col col : among) {
            if (col.name().equals(wanted)) {
                return Optional.of(col);
            }
        }
        return Optional.empty();
    }

    /** This table with some of its columns hidden. */
    Tab hiding(List<Col> some) {
        return new Tab(
                rel,
                columns.stream().filter(col -> !some.contains(col)).toList(),
                List.copyOf(some),
                serialized,
                keys,
                name);
    }

    List<String> names() {
        return columns.stream().map(Col::name).toList();
    }

    /** As {@link #project}, with what is hidden in this table still there for those who name it. */
    Tab extended(List<Rel.Out> outs) {
        Set<String> names = new HashSet<>();
        outs.forEach(out -> names.add(out.col().name()));
        List<Col> still =
                hidden.stream().filter(col -> !names.contains(col.name())).toList();
        List<Rel.Out> all = new ArrayList<>(outs);
        still.forEach(col -> all.add(new Rel.Out(col, new Expr.Ref(col))));
        return project(all).hiding(still);
    }

    /** This table with those of its columns, in that order, and what is hidden in it. */
    Tab choose(List<Col> kept) {
        return extended(
                kept.stream().map(col -> new Rel.Out(col, new Expr.Ref(col))).toList());
    }

    /** This table with exactly those columns, and the hidden keys. */
    Tab project(List<Rel.Out> outs) {
        List<Rel.Out> all = new ArrayList<>(outs);
        for (Col key : keys) {
            if (outs.stream().noneMatch(out -> out.col().equals(key))) {
                all.add(new Rel.Out(key, new Expr.Ref(key)));
            }
        }
        return with(
                new Rel.Project(rel, List.copyOf(all)),
                outs.stream().map(Rel.Out::col).toList());
    }

    /** This table with those of its columns, in that order. */
    Tab keep(List<Col> kept) {
        return project(
                kept.stream().map(col -> new Rel.Out(col, new Expr.Ref(col))).toList());
    }
}
