package dev.purser.kql.bind;

import static dev.purser.kql.type.KustoType.DATETIME;
import static dev.purser.kql.type.KustoType.INT;
import static dev.purser.kql.type.KustoType.LONG;
import static dev.purser.kql.type.KustoType.STRING;
import static dev.purser.kql.type.KustoType.TIMESPAN;
import static dev.purser.kql.type.KustoType.UNKNOWN;

import dev.purser.kql.plan.Col;
import dev.purser.kql.plan.Expr;
import dev.purser.kql.plan.Rel;
import dev.purser.kql.syntax.Op;
import dev.purser.kql.type.KustoType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Binds what a query starts from when that is no table's name. */
final class Sources {
    private final Binder binder;
    private final Scope scope;
    private final Session session;

    Sources(Binder binder, Scope scope) {
        this.binder = binder;
        this.scope = scope;
        this.session = binder.session;
    }

    Tab bind(Op op) {
        return switch (op) {
            case Op.Columns print ->
                new Columns(binder, scope).bind(Tab.of(new Rel.Values(List.of(), List.of(List.of()))), print);
            case Op.Range range -> range(range);
            case Op.DataTable table -> dataTable(table);
            case Op.Union union -> new Unions(binder, scope).bind(Optional.empty(), union);
            case Op.Search search -> new Searching(binder, scope).search(Optional.empty(), search);
            case Op.Find find -> new Searching(binder, scope).find(find);
            case Op.ExternalData data -> {
                session.semantic("SEM0002", "KS001", data, "The operator 'externaldata' is not allowed here");
                yield binder.broken();
            }
            case Op.Broken _ -> binder.broken();
            default -> {
                session.semantic("SYN0002", "KS002", op, "This operator needs a table before it");
                yield binder.broken();
            }
        };
    }

    private Tab range(Op.Range op) {
        Scalars scalars = new Scalars(session, scope, Optional.empty(), binder, Optional.empty());
        Expr from = scalars.bind(op.from());
        Expr to = scalars.bind(op.to());
        Expr step = scalars.bind(op.step());
        if (from.type() == UNKNOWN || to.type() == UNKNOWN || step.type() == UNKNOWN) {
            return binder.broken();
        }
        KustoType type = from.type();
        boolean times = type == DATETIME || type == TIMESPAN;
        boolean fits = times
                ? to.type() == type && step.type() == TIMESPAN
                : from.type().isNumeric()
                        && to.type().isNumeric()
                        && step.type().isNumeric();
        if (!fits) {
            session.semantic(
                    "KS107",
                    op,
                    "The operator 'range' is not defined for " + type.kusto() + ", "
                            + to.type().kusto() + " and " + step.type().kusto());
            return binder.broken();
        }
        if (!times) {
            type = KustoType.widest(KustoType.widest(type, to.type()), step.type());
            type = type == INT ? LONG : type;
        }
        long most = session.catalog.limits().rangeRows();
        Expr first = Convert.to(type, from);
        Expr last = Convert.to(type, to);
        Expr by = times ? step : Convert.to(type, step);
        if (rows(first, last, by) > most) {
            session.problems.limit("LIM0005", op.start(), op.end(), "The range has more than " + most + " rows");
            return binder.broken();
        }
        Col col = session.column(op.column().name(), type);
        return Tab.of(new Rel.Range(col, first, last, by, most)).serialized(true);
    }

    private static double rows(Expr from, Expr to, Expr step) {
        if (from instanceof Expr.Lit a
                && to instanceof Expr.Lit b
                && step instanceof Expr.Lit c
                && a.value() instanceof Number x
                && b.value() instanceof Number y
                && c.value() instanceof Number z) {
            return (y.doubleValue() - x.doubleValue()) / z.doubleValue();
        }
        return 0;
    }

    private Tab dataTable(Op.DataTable op) {
        int width = op.schema().size();
        if (width == 0 || op.values().size() % width != 0) {
            session.semantic(
                    "SEM0025", "KS173", op, "The number of values must be a multiple of the " + width + " columns");
            return binder.broken();
        }
        Set<String> names = new HashSet<>();
        List<Col> columns = new ArrayList<>();
        for (Op.Declared column : op.schema()) {
            if (!names.add(column.name().name())) {
                session.semantic(
                        "SEM0041",
                        "KS171",
                        column.name(),
                        "A column with the name '" + column.name().name() + "' is already declared");
            }
            columns.add(session.column(column.name().name(), column.type()));
        }
        Scalars scalars = new Scalars(session, scope, Optional.empty(), binder, Optional.empty());
        List<List<Expr>> rows = new ArrayList<>();
        for (int i = 0; i < op.values().size(); i += width) {
            List<Expr> row = new ArrayList<>();
            for (int j = 0; j < width; j++) {
                Expr cell = scalars.bind(op.values().get(i + j));
                row.add(
                        cell.type() == UNKNOWN
                                ? Expr.none(columns.get(j).type())
                                : Convert.to(columns.get(j).type(), cell));
            }
            rows.add(row);
        }
        return Tab.of(new Rel.Values(List.copyOf(columns), List.copyOf(rows)));
    }

    /** {@code T | getschema}. */
    static Tab schema(Session session, Tab tab) {
        List<Col> columns = List.of(
                session.column("ColumnName", STRING),
                session.column("ColumnOrdinal", LONG),
                session.column("DataType", STRING),
                session.column("ColumnType", STRING));
        List<List<Expr>> rows = new ArrayList<>();
        long ordinal = 0;
        for (Col col : tab.columns()) {
            rows.add(List.of(
                    Expr.text(col.name()),
                    Expr.whole(ordinal++),
                    Expr.text(col.type().clr()),
                    Expr.text(col.type().kusto())));
        }
        return Tab.of(new Rel.Values(columns, rows)).serialized(true);
    }
}
