package dev.purser.kql.bind;

import dev.purser.kql.plan.Col;
import dev.purser.kql.plan.Expr;
import dev.purser.kql.plan.Rel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A table while it is piped.
 *
 * @param rel gives at least {@code columns} and {@code keys}
 * @param columns what the query sees
 * @param serialized whether its order is fixed, so that functions of the rows before and after may be used
 * @param keys hidden columns that keep the rows of a partition together; operators work on each partition alone
 * @param name what {@code withsource} calls it
 */
record Tab(Rel rel, List<Col> columns, boolean serialized, List<Col> keys, Optional<String> name) {
    static Tab of(Rel rel) {
        return new Tab(rel, rel.columns(), false, List.of(), Optional.empty());
    }

    Tab with(Rel other) {
        return new Tab(other, columns, serialized, keys, name);
    }

    Tab with(Rel other, List<Col> cols) {
        return new Tab(other, cols, serialized, keys, name);
    }

    Tab serialized(boolean now) {
        return new Tab(rel, columns, now, keys, name);
    }

    Tab named(String other) {
        return new Tab(rel, columns, serialized, keys, Optional.of(other));
    }

    Tab unnamed() {
        return new Tab(rel, columns, serialized, keys, Optional.empty());
    }

    Tab partitioned(List<Col> by) {
        return new Tab(rel, columns, serialized, by, name);
    }

    Optional<Col> column(String wanted) {
        for (Col col : columns) {
            if (col.name().equals(wanted)) {
                return Optional.of(col);
            }
        }
        return Optional.empty();
    }

    List<String> names() {
        return columns.stream().map(Col::name).toList();
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
