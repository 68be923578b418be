package dev.purser.kql.bind;

import static dev.purser.kql.type.KustoType.BOOL;
import static dev.purser.kql.type.KustoType.DYNAMIC;
import static dev.purser.kql.type.KustoType.STRING;
import static dev.purser.kql.type.KustoType.UNKNOWN;

import dev.purser.kql.plan.Col;
import dev.purser.kql.plan.Expr;
import dev.purser.kql.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Binds {@code in}, {@code has_any} and {@code has_all}: against values, a dynamic array, or a table's first column. */
final class Lists {
    private final Scalars scalars;
    private final Session session;

    Lists(Scalars scalars) {
        this.scalars = scalars;
        this.session = scalars.session;
    }

    Expr in(Node.In node) {
        boolean not = node.op().startsWith("!");
        String op = not ? node.op().substring(1) : node.op();
        Expr found = node.value() instanceof Node.Pattern pattern && pattern.all()
                ? any(op, node)
                : one(op, node, scalars.bind(node.value()));
        return not && found.type() != UNKNOWN ? Expr.fn("not", BOOL, found) : found;
    }

    private Expr any(String op, Node.In node) {
        List<Expr> parts = new ArrayList<>();
        for (Col col : scalars.row.map(row -> row.tab().columns()).orElse(List.of())) {
            parts.add(one(op, node, Convert.text(new Expr.Ref(col))));
        }
        return parts.isEmpty() ? session.broken() : Expr.fn("or", BOOL, parts);
    }

    private Expr one(String op, Node.In node, Expr value) {
        if (value.type() == UNKNOWN) {
            return session.broken();
        }
        Optional<Tab> table = node.list().size() == 1 ? table(node.list().getFirst()) : Optional.empty();
        boolean words = op.startsWith("has");
        if (table.isPresent()) {
            return inTable(op, node, value, table.get(), words);
        }
        List<Expr> list = new ArrayList<>();
        for (Node item : node.list()) {
            Expr bound = scalars.bind(item);
            if (bound.type() == UNKNOWN) {
                return session.broken();
            }
            if (bound.type() == DYNAMIC && bound instanceof Expr.Lit) {
                List<Expr> elements = Convert.elements(bound);
                list.addAll(elements.isEmpty() && !isArray(bound) ? List.of(bound) : elements);
            } else {
                list.add(bound);
            }
        }
        if (words) {
            return words(op, value, list);
        }
        return values(op, node, value, list);
    }

    private static boolean isArray(Expr expr) {
        return expr instanceof Expr.Lit lit && lit.value() instanceof String json && json.startsWith("[");
    }

    private Expr words(String op, Expr value, List<Expr> list) {
        Expr text = Convert.text(value);
        List<Expr> parts = new ArrayList<>();
        for (Expr item : list) {
            parts.add(
                    item.type() == DYNAMIC
                            ? Expr.fn(op, BOOL, text, item)
                            : Expr.fn("has", BOOL, text, Convert.text(item)));
        }
        if (parts.isEmpty()) {
            return Expr.bool(op.equals("has_all"));
        }
        return Expr.fn(op.equals("has_all") ? "and" : "or", BOOL, parts);
    }

    private Expr values(String op, Node.In node, Expr value, List<Expr> list) {
        boolean folded = op.equals("in~");
        List<Expr> parts = new ArrayList<>();
        List<Expr> plain = new ArrayList<>();
        Expr side = value;
        for (Expr item : list) {
            if (item.type() == DYNAMIC && !item.literal() && value.type() != DYNAMIC) {
                parts.add(Expr.fn("in_dynamic", BOOL, Convert.to(DYNAMIC, value), item, Expr.bool(folded)));
                continue;
            }
            if (folded) {
                plain.add(Convert.text(item));
                continue;
            }
            Optional<Expr[]> sides = Operations.comparable(value, item);
            if (sides.isEmpty()) {
                sides = Optional.of(new Expr[] {value, Convert.to(value.type(), item)});
            }
            if (plain.isEmpty()) {
                side = sides.get()[0];
                plain.add(sides.get()[1]);
            } else if (sides.get()[0].type() == side.type()) {
                plain.add(sides.get()[1]);
            } else {
                parts.add(Expr.fn("eq", BOOL, sides.get()[0], sides.get()[1]));
            }
        }
        if (!plain.isEmpty()) {
            if (folded && value.type() != STRING && value.type() != DYNAMIC) {
                session.semantic("SEM0064", "KS106", node, "The operator 'in~' is defined for text only");
                return session.broken();
            }
            List<Expr> args = new ArrayList<>();
            args.add(folded ? Convert.text(value) : side);
            args.addAll(plain);
            parts.add(Expr.fn(folded ? "in_folded" : "in", BOOL, args));
        }
        return parts.isEmpty() ? Expr.bool(false) : parts.size() == 1 ? parts.getFirst() : Expr.fn("or", BOOL, parts);
    }

    private Expr inTable(String op, Node.In node, Expr value, Tab table, boolean words) {
        if (table.columns().isEmpty()) {
            return session.broken();
        }
        Col col = table.columns().getFirst();
        Tab first = table.keep(List.of(col));
        if (words) {
            Aggregates lists = new Aggregates(session);
            Expr list = lists.listOf(first, new Expr.Ref(col));
            return Expr.fn(op, BOOL, Convert.text(value), list);
        }
        Expr side = value;
        if (value.type() == DYNAMIC && col.type() != DYNAMIC) {
            side = Convert.to(col.type(), value);
        } else if (value.type() != col.type()) {
            Optional<Expr[]> sides = Operations.comparable(value, new Expr.Ref(col));
            if (sides.isEmpty()) {
                session.semantic(
                        "SEM0064",
                        "KS106",
                        node,
                        "The operator '" + op + "' is not defined for "
                                + value.type().kusto() + " and a column of "
                                + col.type().kusto());
                return session.broken();
            }
            side = sides.get()[0];
            Col cast = session.column(col.name(), sides.get()[1].type());
            first = first.project(List.of(new dev.purser.kql.plan.Rel.Out(cast, sides.get()[1])));
            col = cast;
        }
        return new Expr.InRel(side, first.rel(), col, op.equals("in~"));
    }

    /** The table that an item of the list is, where it is one. */
    private Optional<Tab> table(Node node) {
        boolean tabular = switch (node) {
            case Node.Query _ -> true;
            case Node.Name name ->
                scalars.row.flatMap(row -> row.find(name.name())).isEmpty()
                        && scalars.binder.isTable(name.name(), scalars.scope);
            case Node.Call call -> scalars.binder.isTable(call, scalars.scope);
            default -> false;
        };
        return tabular ? Optional.of(scalars.binder.table(node, scalars.scope)) : Optional.empty();
    }
}
