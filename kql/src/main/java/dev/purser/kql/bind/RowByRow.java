package dev.purser.kql.bind;

import static dev.purser.kql.type.KustoType.BOOL;
import static dev.purser.kql.type.KustoType.LONG;

import dev.purser.kql.plan.Col;
import dev.purser.kql.plan.Expr;
import dev.purser.kql.plan.Rel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Goes through a table row by row, in its order and in each of its partitions, with a state that every row changes. While
 * it goes, the table's own columns are those of the row before (null at the first) and {@link #now} tells those of the
 * row; {@link #run} puts the state after each row beside it.
 */
final class RowByRow {
    private final Session session;
    private final Row row;
    private final List<Col> own;
    private final Col number;
    private final Rel rows;
    private final Map<Col, Col> here = new HashMap<>();
    private final Map<Col, Expr> initial = new LinkedHashMap<>();
    private Rel step;
    private int id;

    RowByRow(Session session, Row row) {
        this.session = session;
        this.row = row;
        row.ordinal();
        Expr.Ref count = (Expr.Ref) row.hidden(Windows.window("row_number", LONG, List.of(), List.of(), row));
        this.number = count.col();
        this.own = row.tab().rel().columns();
        this.rows = new Rel.Shared(session.share(), row.tab().rel());
        for (Col col : own) {
            here.put(col, session.column(col.name(), col.type()));
        }
    }

    /** A value of the row that it is at. */
    Expr now(Expr hidden) {
        return new Expr.Ref(here.get(((Expr.Ref) hidden).col()));
    }

    Expr now(Col col) {
        return new Expr.Ref(here.get(col));
    }

    /** The table as the row that it is at sees it. */
    Tab sight() {
        List<Col> columns = row.tab().columns().stream().map(here::get).toList();
        return new Tab(rows, columns, false, List.of(), Optional.empty()).hiding(List.of());
    }

    /** A part of the state; until {@link #run} it is the one before the row. */
    Col state(String name, Expr first) {
        Col col = session.column(name, first.type());
        initial.put(col, first);
        return col;
    }

    /** Reckons columns of the row and the state before it, for what is reckoned next. */
    void reckon(List<Rel.Out> more) {
        List<Rel.Out> outs = new ArrayList<>();
        begun().columns().forEach(col -> outs.add(new Rel.Out(col, new Expr.Ref(col))));
        outs.addAll(more);
        step = new Rel.Project(step, outs);
    }

    private Rel begun() {
        if (step != null) {
            return step;
        }
        this.id = session.share();
        List<Expr> left = new ArrayList<>();
        List<Expr> right = new ArrayList<>();
        left.add(Expr.fn("add", LONG, new Expr.Ref(number), Expr.whole(1)));
        right.add(now(number));
        row.tab().keys().stream().findFirst().ifPresent(key -> {
            left.add(new Expr.Ref(key));
            right.add(now(key));
        });
        List<Rel.Out> outs = new ArrayList<>();
        own.forEach(col -> outs.add(new Rel.Out(here.get(col), new Expr.Ref(col))));
        step = new Rel.Join(Rel.JoinKind.INNER, new Rel.Turn(id, all()), new Rel.Project(rows, outs), left, right);
        return step;
    }

    private List<Col> all() {
        List<Col> all = new ArrayList<>(own);
        all.addAll(initial.keySet());
        return all;
    }

    /** Goes, and leaves the row's table with the state after each row in hidden columns, in the order that it had. */
    void run(Map<Col, Expr> next) {
        begun();
        List<Rel.Out> outs = new ArrayList<>();
        own.forEach(col -> outs.add(new Rel.Out(session.column(col.name(), col.type()), now(col))));
        initial.keySet().forEach(col -> outs.add(new Rel.Out(session.column(col.name(), col.type()), next.get(col))));
        Rel turns = new Rel.Repeat(id, start(), new Rel.Project(step, outs));
        Rel gone = new Rel.Filter(turns, Expr.fn("gt", BOOL, new Expr.Ref(number), Expr.whole(0)));
        row.instead(gone);
    }

    private Rel start() {
        Optional<Col> key = row.tab().keys().stream().findFirst();
        Rel in = key.<Rel>map(col ->
                        new Rel.Distinct(new Rel.Project(rows, List.of(new Rel.Out(col, new Expr.Ref(col))))))
                .orElse(new Rel.Values(List.of(), List.of(List.of())));
        List<Rel.Out> outs = new ArrayList<>();
        for (Col col : own) {
            boolean kept = key.isPresent() && key.get().equals(col);
            Expr first = kept ? new Expr.Ref(col) : col.equals(number) ? Expr.whole(0) : Expr.none(col.type());
            outs.add(new Rel.Out(col, first));
        }
        initial.forEach((col, first) -> outs.add(new Rel.Out(col, first)));
        return new Rel.Project(in, outs);
    }
}
