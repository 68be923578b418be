package dev.purser.kql.bind;

import static dev.purser.kql.type.KustoType.BOOL;
import static dev.purser.kql.type.KustoType.DATETIME;
import static dev.purser.kql.type.KustoType.LONG;
import static dev.purser.kql.type.KustoType.TIMESPAN;
import static dev.purser.kql.type.KustoType.UNKNOWN;

import dev.purser.kql.plan.Col;
import dev.purser.kql.plan.Expr;
import dev.purser.kql.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Binds the functions of the rows before and after. Each becomes a window function with its arguments first, then the
 * count of its partition's hidden columns, these, and the ordinal to go by.
 */
final class Windows {
    private final Scalars scalars;
    private final Session session;

    Windows(Scalars scalars) {
        this.scalars = scalars;
        this.session = scalars.session;
    }

    Expr bind(String name, Node.Call call) {
        if (scalars.row.isEmpty() || !scalars.row.get().serialized()) {
            session.semantic(
                    "SEM0229",
                    "KS107",
                    call,
                    "The function '" + name + "' needs rows in order: add sort or serialize before it");
            return session.broken();
        }
        Row row = scalars.row.get();
        List<Expr> args = new ArrayList<>();
        for (Node node : call.args()) {
            Expr arg = scalars.bind(node);
            if (arg.type() == UNKNOWN) {
                return arg;
            }
            args.add(arg.window() ? row.hidden(arg) : arg);
        }
        return switch (name) {
            case "prev", "next" -> neighbour(name, call, args, row);
            case "row_number" -> number(args, row);
            case "row_cumsum" -> sum(args, row);
            case "row_window_session" -> session(args, row);
            default -> rank(name, args, row);
        };
    }

    static Expr window(String name, dev.purser.kql.type.KustoType type, List<Expr> args, List<Expr> by, Row row) {
        List<Expr> all = new ArrayList<>(args);
        List<Expr> keys = new ArrayList<>(by);
        row.tab().keys().stream().findFirst().ifPresent(key -> keys.add(new Expr.Ref(key)));
        all.add(Expr.whole(keys.size()));
        all.addAll(keys);
        all.add(new Expr.Ref(row.ordinal()));
        return Expr.fn("win_" + name, type, all);
    }

    private Expr neighbour(String name, Node.Call call, List<Expr> args, Row row) {
        Expr value = args.getFirst();
        Expr offset = args.size() > 1 ? Convert.to(LONG, args.get(1)) : Expr.whole(1);
        if (!offset.literal()) {
            session.semantic("KS118", call.args().get(1), "The offset of '" + name + "' must be a constant");
            return session.broken();
        }
        if (args.size() > 2 && !args.get(2).literal()) {
            session.semantic("KS129", call.args().get(2), "The default value of '" + name + "' must be a constant");
            return session.broken();
        }
        Expr byDefault = args.size() > 2 ? Convert.to(value.type(), args.get(2)) : Expr.none(value.type());
        return window(
                name.equals("prev") ? "lag" : "lead", value.type(), List.of(value, offset, byDefault), List.of(), row);
    }

    /** A count of the restarts up to each row, which keeps the rows of one run together. */
    private List<Expr> runs(Expr restart, Row row) {
        Expr starts = Expr.fn("case", LONG, restart, Expr.whole(1), Expr.whole(0));
        Expr hidden = row.hidden(starts);
        return List.of(row.hidden(window("sum", LONG, List.of(hidden), List.of(), row)));
    }

    private Expr number(List<Expr> args, Row row) {
        Expr start = args.isEmpty() ? Expr.whole(1) : Convert.to(LONG, args.getFirst());
        List<Expr> runs = args.size() > 1 ? runs(args.get(1), row) : List.of();
        Expr number = window("row_number", LONG, List.of(), runs, row);
        return start instanceof Expr.Lit lit && Long.valueOf(1).equals(lit.value())
                ? number
                : Expr.fn("add", LONG, number, Expr.fn("sub", LONG, start, Expr.whole(1)));
    }

    private Expr sum(List<Expr> args, Row row) {
        Expr value = args.getFirst();
        if (!value.type().isSummable()) {
            session.semantic("KS138", new Node.Missing(0, 0), "The function 'row_cumsum' expects a number");
            return session.broken();
        }
        List<Expr> runs = args.size() > 1 ? runs(args.get(1), row) : List.of();
        return window("sum", value.type(), List.of(value), runs, row);
    }

    /** The first value of the session that a row is in: see {@link RowByRow}. */
    private Expr session(List<Expr> args, Row row) {
        Expr value = row.hidden(Convert.to(DATETIME, args.getFirst()));
        Expr restart = row.hidden(args.size() > 3 ? args.get(3) : Expr.bool(false));
        RowByRow walk = new RowByRow(session, row);
        Col start = walk.state("$session", Expr.none(DATETIME));
        Expr now = walk.now(value);
        Expr first = new Expr.Ref(start);
        Expr opens = Expr.fn(
                "or",
                BOOL,
                Expr.fn("isnull", BOOL, first),
                Expr.fn("isnull", BOOL, value),
                Expr.fn("ge", BOOL, now, Expr.fn("add", DATETIME, first, Convert.to(TIMESPAN, args.get(1)))),
                Expr.fn("ge", BOOL, now, Expr.fn("add", DATETIME, value, Convert.to(TIMESPAN, args.get(2)))),
                walk.now(restart));
        walk.run(Map.of(start, Expr.fn("case", DATETIME, opens, now, first)));
        return first;
    }

    private Expr rank(String name, List<Expr> args, Row row) {
        Expr value = row.hidden(args.getFirst());
        List<Expr> runs = args.size() > 1 ? runs(args.get(1), row) : List.of();
        Expr before = row.hidden(
                window("lag", value.type(), List.of(value, Expr.whole(1), Expr.none(value.type())), runs, row));
        Expr number = row.hidden(window("row_number", LONG, List.of(), runs, row));
        Expr changed = Expr.fn(
                "or", BOOL, Expr.fn("eq", BOOL, number, Expr.whole(1)), Expr.fn("distinct_from", BOOL, value, before));
        if (name.equals("row_rank_dense")) {
            Expr step = row.hidden(Expr.fn("case", LONG, changed, Expr.whole(1), Expr.whole(0)));
            return window("sum", LONG, List.of(step), runs, row);
        }
        Expr at = row.hidden(Expr.fn("case", LONG, changed, number, Expr.whole(0)));
        return window("max", LONG, List.of(at), runs, row);
    }
}
