package dev.purser.kql.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A plan without the columns that nobody above looks at: it gives the same rows, and an engine has fewer names to bind and
 * less to read. Nothing that decides on rows is touched: groups, keys, filters and what makes rows distinct stay.
 */
public final class Narrow {
    private Narrow() {}

    /** The same plan, with the same columns in the same order at its top. */
    public static Rel of(Rel plan) {
        return rel(plan, ids(plan.columns()));
    }

    /** @param needed of the node's columns, those that are looked at; others may be in it */
    private static Rel rel(Rel rel, Set<Integer> needed) {
        return switch (rel) {
            case Rel.Scan scan -> scan(scan, needed);
            case Rel.Values values -> values;
            case Rel.Range range ->
                new Rel.Range(range.col(), expr(range.from()), expr(range.to()), expr(range.step()), range.most());
            case Rel.Filter filter ->
                new Rel.Filter(rel(filter.in(), with(needed, filter.predicate())), expr(filter.predicate()));
            case Rel.Project project -> {
                List<Rel.Out> outs = outs(project.outs().stream()
                        .filter(out -> needed.contains(out.col().id()))
                        .toList());
                Set<Integer> below = new HashSet<>();
                outs.forEach(out -> read(out.expr(), below));
                yield new Rel.Project(rel(project.in(), below), outs);
            }
            case Rel.Aggregate aggregate -> aggregate(aggregate, needed);
            case Rel.Distinct distinct ->
                new Rel.Distinct(rel(distinct.in(), ids(distinct.in().columns())));
            case Rel.Sort sort ->
                new Rel.Sort(
                        rel(sort.in(), withKeys(needed, sort.keys())),
                        keys(sort.keys()),
                        sort.limit().map(Narrow::expr));
            case Rel.Limit limit -> new Rel.Limit(rel(limit.in(), needed), expr(limit.rows()));
            case Rel.LimitBy limit ->
                new Rel.LimitBy(
                        rel(limit.in(), with(withKeys(needed, limit.keys()), limit.by())),
                        exprs(limit.by()),
                        keys(limit.keys()),
                        expr(limit.rows()));
            case Rel.Sample sample -> new Rel.Sample(rel(sample.in(), needed), expr(sample.rows()));
            case Rel.Union union -> union(union, needed);
            case Rel.Join join -> {
                Set<Integer> below = with(with(needed, join.leftKeys()), join.rightKeys());
                yield new Rel.Join(
                        join.kind(),
                        rel(join.left(), below),
                        rel(join.right(), below),
                        exprs(join.leftKeys()),
                        exprs(join.rightKeys()));
            }
            case Rel.OnePer one -> new Rel.OnePer(rel(one.in(), with(needed, one.keys())), exprs(one.keys()));
            case Rel.Unnest unnest ->
                new Rel.Unnest(
                        rel(unnest.in(), with(needed, unnest.lists())),
                        exprs(unnest.lists()),
                        unnest.elements(),
                        unnest.index(),
                        unnest.limit().map(Narrow::expr),
                        unnest.array());
            case Rel.Ordinal ordinal -> new Rel.Ordinal(rel(ordinal.in(), needed), ordinal.ordinal());
            case Rel.Repeat repeat -> new Rel.Repeat(repeat.id(), of(repeat.start()), of(repeat.step()));
            case Rel.Turn turn -> turn;
            // It is written once for all that read it, who may look at other columns each.
            case Rel.Shared shared ->
                new Rel.Shared(shared.id(), rel(shared.in(), ids(shared.in().columns())));
        };
    }

    private static Rel scan(Rel.Scan scan, Set<Integer> needed) {
        List<Col> columns = new ArrayList<>();
        List<String> stored = new ArrayList<>();
        for (int i = 0; i < scan.columns().size(); i++) {
            if (needed.contains(scan.columns().get(i).id())) {
                columns.add(scan.columns().get(i));
                stored.add(scan.stored().get(i));
            }
        }
        return new Rel.Scan(scan.table(), scan.source(), List.copyOf(columns), List.copyOf(stored), scan.numbers());
    }

