package dev.purser.kql.bind;

import static dev.purser.kql.type.KustoType.BOOL;
import static dev.purser.kql.type.KustoType.LONG;
import static dev.purser.kql.type.KustoType.UNKNOWN;

import dev.purser.kql.plan.Col;
import dev.purser.kql.plan.Expr;
import dev.purser.kql.plan.Rel;
import dev.purser.kql.syntax.Node;
import dev.purser.kql.syntax.Op;
import dev.purser.kql.type.KustoType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Binds {@code scan}: rows in order against steps, from the last step to the first. A row moves a sequence on from the step
 * before (a promotion), or renews the sequence of a step, or begins one at the first. Which rows match is reckoned first,
 * then what they assign, then the state after them.
 */
final class Scanning {
    private final Binder binder;
    private final Scope scope;
    private final Session session;
    private Op.Scan op;
    private RowByRow walk;
    private Tab sight;
    private ScanState state;
    private final Map<String, Expr> defaults = new LinkedHashMap<>();
    private boolean sound = true;

    Scanning(Binder binder, Scope scope) {
        this.binder = binder;
        this.scope = scope;
        this.session = binder.session;
    }

    Tab bind(Tab tab, Op.Scan scan) {
        op = scan;
        Scalars constants = new Scalars(session, scope, Optional.empty(), binder, Optional.empty());
        for (Op.Variable variable : scan.variables()) {
            Expr value = variable.byDefault().map(constants::bind).orElse(Expr.none(variable.type()));
            defaults.put(variable.name().name(), Convert.to(variable.type(), value));
        }
        Set<String> names = new HashSet<>();
        for (Op.Step step : scan.steps()) {
            if (!names.add(step.name().name())) {
                session.semantic(
                        "KS201", step.name(), "The step '" + step.name().name() + "' is already declared");
                return binder.broken();
            }
        }
        Row row = new Row(session, tab);
        walk = new RowByRow(session, row);
        sight = walk.sight();
        state = new ScanState(session, walk, sight, defaults, scan.steps());
        return matched(row, tab);
    }

    /** The table that a step's expressions see: the row, and what is declared, not yet assigned. */
    private Scalars scalars(int step, ScanState.View view) {
        Scope inner = new Scope(scope);
        defaults.forEach((name, value) -> inner.put(name, new Scope.Binding.Scalar(value)));
        return new Scalars(
                session,
                inner,
                Optional.of(new Row(session, sight, state.parts(step, view))),
                binder,
                Optional.empty());
    }

    private Expr condition(int step, ScanState.View view) {
        Expr expr = scalars(step, view).predicate(op.steps().get(step).condition());
        sound &= expr.type() != UNKNOWN;
        return expr;
    }

    private Tab matched(Row row, Tab tab) {
        int count = op.steps().size();
        List<Col> promoted = new ArrayList<>();
        List<Col> renewed = new ArrayList<>();
        List<Rel.Out> first = new ArrayList<>();
        List<Rel.Out> second = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            promoted.add(session.column("$promoted", BOOL));
            renewed.add(session.column("$renewed", BOOL));
        }
        state.matches(promoted, renewed);
        for (int i = 0; i < count; i++) {
            Expr fits = i == 0
                    ? Expr.bool(false)
                    : truth(Expr.fn("and", BOOL, state.active(i - 1), condition(i, ScanState.View.BEFORE)));
            first.add(new Rel.Out(promoted.get(i), fits));
            Expr open = i == 0 ? Expr.bool(true) : state.still(i);
            Expr again = Expr.fn(
                    "and",
                    BOOL,
                    Expr.fn("not", BOOL, new Expr.Ref(promoted.get(i))),
                    open,
                    condition(i, ScanState.View.OWN));
            second.add(new Rel.Out(renewed.get(i), truth(again)));
        }
        List<Map<String, Expr>> values = new ArrayList<>();
        List<Rel.Out> assigned = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(values(i, assigned));
        }
        if (!sound) {
            return binder.broken();
        }
        walk.reckon(first);
        walk.reckon(second);
        walk.reckon(assigned);
        walk.run(state.next(values));
        return new ScanOutput(session, op, tab, row.tab(), state).rows();
    }

    /** A condition that is null is not met. */
    private static Expr truth(Expr expr) {
        return Expr.fn("case", BOOL, expr, Expr.bool(true), Expr.bool(false));
    }

    /** What each column is where a row matches a step; what is assigned goes into columns of its own. */
    private Map<String, Expr> values(int step, List<Rel.Out> assigned) {
        Map<String, Expr> values = new HashMap<>();
        sight.columns().forEach(col -> values.put(col.name(), new Expr.Ref(col)));
        values.putAll(defaults);
        for (Node.Named assignment : op.steps().get(step).assignments()) {
            Node.Name name = assignment.names().getFirst();
            Expr value = scalars(step, ScanState.View.MATCHED).bind(assignment.value());
            Expr before = values.get(name.name());
            if (before == null) {
                session.unknown("KS142", name.start(), name.end(), "column", name.name(), values.keySet());
                sound = false;
                continue;
            }
            sound &= value.type() != UNKNOWN;
            KustoType type = before.type();
            Col col = session.column(name.name(), type);
            assigned.add(new Rel.Out(col, Convert.to(type, value)));
            values.put(name.name(), new Expr.Ref(col));
        }
        return values;
    }

    static Expr add(Expr a, long b) {
        return Expr.fn("add", LONG, a, Expr.whole(b));
    }
}
