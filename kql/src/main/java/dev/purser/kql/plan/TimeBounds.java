package dev.purser.kql.plan;

import dev.purser.kql.type.KustoType;
import dev.purser.kql.type.Ticks;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * What stretch of time each scan of a plan can matter in: rows of the table whose time column lies outside change nothing
 * of the answer. Conservative: only plain comparisons with constants are understood, and only where every node between
 * them and the scan treats each row alone.
 */
public final class TimeBounds {
    /**
     * A stretch, in ticks.
     *
     * @param from the first moment in it
     * @param to the first moment after it; not after {@code from} where no row can matter
     */
    public record Span(long from, long to) {
        public static final Span ALL = new Span(Long.MIN_VALUE, Long.MAX_VALUE);

        Span and(Span other) {
            return new Span(Math.max(from, other.from), Math.min(to, other.to));
        }

        Span hull(Span other) {
            return new Span(Math.min(from, other.from), Math.max(to, other.to));
        }
    }

    private final Map<String, String> timeColumns;
    private final Map<Rel.Scan, Span> found = new IdentityHashMap<>();

    private TimeBounds(Map<String, String> timeColumns) {
        this.timeColumns = timeColumns;
    }

    /**
     * Finds the stretches of a plan's scans, told apart by identity.
     *
     * @param timeColumns of each table, its time column's name
     */
    public static Map<Rel.Scan, Span> of(Rel plan, Map<String, String> timeColumns) {
        TimeBounds bounds = new TimeBounds(timeColumns);
        bounds.walk(plan, Map.of());
        return bounds.found;
    }

    /** Whether a plan is after the first rows in time: a hint, as the answer is the same however rows are read. */
    public static boolean oldestFirst(Rel plan) {
        if (plan instanceof Rel.Sort sort && sort.limit().isPresent()) {
            Rel.Key key = sort.keys().getFirst();
            if (!key.descending() && key.expr() instanceof Expr.Ref ref && time(ref)) {
                return true;
            }
        }
        return PlanText.below(plan).stream().anyMatch(TimeBounds::oldestFirst);
    }

    /** @param known of the node's columns, by id, what stretch matters; a column that is not in it matters everywhere */
    private void walk(Rel rel, Map<Integer, Span> known) {
        switch (rel) {
            case Rel.Scan scan -> found.merge(scan, span(scan, known), Span::hull);
            case Rel.Filter filter -> {
                look(filter.predicate());
                walk(filter.in(), filter.predicate().window() ? Map.of() : and(known, filter.predicate()));
            }
            case Rel.Project project -> {
                boolean alone = true;
                for (Rel.Out out : project.outs()) {
                    look(out.expr());
                    alone &= !out.expr().window();
                }
                walk(project.in(), alone ? below(project.outs(), known) : Map.of());
            }
            case Rel.Union union -> {
                for (Rel.Leg leg : union.legs()) {
                    look(leg.exprs());
                    walk(leg.rel(), below(union.columns(), leg.exprs(), known));
                }
            }
            case Rel.Join join -> join(join, known);
            case Rel.Sort sort -> {
                sort.keys().forEach(key -> look(key.expr()));
                sort.limit().ifPresent(this::look);
                walk(sort.in(), sort.limit().isPresent() ? Map.of() : known);
            }
            case Rel.Distinct distinct -> walk(distinct.in(), known);
            case Rel.Unnest unnest -> {
                look(unnest.lists());
                unnest.limit().ifPresent(this::look);
                walk(unnest.in(), known);
            }
            case Rel.Aggregate aggregate -> {
                aggregate.groups().forEach(group -> look(group.expr()));
                for (Rel.Agg agg : aggregate.aggs()) {
                    look(agg.args());
                    agg.filter().ifPresent(this::look);
                }
                walk(aggregate.in(), Map.of());
            }
            case Rel.Limit limit -> {
                look(limit.rows());
                walk(limit.in(), Map.of());
            }
            case Rel.LimitBy limit -> {
                look(limit.by());
                limit.keys().forEach(key -> look(key.expr()));
                look(limit.rows());
                walk(limit.in(), Map.of());
            }
            case Rel.Sample sample -> {
                look(sample.rows());
                walk(sample.in(), Map.of());
            }
            case Rel.OnePer one -> {
                look(one.keys());
                walk(one.in(), Map.of());
            }
            case Rel.Ordinal ordinal -> walk(ordinal.in(), Map.of());
            case Rel.Shared shared -> walk(shared.in(), Map.of());
            case Rel.Repeat repeat -> {
                walk(repeat.start(), Map.of());
                walk(repeat.step(), Map.of());
            }
            case Rel.Turn _ -> {}
            case Rel.Range range -> look(List.of(range.from(), range.to(), range.step()));
            case Rel.Values values -> values.rows().forEach(this::look);
        }
    }

