package dev.purser.kql.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A relational plan. Columns are told apart by identity, so a node may repeat its input's. */
public sealed interface Rel {
    /** The columns, in order. */
    List<Col> columns();

    /** A column and how it is made. */
    record Out(Col col, Expr expr) {}

    /** An ordering key. */
    record Key(Expr expr, boolean descending, boolean nullsFirst) {}

    /**
     * An aggregate.
     *
     * @param name canonical, such as {@code sum}
     * @param filter rows to count in, where not all are
     * @param order the column whose order lists follow, where the input was ordered
     */
    record Agg(Col col, String name, List<Expr> args, Optional<Expr> filter, Optional<Col> order) {}

    /**
     * A stored table.
     *
     * @param source the engine's own name for it, as its schema gives it
     * @param stored for each column, how the engine stores it
     * @param numbers of columns that are kept as numbers, by id, SQL for it; see {@code schema.Table.Column}
     */
    record Scan(String table, String source, List<Col> columns, List<String> stored, Map<Integer, String> numbers)
            implements Rel {
        /** A scan without such columns. */
        public Scan(String table, String source, List<Col> columns, List<String> stored) {
            this(table, source, columns, stored, Map.of());
        }

        @Override
        public String toString() {
            return "Scan " + table;
        }
    }

    /** Rows written out; each cell is a constant. */
    record Values(List<Col> columns, List<List<Expr>> rows) implements Rel {}

    /** {@code from} to {@code to}, both included, by {@code step}; at most {@code most} rows, more is an error at run time. */
    record Range(Col col, Expr from, Expr to, Expr step, long most) implements Rel {
        @Override
        public List<Col> columns() {
            return List.of(col);
        }
    }

    record Filter(Rel in, Expr predicate) implements Rel {
        @Override
        public List<Col> columns() {
            return in.columns();
        }
    }

    /** The columns given, and no others. */
    record Project(Rel in, List<Out> outs) implements Rel {
        @Override
        public List<Col> columns() {
            return outs.stream().map(Out::col).toList();
        }
    }

    /** Group columns first, then aggregates. Without group columns: one row. */
    record Aggregate(Rel in, List<Out> groups, List<Agg> aggs) implements Rel {
        @Override
        public List<Col> columns() {
            List<Col> all = new ArrayList<>();
            groups.forEach(group -> all.add(group.col()));
            aggs.forEach(agg -> all.add(agg.col()));
            return all;
        }
    }

    record Distinct(Rel in) implements Rel {
        @Override
        public List<Col> columns() {
            return in.columns();
        }
    }

    /** Ordered rows, and only the first of them where a limit is given. Order holds until something loses it. */
    record Sort(Rel in, List<Key> keys, Optional<Expr> limit) implements Rel {
        @Override
        public List<Col> columns() {
            return in.columns();
        }
    }

    record Limit(Rel in, Expr rows) implements Rel {
        @Override
        public List<Col> columns() {
            return in.columns();
        }
    }

    /** At most so many rows of each group, the first by the keys. */
    record LimitBy(Rel in, List<Expr> by, List<Key> keys, Expr rows) implements Rel {
        @Override
        public List<Col> columns() {
            return in.columns();
        }
    }

    /** Rows drawn at random. */
    record Sample(Rel in, Expr rows) implements Rel {
        @Override
        public List<Col> columns() {
            return in.columns();
        }
    }

    /** All rows of all legs; each leg's expressions give the columns in order. */
    record Union(List<Col> columns, List<Leg> legs) implements Rel {}

    record Leg(Rel rel, List<Expr> exprs) {}

    enum JoinKind {
        INNER,
        LEFT,
        RIGHT,
        FULL,
        SEMI,
        ANTI
    }

    /** Null keys match null keys. SEMI and ANTI give the left columns only. */
    record Join(JoinKind kind, Rel left, Rel right, List<Expr> leftKeys, List<Expr> rightKeys) implements Rel {
        @Override
        public List<Col> columns() {
            if (kind == JoinKind.SEMI || kind == JoinKind.ANTI) {
                return left.columns();
            }
            List<Col> all = new ArrayList<>(left.columns());
            all.addAll(right.columns());
            return all;
        }
    }

    /** One row per combination of the keys, whichever. */
    record OnePer(Rel in, List<Expr> keys) implements Rel {
        @Override
        public List<Col> columns() {
            return in.columns();
        }
    }

    /**
     * Rows repeated per element: the input's columns, one for each list (dynamic), and the element's index. Lists go in
     * parallel, shorter ones padded with null; empty lists give no row, null gives one.
     */
    record Unnest(Rel in, List<Expr> lists, List<Col> elements, Col index, Optional<Expr> limit, boolean array)
            implements Rel {
        @Override
        public List<Col> columns() {
            List<Col> all = new ArrayList<>(in.columns());
            all.addAll(elements);
            all.add(index);
            return all;
        }
    }

    /** The input with each row's number, from 1, in the input's order. */
    record Ordinal(Rel in, Col ordinal) implements Rel {
        @Override
        public List<Col> columns() {
            List<Col> all = new ArrayList<>(in.columns());
            all.add(ordinal);
            return all;
        }
    }

    /** Evaluated once, however often it is used; the id tells it from others. */
    record Shared(int id, Rel in) implements Rel {
        @Override
        public List<Col> columns() {
            return in.columns();
        }
    }

    /**
     * Rows made of rows: those of {@code start}, then those that {@code step} makes of the rows of the turn before, where
     * {@link Turn} stands for them, until there are none. The step's columns are the start's, place by place.
     */
    record Repeat(int id, Rel start, Rel step) implements Rel {
        @Override
        public List<Col> columns() {
            return start.columns();
        }
    }

    /** The rows of the turn before, within the step of the {@link Repeat} of that id. */
    record Turn(int id, List<Col> columns) implements Rel {}
}
