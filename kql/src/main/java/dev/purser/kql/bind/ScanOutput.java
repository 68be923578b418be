package dev.purser.kql.bind;

import static dev.purser.kql.type.KustoType.BOOL;
import static dev.purser.kql.type.KustoType.LONG;

import dev.purser.kql.plan.Col;
import dev.purser.kql.plan.Expr;
import dev.purser.kql.plan.Rel;
import dev.purser.kql.syntax.Node;
import dev.purser.kql.syntax.Op;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows that a scan gives: one for each step that a row matched and that is not silent, the later steps first. */
final class ScanOutput {
    private final Session session;
    private final Op.Scan op;
    private final Tab source;
    private final Tab gone;
    private final ScanState state;
    private final Row row;

    /** {@code gone} is the scanned table with the state after each row. */
    ScanOutput(Session session, Op.Scan op, Tab source, Tab gone, ScanState state) {
        this.session = session;
        this.op = op;
        this.source = source;
        this.state = state;
        this.row = new Row(session, gone.with(new Rel.Shared(session.share(), gone.rel())));
        this.gone = gone;
    }

    Tab rows() {
        Col at = row.ordinal();
        Map<String, Col> columns = new LinkedHashMap<>();
        state.output(0).forEach((name, col) -> columns.put(name, session.column(name, col.type())));
        Optional<Col> match = op.match().map(Node.Name::name).map(name -> session.column(name, LONG));
        Col number = session.column("$row", LONG);
        Col step = session.column("$step", LONG);
        List<Col> all = new ArrayList<>(columns.values());
        match.ifPresent(all::add);
        all.add(number);
        all.add(step);
        for (Col key : source.keys()) {
            if (!all.contains(key)) {
                all.add(key);
            }
        }
        List<Rel.Leg> legs = new ArrayList<>();
        for (int i = 0; i < op.steps().size(); i++) {
            if (op.steps().get(i).output().equals("none")) {
                continue;
            }
            List<Expr> exprs = new ArrayList<>();
            int of = i;
            columns.keySet()
                    .forEach(name -> exprs.add(new Expr.Ref(state.output(of).get(name))));
            match.ifPresent(_ -> exprs.add(new Expr.Ref(state.match(of))));
            exprs.add(new Expr.Ref(at));
            exprs.add(Expr.whole(i));
            for (Col key : all.subList(exprs.size(), all.size())) {
                exprs.add(new Expr.Ref(key));
            }
            legs.add(new Rel.Leg(leg(i, at), exprs));
        }
        if (legs.isEmpty()) {
            legs.add(new Rel.Leg(
                    new Rel.Values(List.of(), List.of()),
                    all.stream().map(col -> Expr.none(col.type())).toList()));
        }
        Rel sorted = new Rel.Sort(
                new Rel.Union(all, legs),
                List.of(new Rel.Key(new Expr.Ref(number), false, false), new Rel.Key(new Expr.Ref(step), true, false)),
                Optional.empty());
        List<Col> shown = new ArrayList<>(columns.values());
        match.ifPresent(shown::add);
        return new Tab(sorted, shown, true, source.keys(), Optional.empty());
    }

    private Rel leg(int step, Col at) {
        Rel hits = new Rel.Filter(row.tab().rel(), state.hit(step));
        if (!op.steps().get(step).output().equals("last")) {
            return hits;
        }
        Row among = new Row(session, gone.with(hits));
        List<Expr> args = new ArrayList<>(List.of(new Expr.Ref(state.again(step)), Expr.whole(1), Expr.bool(false)));
        Optional<Col> key = source.keys().stream().findFirst();
        args.add(Expr.whole(key.isPresent() ? 1 : 0));
        key.ifPresent(col -> args.add(new Expr.Ref(col)));
        args.add(new Expr.Ref(at));
        Expr continues = among.hidden(Expr.fn("win_lead", BOOL, args));
        return new Rel.Filter(among.tab().rel(), Expr.fn("not", BOOL, continues));
    }
}
