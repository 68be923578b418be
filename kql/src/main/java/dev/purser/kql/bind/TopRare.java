package dev.purser.kql.bind;

import static dev.purser.kql.type.KustoType.LONG;
import static dev.purser.kql.type.KustoType.UNKNOWN;

import dev.purser.kql.plan.Col;
import dev.purser.kql.plan.Expr;
import dev.purser.kql.plan.Rel;
import dev.purser.kql.syntax.Node;
import dev.purser.kql.syntax.Op;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Binds {@code top-nested} and {@code top-hitters}. */
final class TopRare {
    private final Binder binder;
    private final Scope scope;
    private final Session session;

    TopRare(Binder binder, Scope scope) {
        this.binder = binder;
        this.scope = scope;
        this.session = binder.session;
    }

    Tab hitters(Tab tab, Op.TopHitters op) {
        Node of = op.of() instanceof Node.Named named ? named.value() : op.of();
        String name = Naming.implicit(of).orElse("");
        String made = op.by()
                .map(by -> "approximate_sum_" + Naming.implicit(by).orElse(""))
                .orElse("approximate_count_" + name);
        Node aggregate = new Node.Call(
                op.start(),
                op.start(),
                op.by().isPresent() ? "sum" : "count",
                op.start(),
                op.by().map(List::of).orElse(List.of()));
        Node.Name column = new Node.Name(op.start(), op.start(), made);
        Node named = new Node.Named(op.start(), op.start(), List.of(column), aggregate);
        Tab groups = new Summarizing(binder, scope)
                .bind(tab, new Op.Summarize(op.start(), op.end(), List.of(named), List.of(op.of()), true));
        Op.Key key = new Op.Key(column, Optional.of(true), Optional.empty());
        return new Operators(binder, scope).apply(groups, new Op.Top(op.start(), op.end(), op.rows(), List.of(key)));
    }

    /** Each level keeps, within each value of the levels before, the values with the greatest aggregates. */
    Tab nested(Tab tab, Op.TopNested op) {
        List<Rel.Out> groups = new ArrayList<>();
        List<Rel.Out> outs = new ArrayList<>();
        Tab result = tab;
        Naming naming = new Naming();
        Tab kept = null;
        for (Op.Nest level : op.levels()) {
            Row row = new Row(session, result);
            Scalars plain = new Scalars(session, scope, Optional.of(row), binder, Optional.empty());
            Node of = level.of() instanceof Node.Named named ? named.value() : level.of();
            String name = level.of() instanceof Node.Named named
                    ? named.names().getFirst().name()
                    : Naming.implicit(of).orElseGet(naming::numbered);
            Expr value = plain.bind(of);
            Node by = level.by() instanceof Node.Named named ? named.value() : level.by();
            String byName = level.by() instanceof Node.Named named
                    ? named.names().getFirst().name()
                    : "aggregated_" + name;
            if (value.type() == UNKNOWN) {
                return binder.broken();
            }
            Aggregates aggregates = new Aggregates(session);
            Expr total = new Scalars(session, scope, Optional.of(row), binder, Optional.of(aggregates)).bind(by);
            if (total.type() == UNKNOWN) {
                return binder.broken();
            }
            List<Rel.Out> here = new ArrayList<>(groups);
            here.add(new Rel.Out(session.column(name, value.type()), value));
            Tab perValue = Summarizing.aggregate(row.tab(), here, aggregates.all(), List.of());
            Col sum = session.column(byName, total.type());
            List<Rel.Out> next = new ArrayList<>();
            here.forEach(out -> next.add(new Rel.Out(out.col(), new Expr.Ref(out.col()))));
            next.add(new Rel.Out(sum, total));
            Tab level1 = perValue.project(next);
            List<Rel.Key> keys = List.of(new Rel.Key(new Expr.Ref(sum), !level.ascending(), false));
            if (!level.all()) {
                Expr rows = Convert.to(LONG, plain.bind(level.rows()));
                List<Expr> partition = groups.stream()
                        .<Expr>map(out -> new Expr.Ref(out.col()))
                        .toList();
                level1 = level1.with(
                        partition.isEmpty()
                                ? new Rel.Sort(level1.rel(), keys, Optional.of(rows))
                                : new Rel.LimitBy(level1.rel(), partition, keys, rows));
            }
            kept = kept == null ? binder.fresh(level1) : joined(kept, level1, groups.size());
            outs.clear();
            groups = new ArrayList<>(here);
            Tab whole = kept;
            whole.columns().forEach(col -> outs.add(new Rel.Out(col, new Expr.Ref(col))));
        }
        return kept == null ? tab : kept.project(outs).serialized(false).unnamed();
    }

    /** The levels so far, with the next one's value and total. */
    private Tab joined(Tab kept, Tab level, int depth) {
        Tab right = binder.fresh(level);
        List<Expr> leftKeys = new ArrayList<>();
        List<Expr> rightKeys = new ArrayList<>();
        for (int i = 0; i < depth; i++) {
            leftKeys.add(new Expr.Ref(kept.columns().get(2 * i)));
            rightKeys.add(new Expr.Ref(right.columns().get(i)));
        }
        Rel join = new Rel.Join(Rel.JoinKind.INNER, kept.rel(), right.rel(), leftKeys, rightKeys);
        List<Col> columns = new ArrayList<>(kept.columns());
        columns.addAll(right.columns().subList(depth, depth + 2));
        return new Tab(join, columns, false, List.of(), Optional.empty()).keep(columns);
    }
}
