package dev.purser.kql.plan;

import java.util.List;
import java.util.stream.Collectors;

/** A plan as people read it: one node a line, what it reads from indented below it. */
public final class PlanText {
    private static final int LONGEST = 300;

    private final StringBuilder out = new StringBuilder();

    private PlanText() {}

    public static String of(Rel plan) {
        PlanText text = new PlanText();
        text.write(plan, 0);
        return text.out.toString();
    }

    private void line(int depth, String what, String more) {
        String line = more.isEmpty() ? what : what + ": " + more;
        out.repeat("  ", depth)
                .append(line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line)
                .append('\n');
    }

    private void write(Rel rel, int depth) {
        switch (rel) {
            case Rel.Scan scan -> line(depth, "Scan", scan.table());
            case Rel.Values values -> line(depth, "Values", values.rows().size() + " rows");
            case Rel.Range range ->
                line(depth, "Range", text(range.from()) + " to " + text(range.to()) + " step " + text(range.step()));
            case Rel.Filter filter -> line(depth, "Filter", text(filter.predicate()));
            case Rel.Project project -> line(depth, "Project", outs(project.outs()));
            case Rel.Aggregate aggregate ->
                line(
                        depth,
                        "Aggregate",
                        aggregate.aggs().stream()
                                        .map(agg -> agg.col().name() + " = " + agg.name() + "(" + text(agg.args()) + ")"
                                                + agg.filter()
                                                        .map(filter -> " where " + text(filter))
                                                        .orElse(""))
                                        .collect(Collectors.joining(", "))
                                + (aggregate.groups().isEmpty() ? "" : " by " + outs(aggregate.groups())));
            case Rel.Distinct _ -> line(depth, "Distinct", "");
            case Rel.Sort sort ->
                line(
                        depth,
                        sort.limit().isPresent() ? "Top " + text(sort.limit().get()) : "Sort",
                        keys(sort.keys()));
            case Rel.Limit limit -> line(depth, "Limit", text(limit.rows()));
            case Rel.LimitBy limit ->
                line(depth, "Limit", text(limit.rows()) + " by " + text(limit.by()) + " in " + keys(limit.keys()));
            case Rel.Sample sample -> line(depth, "Sample", text(sample.rows()));
            case Rel.Union union -> line(depth, "Union", "");
            case Rel.Join join ->
                line(
                        depth,
                        "Join " + join.kind().name().toLowerCase(java.util.Locale.ROOT),
                        text(join.leftKeys()) + " = " + text(join.rightKeys()));
            case Rel.OnePer one -> line(depth, "One per", text(one.keys()));
            case Rel.Unnest unnest -> line(depth, "Expand", text(unnest.lists()));
            case Rel.Ordinal _ -> line(depth, "Number rows", "");
            case Rel.Shared shared -> line(depth, "Shared", "s" + shared.id());
            case Rel.Repeat repeat -> line(depth, "Repeat", "s" + repeat.id());
            case Rel.Turn turn -> line(depth, "Turn of", "s" + turn.id());
        }
        below(rel).forEach(one -> write(one, depth + 1));
    }

    /** What a node reads from. */
    static List<Rel> below(Rel rel) {
        return switch (rel) {
            case Rel.Scan _, Rel.Values _, Rel.Range _, Rel.Turn _ -> List.of();
            case Rel.Filter filter -> List.of(filter.in());
            case Rel.Project project -> List.of(project.in());
            case Rel.Aggregate aggregate -> List.of(aggregate.in());
            case Rel.Distinct distinct -> List.of(distinct.in());
            case Rel.Sort sort -> List.of(sort.in());
            case Rel.Limit limit -> List.of(limit.in());
            case Rel.LimitBy limit -> List.of(limit.in());
            case Rel.Sample sample -> List.of(sample.in());
            case Rel.Union union -> union.legs().stream().map(Rel.Leg::rel).toList();
            case Rel.Join join -> List.of(join.left(), join.right());
            case Rel.OnePer one -> List.of(one.in());
            case Rel.Unnest unnest -> List.of(unnest.in());
            case Rel.Ordinal ordinal -> List.of(ordinal.in());
            case Rel.Shared shared -> List.of(shared.in());
            case Rel.Repeat repeat -> List.of(repeat.start(), repeat.step());
        };
    }

    private static String outs(List<Rel.Out> outs) {
        return outs.stream()
                .map(out -> out.expr() instanceof Expr.Ref ref
                                && ref.col().name().equals(out.col().name())
                        ? out.col().name()
                        : out.col().name() + " = " + text(out.expr()))
                .collect(Collectors.joining(", "));
    }

    private static String keys(List<Rel.Key> keys) {
        return keys.stream()
                .map(key -> text(key.expr()) + (key.descending() ? " desc" : " asc"))
                .collect(Collectors.joining(", "));
    }

    private static String text(List<Expr> exprs) {
        return exprs.stream().map(PlanText::text).collect(Collectors.joining(", "));
    }

    private static String text(Expr expr) {
        return switch (expr) {
            case Expr.Lit lit -> lit.value() instanceof String text ? "'" + text + "'" : String.valueOf(lit.value());
            case Expr.Ref ref -> ref.col().name();
            case Expr.Fn fn -> fn.name() + "(" + text(fn.args()) + ")";
            case Expr.Scalar scalar -> "scalar(" + scalar.col().name() + ")";
            case Expr.InRel in -> text(in.value()) + " in (…)";
        };
    }
}
