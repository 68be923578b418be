package dev.purser.kql.bind;

import static dev.purser.kql.type.KustoType.DYNAMIC;
import static dev.purser.kql.type.KustoType.LONG;
import static dev.purser.kql.type.KustoType.UNKNOWN;

import dev.purser.kql.plan.Col;
import dev.purser.kql.plan.Expr;
import dev.purser.kql.plan.Rel;
import dev.purser.kql.syntax.Node;
import dev.purser.kql.syntax.Op;
import dev.purser.kql.type.KustoType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Binds {@code mv-expand}, {@code mv-apply} and {@code partition}. */
final class Expanding {
    private final Binder binder;
    private final Scope scope;
    private final Session session;

    Expanding(Binder binder, Scope scope) {
        this.binder = binder;
        this.scope = scope;
        this.session = binder.session;
    }

    Tab expand(Tab tab, Op.MvExpand op) {
        return expand(tab, op.items(), op.index(), op.limit(), op.array());
    }

    private Tab expand(Tab tab, List<Op.Expand> items, Optional<Node.Name> index, Optional<Node> limit, boolean array) {
        Row row = new Row(session, tab);
        Scalars scalars = new Scalars(session, scope, Optional.of(row), binder, Optional.empty());
        Naming naming = new Naming();
        tab.columns().forEach(col -> naming.take(col.name()));
        List<Expr> lists = new ArrayList<>();
        List<Col> elements = new ArrayList<>();
        Map<String, Rel.Out> outs = new LinkedHashMap<>();
        tab.columns().forEach(col -> outs.put(col.name(), new Rel.Out(col, new Expr.Ref(col))));
        for (Op.Expand item : items) {
            Node value = item.expr() instanceof Node.Named named ? named.value() : item.expr();
            Expr list = scalars.bind(value);
            if (list.type() == UNKNOWN) {
                return tab;
            }
            if (list.type() != DYNAMIC && list.type() != KustoType.STRING) {
                session.semantic(
                        "SEM0025",
                        "KS107",
                        value,
                        "The operator 'mv-expand' expects a dynamic, not "
                                + list.type().kusto());
                return tab;
            }
            String name = item.expr() instanceof Node.Named named
                    ? named.names().getFirst().name()
                    : value instanceof Node.Name plain
                            ? plain.name()
                            : Naming.implicit(value).map(naming::free).orElseGet(naming::numbered);
            Col element = session.column(name, DYNAMIC);
            lists.add(list.window() ? row.hidden(list) : Convert.to(DYNAMIC, list));
            elements.add(element);
            KustoType type = item.to().orElse(DYNAMIC);
            Col out = type == DYNAMIC ? element : session.column(name, type);
            outs.put(name, new Rel.Out(out, Convert.to(type, new Expr.Ref(element))));
        }
        Col number = session.column(index.map(Node.Name::name).orElse("$index"), LONG);
        index.ifPresent(name -> outs.put(name.name(), new Rel.Out(number, new Expr.Ref(number))));
        Optional<Expr> most = limit.flatMap(scalars::constantWhole).map(Expr::whole);
        Rel rel = new Rel.Unnest(row.tab().rel(), lists, elements, number, most, array);
        return row.tab().with(rel).serialized(false).unnamed().extended(List.copyOf(outs.values()));
    }

    Tab apply(Tab tab, Op.MvApply op) {
        Row row = new Row(session, tab);
        Col ordinal = row.ordinal();
        List<Col> carried = new ArrayList<>();
        carried.add(ordinal);
        carried.addAll(tab.columns());
        tab.keys().stream().filter(key -> !carried.contains(key)).forEach(carried::add);
        Tab inner = expand(row.tab().partitioned(carried), op.items(), op.index(), op.limit(), false);
        Tab result = binder.pipe(inner.serialized(true), op.body(), new Scope(scope));
        if (result.columns().isEmpty()) {
            return binder.broken();
        }
        Map<String, Rel.Out> outs = new LinkedHashMap<>();
        // A column that is expanded under its own name is the sub-query's to keep.
        List<String> expanded = op.items().stream()
                .filter(item -> item.expr() instanceof Node.Name)
                .map(item -> ((Node.Name) item.expr()).name())
                .toList();
        tab.columns().stream()
                .filter(col -> !expanded.contains(col.name()))
                .forEach(col -> outs.put(col.name(), new Rel.Out(col, new Expr.Ref(col))));
        result.columns().forEach(col -> outs.put(col.name(), new Rel.Out(col, new Expr.Ref(col))));
        return new Tab(result.rel(), List.of(), false, tab.keys(), Optional.empty())
                .project(List.copyOf(outs.values()));
    }

    Tab partition(Tab tab, Op.Partition op) {
        Row row = new Row(session, tab);
        Expr by = new Scalars(session, scope, Optional.of(row), binder, Optional.empty()).bind(op.by());
        if (by.type() == UNKNOWN) {
            return tab;
        }
        if (op.query().isPresent()) {
            session.semantic(
                    "SEM0002", "KS001", op, "A partition with a query of its own in curly brackets is not supported");
            return tab;
        }
        Col key = row.hidden(by) instanceof Expr.Ref ref ? ref.col() : session.column("", LONG);
        List<Col> keys = new ArrayList<>(List.of(key));
        keys.addAll(tab.keys());
        Tab result = binder.pipe(row.tab().partitioned(keys).serialized(false), op.body(), new Scope(scope));
        return new Tab(result.rel(), result.columns(), false, tab.keys(), Optional.empty());
    }
}
