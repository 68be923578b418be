package dev.purser.kql.bind;

import static dev.purser.kql.type.KustoType.BOOL;
import static dev.purser.kql.type.KustoType.DATETIME;
import static dev.purser.kql.type.KustoType.DYNAMIC;
import static dev.purser.kql.type.KustoType.LONG;
import static dev.purser.kql.type.KustoType.REAL;
import static dev.purser.kql.type.KustoType.TIMESPAN;
import static dev.purser.kql.type.KustoType.UNKNOWN;

import dev.purser.kql.plan.Col;
import dev.purser.kql.plan.Expr;
import dev.purser.kql.plan.Rel;
import dev.purser.kql.syntax.Node;
import dev.purser.kql.syntax.Op;
import dev.purser.kql.type.KustoType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Binds {@code make-series}: values per slot of the axis, then one row of arrays per group. */
final class Series {
    private final Binder binder;
    private final Scope scope;
    private final Session session;

    Series(Binder binder, Scope scope) {
        this.binder = binder;
        this.scope = scope;
        this.session = binder.session;
    }

    Tab bind(Tab tab, Op.MakeSeries op) {
        Row row = new Row(session, tab);
        Scalars scalars = new Scalars(session, scope, Optional.of(row), binder, Optional.empty());
        Scalars constants = new Scalars(session, scope, Optional.empty(), binder, Optional.empty());
        Node axisNode = op.axis() instanceof Node.Named named ? named.value() : op.axis();
        Expr axis = scalars.bind(axisNode);
        Expr step = constants.bind(op.step());
        Optional<Expr> from = op.from().map(constants::bind);
        Optional<Expr> to = op.to().map(constants::bind);
        boolean unknown = axis.type() == UNKNOWN
                || step.type() == UNKNOWN
                || from.stream().anyMatch(expr -> expr.type() == UNKNOWN)
                || to.stream().anyMatch(expr -> expr.type() == UNKNOWN);
        if (unknown) {
            return binder.broken();
        }
        boolean times = axis.type() == DATETIME || axis.type() == TIMESPAN;
        if (!axis.type().isSummable() || times != (step.type() == TIMESPAN)) {
            session.semantic("KS138", op.axis(), "The axis of 'make-series' and its step must be of kindred types");
            return binder.broken();
        }
        KustoType type =
                times ? axis.type() : axis.type().isInteger() && step.type().isInteger() ? LONG : REAL;
        Expr by = times ? step : Convert.to(type, step);
        Expr at = row.hidden(Convert.to(type, axis));
        Expr first = row.hidden(from.map(expr -> Convert.to(type, expr))
                .orElseGet(() -> Expr.fn("bin", type, extreme(row.tab(), at, "min"), by)));
        Tab in = row.tab();
        List<Expr> inside = new ArrayList<>();
        inside.add(Expr.fn("ge", BOOL, at, first));
        to.ifPresent(end -> inside.add(Expr.fn("lt", BOOL, at, Convert.to(type, end))));
        in = in.with(new Rel.Filter(in.rel(), Expr.fn("and", BOOL, inside)));
        return build(
                in,
                op,
                at,
                first,
                from.map(expr -> Convert.to(type, expr)),
                by,
                to.map(end -> Convert.to(type, end)),
                type);
    }

    private Expr extreme(Tab tab, Expr value, String which) {
        Col col = session.column(which, value.type());
        Rel.Agg agg = new Rel.Agg(col, which, List.of(value), Optional.empty(), Optional.empty());
        return new Expr.Scalar(new Rel.Aggregate(tab.rel(), List.of(), List.of(agg)), col);
    }