    private static Rel aggregate(Rel.Aggregate aggregate, Set<Integer> needed) {
        List<Rel.Agg> aggs = new ArrayList<>();
        for (Rel.Agg agg : aggregate.aggs()) {
            // Without groups there is one row only because something is reckoned over all.
            if (needed.contains(agg.col().id())
                    || aggregate.groups().isEmpty() && agg == last(aggregate.aggs(), aggs)) {
                aggs.add(new Rel.Agg(
                        agg.col(), agg.name(), exprs(agg.args()), agg.filter().map(Narrow::expr), agg.order()));
            }
        }
        List<Rel.Out> groups = outs(aggregate.groups());
        Set<Integer> below = new HashSet<>();
        groups.forEach(group -> read(group.expr(), below));
        for (Rel.Agg agg : aggs) {
            agg.args().forEach(arg -> read(arg, below));
            agg.filter().ifPresent(filter -> read(filter, below));
            agg.order().ifPresent(order -> below.add(order.id()));
        }
        return new Rel.Aggregate(rel(aggregate.in(), below), groups, List.copyOf(aggs));
    }

    /** The last aggregate, where none was kept. */
    private static Rel.Agg last(List<Rel.Agg> all, List<Rel.Agg> kept) {
        return kept.isEmpty() ? all.getLast() : null;
    }

    private static Rel union(Rel.Union union, Set<Integer> needed) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < union.columns().size(); i++) {
            if (needed.contains(union.columns().get(i).id())) {
                places.add(i);
            }
        }
        if (places.isEmpty()) {
            places.add(0);
        }
        List<Rel.Leg> legs = new ArrayList<>();
        for (Rel.Leg leg : union.legs()) {
            List<Expr> exprs =
                    places.stream().map(place -> leg.exprs().get(place)).toList();
            Set<Integer> below = new HashSet<>();
            exprs.forEach(expr -> read(expr, below));
            legs.add(new Rel.Leg(rel(leg.rel(), below), exprs(exprs)));
        }
        return new Rel.Union(
                places.stream().map(place -> union.columns().get(place)).toList(), List.copyOf(legs));
    }

    private static List<Rel.Out> outs(List<Rel.Out> outs) {
        return outs.stream()
                .map(out -> new Rel.Out(out.col(), expr(out.expr())))
                .toList();
    }

    private static List<Rel.Key> keys(List<Rel.Key> keys) {
        return keys.stream()
                .map(key -> new Rel.Key(expr(key.expr()), key.descending(), key.nullsFirst()))
                .toList();
    }

    private static List<Expr> exprs(List<Expr> exprs) {
        return exprs.stream().map(Narrow::expr).toList();
    }

    /** The same expression, with the queries in it made narrow. */
    private static Expr expr(Expr expr) {
        return switch (expr) {
            case Expr.Lit _, Expr.Ref _ -> expr;
            case Expr.Scalar scalar ->
                new Expr.Scalar(rel(scalar.rel(), Set.of(scalar.col().id())), scalar.col());
            case Expr.InRel in ->
                new Expr.InRel(expr(in.value()), rel(in.rel(), Set.of(in.col().id())), in.col(), in.folded());
            case Expr.Fn fn -> {
                List<Expr> args = null;
                for (int i = 0; i < fn.args().size(); i++) {
                    Expr narrow = expr(fn.args().get(i));
                    if (narrow != fn.args().get(i)) {
                        args = args == null ? new ArrayList<>(fn.args()) : args;
                        args.set(i, narrow);
                    }
                }
                yield args == null
                        ? fn
                        : new Expr.Fn(fn.name(), List.copyOf(args), fn.type(), fn.size(), fn.window(), fn.random());
            }
        };
    }

    private static Set<Integer> ids(List<Col> columns) {
        Set<Integer> ids = new HashSet<>();
        columns.forEach(col -> ids.add(col.id()));
        return ids;
    }

    private static Set<Integer> with(Set<Integer> needed, Expr expr) {
        Set<Integer> all = new HashSet<>(needed);
        read(expr, all);
        return all;
    }

    private static Set<Integer> with(Set<Integer> needed, List<Expr> exprs) {
        Set<Integer> all = new HashSet<>(needed);
        exprs.forEach(expr -> read(expr, all));
        return all;
    }

    private static Set<Integer> withKeys(Set<Integer> needed, List<Rel.Key> keys) {
        Set<Integer> all = new HashSet<>(needed);
        keys.forEach(key -> read(key.expr(), all));
        return all;
    }

    /** Adds the columns that an expression looks at; a query in it looks at its own only. */
    private static void read(Expr expr, Set<Integer> into) {
        switch (expr) {
            case Expr.Ref ref -> into.add(ref.col().id());
            case Expr.Fn fn -> fn.args().forEach(arg -> read(arg, into));
            case Expr.InRel in -> read(in.value(), into);
            case Expr.Lit _, Expr.Scalar _ -> {}
        }
    }
}
