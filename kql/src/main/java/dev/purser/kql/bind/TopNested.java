package dev.purser.kql.bind;

import dev.purser.kql.plan.Col;
import dev.purser.kql.plan.Expr;
import dev.purser.kql.plan.Rel;
import dev.purser.kql.syntax.Node;
import dev.purser.kql.syntax.Op;
import dev.purser.kql.type.KustoType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Binds {@code top-nested} where a level says {@code with others}: what does not make it to a level's top is one row more
 * under each value of the levels before, which no later level divides.
 */
final class TopNested {
    private final Binder binder;
    private final Scope scope;
    private final Session session;
    private final List<Op.Nest> levels;
    private final List<KustoType> labels = new ArrayList<>();
    private final List<KustoType> totals = new ArrayList<>();
    private final List<Tab> parts = new ArrayList<>();

    TopNested(Binder binder, Scope scope, Op.TopNested op) {
        this.binder = binder;
        this.scope = scope;
        this.session = binder.session;
        this.levels = op.levels();
    }

    private static Node.Name name(String name) {
        return new Node.Name(0, 0, name);
    }

    private static Node named(String name, Node value) {
        return new Node.Named(value.start(), value.end(), List.of(name(name)), value);
    }

    private static Node plain(Node node) {
        return node instanceof Node.Named named ? named.value() : node;
    }

    /** The labels and totals of the levels before, as names that a query may group by. */
    private static List<Node> before(int level) {
        List<Node> names = new ArrayList<>();
        for (int i = 0; i < level; i++) {
            names.add(name("_l" + i));
            names.add(name("_a" + i));
        }
        return names;
    }

    Tab bind(Tab tab) {
        Tab rows = tab.partitioned(List.of());
        Tab top = rows;
        int before = session.problems.count();
        for (int i = 0; i < levels.size(); i++) {
            Op.Nest level = levels.get(i);
            Node of = plain(level.of());
            rows = binder.pipe(rows, List.of(new Op.Columns(0, 0, "extend", List.of(named("_v", of)))), scope);
            if (session.problems.count() > before) {
                return binder.broken();
            }
            rows = rows.with(new Rel.Shared(session.share(), rows.rel()));
            List<Node> by = before(i);
            by.add(named("_l" + i, name("_v")));
            Op total = new Op.Summarize(0, 0, List.of(named("_a" + i, plain(level.by()))), by, true);
            top = binder.pipe(binder.fresh(rows), List.of(total), scope);
            if (session.problems.count() > before) {
                return binder.broken();
            }
            labels.add(top.column("_l" + i).orElseThrow().type());
            totals.add(top.column("_a" + i).orElseThrow().type());
            top = highest(top, level, i);
            top = top.with(new Rel.Shared(session.share(), top.rel()));
            if (level.others().isPresent()) {
                parts.add(rest(rows, top, i));
            }
            rows = matched(rows, top, i, Rel.JoinKind.INNER);
        }
        return result(top);
    }

    private Tab highest(Tab totals, Op.Nest level, int place) {
        if (level.all()) {
            return totals;
        }
        List<Rel.Key> keys = List.of(
                new Rel.Key(new Expr.Ref(totals.column("_a" + place).orElseThrow()), !level.ascending(), false));
        Expr rows = Convert.to(
                KustoType.LONG,
                new Scalars(session, scope, Optional.empty(), binder, Optional.empty()).bind(level.rows()));
        List<Expr> by = new ArrayList<>();
        before(place)
                .forEach(one -> by.add(
                        new Expr.Ref(totals.column(((Node.Name) one).name()).orElseThrow())));
        return totals.with(
                by.isEmpty()
                        ? new Rel.Sort(totals.rel(), keys, Optional.of(rows))
                        : new Rel.LimitBy(totals.rel(), by, keys, rows));
    }

    /** The rows whose value made it to the top, with its label and total; or, by an anti join, those that did not. */
    private Tab matched(Tab rows, Tab top, int place, Rel.JoinKind kind) {
        Tab right = binder.fresh(top);
        List<Expr> left = new ArrayList<>();
        List<Expr> keys = new ArrayList<>();
        for (Node one : before(place)) {
            String name = ((Node.Name) one).name();
            left.add(new Expr.Ref(rows.column(name).orElseThrow()));
            keys.add(new Expr.Ref(right.column(name).orElseThrow()));
        }
        left.add(new Expr.Ref(rows.column("_v").orElseThrow()));
        keys.add(new Expr.Ref(right.column("_l" + place).orElseThrow()));
        Rel join = new Rel.Join(kind, rows.rel(), right.rel(), left, keys);
        List<Col> columns = new ArrayList<>(rows.columns());
        columns.removeIf(col -> col.name().equals("_v"));
        if (kind == Rel.JoinKind.INNER) {
            columns.add(right.column("_l" + place).orElseThrow());
            columns.add(right.column("_a" + place).orElseThrow());
        }
        return new Tab(join, columns, false, List.of(), Optional.empty()).keep(columns);
    }

    /** One row for what is left under each value of the levels before: this level's total and those of the later. */
    private Tab rest(Tab rows, Tab top, int place) {
        List<Node> sums = new ArrayList<>();
        for (int i = place; i < levels.size(); i++) {
            sums.add(named("_a" + i, plain(levels.get(i).by())));
        }
        Op total = new Op.Summarize(0, 0, sums, before(place), place > 0);
        Tab left = binder.fresh(matched(rows, top, place, Rel.JoinKind.ANTI));
        if (place == 0) {
            // Without a row left there is no row of the rest either.
            sums.add(named("_n", new Node.Call(0, 0, "count", 0, List.of())));
            Op counted = new Op.Summarize(0, 0, sums, List.of(), false);
            Tab one = binder.pipe(left, List.of(counted), scope);
            Expr some =
                    Expr.fn("gt", KustoType.BOOL, new Expr.Ref(one.column("_n").orElseThrow()), Expr.whole(0));
            return one.with(new Rel.Filter(one.rel(), some));
        }
        return binder.pipe(left, List.of(total), scope);
    }

    private Tab result(Tab top) {
        Scalars constants = new Scalars(session, scope, Optional.empty(), binder, Optional.empty());
        Naming naming = new Naming();
        List<Col> columns = new ArrayList<>();
        for (int i = 0; i < levels.size(); i++) {
            Op.Nest level = levels.get(i);
            String name = level.of() instanceof Node.Named named
                    ? named.names().getFirst().name()
                    : Naming.implicit(level.of()).orElseGet(naming::numbered);
            String total = level.by() instanceof Node.Named named
                    ? named.names().getFirst().name()
                    : "aggregated_" + name;
            columns.add(session.column(name, labels.get(i)));
            columns.add(session.column(total, totals.get(i)));
        }
        List<Rel.Leg> legs = new ArrayList<>();
        legs.add(leg(top, constants));
        parts.forEach(part -> legs.add(leg(part, constants)));
        return Tab.of(new Rel.Union(List.copyOf(columns), legs));
    }

    private Rel.Leg leg(Tab part, Scalars constants) {
        List<Expr> exprs = new ArrayList<>();
        for (int i = 0; i < levels.size(); i++) {
            int place = i;
            Expr label = part.column("_l" + i)
                    .<Expr>map(Expr.Ref::new)
                    .orElseGet(() ->
                            levels.get(place).others().map(constants::bind).orElse(Expr.none(labels.get(place))));
            exprs.add(Convert.to(labels.get(i), label));
            exprs.add(
                    Convert.to(totals.get(i), new Expr.Ref(part.column("_a" + i).orElseThrow())));
        }
        return new Rel.Leg(part.rel(), exprs);
    }
}
