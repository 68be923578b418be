package dev.purser.kql.bind;

import static dev.purser.kql.type.KustoType.UNKNOWN;

import dev.purser.kql.plan.Col;
import dev.purser.kql.plan.Expr;
import dev.purser.kql.plan.Rel;
import dev.purser.kql.syntax.Node;
import dev.purser.kql.syntax.Op;
import dev.purser.kql.type.KustoType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Binds {@code project}, {@code extend}, {@code print} and {@code serialize}: each expression sees the input row only. */
final class Columns {
    private record Item(String name, boolean explicit, Expr expr, Node node) {}

    private final Binder binder;
    private final Scope scope;
    private final Session session;

    Columns(Binder binder, Scope scope) {
        this.binder = binder;
        this.scope = scope;
        this.session = binder.session;
    }

    Tab bind(Tab tab, Op.Columns op) {
        boolean keep = op.kind().equals("extend") || op.kind().equals("serialize");
        Tab in = op.kind().equals("serialize") ? tab.serialized(true) : tab;
        Row row = new Row(session, in);
        Scalars scalars = new Scalars(session, scope, Optional.of(row), binder, Optional.empty());
        List<Item> items = new ArrayList<>();
        Naming naming = new Naming();
        if (keep) {
            in.columns().forEach(col -> naming.take(col.name()));
        }
        // Names that are written out come first, so that made-up ones make way for them.
        for (Node node : op.items()) {
            if (node instanceof Node.Named named) {
                named.names().forEach(name -> naming.take(name.name()));
            }
        }
        boolean sound = true;
        int position = 0;
        for (Node node : op.items()) {
            List<Item> more = items(node, scalars, naming, op.kind(), position++, in);
            sound &= more.stream().noneMatch(item -> item.expr().type() == UNKNOWN) && !more.isEmpty();
            items.addAll(more);
        }
        sound &= unique(items);
        return sound || !op.kind().equals("print") ? build(row, items, keep) : binder.broken();
    }

    private boolean unique(List<Item> items) {
        Set<String> explicit = new HashSet<>();
        for (Item item : items) {
            if (item.explicit() && !explicit.add(item.name())) {
                session.semantic(
                        "SEM0041",
                        "KS171",
                        item.node(),
                        "A column with the name '" + item.name() + "' is already declared");
                return false;
            }
        }
        return true;
    }

    private List<Item> items(Node node, Scalars scalars, Naming naming, String kind, int position, Tab in) {
        if (node instanceof Node.Pattern pattern) {
            return pattern(pattern, kind, in, naming);
        }
        Node value = node instanceof Node.Named named ? named.value() : node;
        List<String> names = node instanceof Node.Named named
                ? named.names().stream().map(Node.Name::name).toList()
                : List.of();
        Optional<List<Tuples.Part>> parts = new Tuples(scalars).parts(value);
        if (parts.isPresent()) {
            return parts(
                    parts.get(), names, naming, node, names.size() == 1 || kind.equals("extend") && !names.isEmpty());
        }
        if (names.size() > 1) {
            session.semantic("KS107", node, "This expression has one value, not " + names.size());
            return List.of();
        }
        Expr expr = scalars.bind(value);
        if (!names.isEmpty()) {
            return List.of(new Item(names.getFirst(), true, expr, node));
        }
        Optional<String> implicit = kind.equals("print") ? Optional.empty() : Naming.scalar(found(value, in));
        if (implicit.isPresent()) {
            boolean column = value instanceof Node.Name;
            if (kind.equals("extend") || kind.equals("serialize")) {
                // A name that an expression carries replaces the column of that name.
                return List.of(new Item(implicit.get(), column, expr, node));
            }
            if (column) {
                naming.take(implicit.get());
                return List.of(new Item(implicit.get(), true, expr, node));
            }
            return List.of(new Item(naming.free(implicit.get()), false, expr, node));
        }
        String name = kind.equals("print") ? naming.free("print_" + position) : naming.numbered();
        return List.of(new Item(name, false, expr, node));
    }

    /** What a call of column_ifexists comes to: the column, or what stands for it. */
    private static Node found(Node value, Tab in) {
        return value instanceof Node.Call call
                        && call.name().replace("_", "").equals("columnifexists")
                        && call.args().size() == 2
                        && call.args().getFirst() instanceof Node.Literal name
                        && in.column(String.valueOf(name.value())).isEmpty()
                ? call.args().get(1)
                : value;
    }

    private List<Item> pattern(Node.Pattern pattern, String kind, Tab in, Naming naming) {
        if (!kind.equals("project")) {
            session.semantic("KS109", pattern, "A pattern is not allowed here");
            return List.of();
        }
        List<Item> items = new ArrayList<>();
        for (Col col : Choosing.matching(pattern.pattern(), in.columns())) {
            naming.take(col.name());
            items.add(new Item(col.name(), true, new Expr.Ref(col), pattern));
        }
        return items;
    }

    /** The columns of a function with several values; {@code few} keeps those that have been named. */
    private List<Item> parts(List<Tuples.Part> parts, List<String> names, Naming naming, Node node, boolean few) {
        if (names.size() > parts.size() && !parts.isEmpty()) {
            session.semantic("KS107", node, "This expression has " + parts.size() + " values, not " + names.size());
            return List.of();
        }
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < parts.size() && (!few || i < names.size()); i++) {
            Tuples.Part part = parts.get(i);
            items.add(
                    i < names.size()
                            ? new Item(names.get(i), true, part.expr(), node)
                            : new Item(naming.free(part.name()), false, part.expr(), node));
        }
        return items;
    }

    private Tab build(Row row, List<Item> items, boolean keep) {
        Tab tab = row.tab();
        Map<String, Rel.Out> outs = new LinkedHashMap<>();
        if (keep) {
            for (Col col : tab.columns()) {
                outs.put(col.name(), new Rel.Out(col, new Expr.Ref(col)));
            }
        }
        for (Item item : items) {
            KustoType type = item.expr().type();
            boolean same =
                    item.expr() instanceof Expr.Ref ref && ref.col().name().equals(item.name());
            boolean used = same
                    && outs.values().stream()
                            .anyMatch(out -> !keep && out.col().equals(((Expr.Ref) item.expr()).col()));
            Col col = same && !used ? ((Expr.Ref) item.expr()).col() : session.column(item.name(), type);
            outs.put(item.name(), new Rel.Out(col, item.expr()));
        }
        if (!row.numbered()) {
            List<Rel.Out> all = List.copyOf(outs.values());
            return keep ? tab.extended(all) : tab.project(all);
        }
        List<Rel.Out> ordered = new ArrayList<>(outs.values());
        List<Col> columns = ordered.stream().map(Rel.Out::col).toList();
        ordered.add(new Rel.Out(row.ordinal(), new Expr.Ref(row.ordinal())));
        return keep
                ? row.inOrder(tab.extended(ordered)).choose(columns)
                : row.inOrder(tab.project(ordered)).keep(columns);
    }
}