    private Tab build(
            Tab tab,
            Op.MakeSeries op,
            Expr at,
            Expr first,
            Optional<Expr> origin,
            Expr step,
            Optional<Expr> end,
            KustoType type) {
        Row row = new Row(session, tab);
        Scalars plain = new Scalars(session, scope, Optional.of(row), binder, Optional.empty());
        Aggregates aggregates = new Aggregates(session);
        Scalars scalars = new Scalars(session, scope, Optional.of(row), binder, Optional.of(aggregates));
        Naming naming = new Naming();
        // Groups, slot, and the axis' first value, which all rows share.
        List<Rel.Out> groups = new ArrayList<>();
        for (Node node : op.by()) {
            Node value = node instanceof Node.Named named ? named.value() : node;
            Expr expr = plain.bind(value);
            if (expr.type() == UNKNOWN) {
                return binder.broken();
            }
            String name = node instanceof Node.Named named
                    ? named.names().getFirst().name()
                    : Naming.implicit(value).orElseGet(naming::numbered);
            groups.add(new Rel.Out(session.column(naming.free(name), expr.type()), expr));
        }
        Expr offset = Expr.fn("sub", type == DATETIME ? TIMESPAN : type, at, first);
        Col slot = session.column("$slot", LONG);
        Col start = session.column("$first", type);
        List<Rel.Out> slots = new ArrayList<>(groups);
        slots.add(new Rel.Out(slot, Expr.fn("slot", LONG, offset, step)));
        slots.add(new Rel.Out(start, first));
        List<String> names = new ArrayList<>();
        List<Expr> values = new ArrayList<>();
        List<Expr> defaults = new ArrayList<>();
        for (Op.Aggregated aggregated : op.aggregates()) {
            Node value = aggregated.expr() instanceof Node.Named named ? named.value() : aggregated.expr();
            Expr expr = scalars.bind(value);
            if (expr.type() == UNKNOWN) {
                return binder.broken();
            }
            names.add(
                    aggregated.expr() instanceof Node.Named named
                            ? naming.free(named.names().getFirst().name())
                            : Naming.implicit(value).map(naming::free).orElseGet(naming::numbered));
            values.add(expr);
            Expr none = expr.type().isNumeric() ? Convert.to(expr.type(), Expr.whole(0)) : Expr.none(expr.type());
            defaults.add(
                    Convert.to(DYNAMIC, aggregated.fallback().map(plain::bind).orElse(none)));
        }
        Tab perSlot = Summarizing.aggregate(row.tab(), slots, aggregates.all(), List.of());
        return arrays(perSlot, op, groups, slot, start, origin, step, end, type, names, values, defaults, naming);
    }

    private Tab arrays(
            Tab perSlot,
            Op.MakeSeries op,
            List<Rel.Out> groups,
            Col slot,
            Col start,
            Optional<Expr> origin,
            Expr step,
            Optional<Expr> end,
            KustoType type,
            List<String> names,
            List<Expr> values,
            List<Expr> defaults,
            Naming naming) {
        Expr ref = new Expr.Ref(slot);
        boolean always = op.nonempty() && groups.isEmpty() && origin.isPresent() && end.isPresent();
        Expr first = always ? origin.get() : new Expr.Ref(start);
        List<Rel.Agg> lists = new ArrayList<>();
        for (Expr value : values) {
            Expr pair = Expr.fn("pack_array", DYNAMIC, ref, value);
            lists.add(new Rel.Agg(
                    session.column("$list", DYNAMIC),
                    "make_list_with_nulls",
                    List.of(pair),
                    Optional.empty(),
                    Optional.empty()));
        }
        Expr count;
        if (end.isPresent()) {
            count = Expr.fn("slots", LONG, Expr.fn("sub", type == DATETIME ? TIMESPAN : type, end.get(), first), step);
        } else {
            count = Expr.fn("add", LONG, extreme(perSlot, ref, "max"), Expr.whole(1));
        }
        List<Rel.Out> keys = new ArrayList<>();
        List<Rel.Out> outs = new ArrayList<>();
        for (Rel.Out group : groups) {
            keys.add(new Rel.Out(group.col(), new Expr.Ref(group.col())));
            outs.add(new Rel.Out(group.col(), new Expr.Ref(group.col())));
        }
        // One row even of no rows, where the axis is known without them.
        if (!always) {
            keys.add(new Rel.Out(start, first));
        }
        Tab perGroup = Summarizing.aggregate(perSlot, keys, lists, List.of());
        for (int i = 0; i < values.size(); i++) {
            Expr series =
                    Expr.fn("series_slots", DYNAMIC, new Expr.Ref(lists.get(i).col()), count, defaults.get(i));
            outs.add(new Rel.Out(session.column(names.get(i), DYNAMIC), series));
        }
        String axis = op.axis() instanceof Node.Named named
                ? named.names().getFirst().name()
                : Naming.implicit(op.axis()).orElseGet(naming::numbered);
        Expr points = Expr.fn("series_axis", DYNAMIC, first, step, count);
        outs.add(new Rel.Out(session.column(naming.free(axis), DYNAMIC), points));
        return perGroup.project(outs);
    }
}