    private void join(Rel.Join join, Map<Integer, Span> known) {
        look(join.leftKeys());
        look(join.rightKeys());
        // A side whose unmatched rows show is not narrowed by what is asked of the other.
        boolean left = join.kind() != Rel.JoinKind.RIGHT && join.kind() != Rel.JoinKind.FULL;
        boolean right = join.kind() == Rel.JoinKind.INNER || join.kind() == Rel.JoinKind.RIGHT;
        walk(join.left(), left ? known : Map.of());
        walk(join.right(), right ? known : Map.of());
    }

    private Span span(Rel.Scan scan, Map<Integer, Span> known) {
        String time = timeColumns.get(scan.table());
        for (Col col : scan.columns()) {
            if (col.name().equals(time)) {
                return known.getOrDefault(col.id(), Span.ALL);
            }
        }
        return Span.ALL;
    }

    private static Map<Integer, Span> below(List<Rel.Out> outs, Map<Integer, Span> known) {
        return below(
                outs.stream().map(Rel.Out::col).toList(),
                outs.stream().map(Rel.Out::expr).toList(),
                known);
    }

    /** What matters of the columns that others merely repeat. */
    private static Map<Integer, Span> below(List<Col> cols, List<Expr> exprs, Map<Integer, Span> known) {
        if (known.isEmpty()) {
            return known;
        }
        Map<Integer, Span> below = new HashMap<>();
        for (int i = 0; i < cols.size(); i++) {
            Span span = known.get(cols.get(i).id());
            if (span != null && exprs.get(i) instanceof Expr.Ref ref) {
                below.merge(ref.col().id(), span, Span::and);
            }
        }
        return below;
    }

    private static Map<Integer, Span> and(Map<Integer, Span> known, Expr predicate) {
        Map<Integer, Span> all = new HashMap<>(known);
        compare(predicate, all);
        return all;
    }

    private static void compare(Expr predicate, Map<Integer, Span> all) {
        if (!(predicate instanceof Expr.Fn fn)) {
            return;
        }
        if (fn.name().equals("and")) {
            fn.args().forEach(arg -> compare(arg, all));
            return;
        }
        if (fn.args().size() != 2) {
            return;
        }
        Expr left = fn.args().get(0);
        Expr right = fn.args().get(1);
        if (left instanceof Expr.Ref ref && time(ref) && right instanceof Expr.Lit lit) {
            narrow(ref, fn.name(), lit, all);
        } else if (right instanceof Expr.Ref ref && time(ref) && left instanceof Expr.Lit lit) {
            narrow(ref, turned(fn.name()), lit, all);
        }
    }

    private static boolean time(Expr.Ref ref) {
        return ref.col().type() == KustoType.DATETIME;
    }

    private static String turned(String op) {
        return switch (op) {
            case "lt" -> "gt";
            case "le" -> "ge";
            case "gt" -> "lt";
            case "ge" -> "le";
            default -> op;
        };
    }

    private static void narrow(Expr.Ref ref, String op, Expr.Lit lit, Map<Integer, Span> all) {
        if (!(lit.value() instanceof Long at) || at < 0 || at > Ticks.MAX) {
            return;
        }
        Span span = switch (op) {
            case "lt" -> new Span(Long.MIN_VALUE, at);
            case "le" -> new Span(Long.MIN_VALUE, at + 1);
            case "gt" -> new Span(at + 1, Long.MAX_VALUE);
            case "ge" -> new Span(at, Long.MAX_VALUE);
            case "eq" -> new Span(at, at + 1);
            default -> Span.ALL;
        };
        all.merge(ref.col().id(), span, Span::and);
    }

    private void look(List<Expr> exprs) {
        exprs.forEach(this::look);
    }

    /** Finds the scans of queries within an expression. */
    private void look(Expr expr) {
        switch (expr) {
            case Expr.Scalar scalar -> walk(scalar.rel(), Map.of());
            case Expr.InRel in -> {
                look(in.value());
                walk(in.rel(), Map.of());
            }
            case Expr.Fn fn -> look(fn.args());
            case Expr.Ref _, Expr.Lit _ -> {}
        }
    }
}
