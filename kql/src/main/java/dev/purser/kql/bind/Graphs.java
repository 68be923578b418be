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

/** Binds {@code make-graph} and {@code graph-to-table}: a graph is a table of edges and one of nodes. */
final class Graphs {
    /** Both with what makes them a graph in hidden columns: {@code $edge $source $target}, and {@code $id}. */
    record Graph(Tab edges, Tab nodes) {}

    /** Functions of a node and the hidden columns that tell them. */
    static final Map<String, String> FACTS =
            Map.of("node_id", "$id", "node_degree_in", "$in", "node_degree_out", "$out");

    private final Binder binder;
    private final Scope scope;
    private final Session session;

    Graphs(Binder binder, Scope scope) {
        this.binder = binder;
        this.scope = scope;
        this.session = binder.session;
    }

    /** A table that stands for the graph until an operator of graphs takes it. */
    Tab make(Tab tab, Op.MakeGraph op) {
        Optional<Col> source = tab.column(op.source().name());
        Optional<Col> target = tab.column(op.target().name());
        boolean sound = true;
        for (Node.Name name : List.of(op.source(), op.target())) {
            if (tab.column(name.name()).isEmpty()) {
                session.unknown("KS142", name.start(), name.end(), "column", name.name(), tab.names());
                sound = false;
            }
        }
        List<Tab> tables = new ArrayList<>();
        for (int i = 0; i < op.tables().size(); i++) {
            Tab table = binder.table(op.tables().get(i), scope);
            Node.Name id = op.ids().get(i);
            if (!table.columns().isEmpty() && table.column(id.name()).isEmpty()) {
                session.unknown("KS142", id.start(), id.end(), "column", id.name(), table.names());
            }
            sound &= table.column(id.name()).isPresent();
            tables.add(table);
        }
        if (!sound) {
            return binder.broken();
        }
        Row row = new Row(session, tab.partitioned(List.of()));
        Col number = row.ordinal();
        List<Rel.Out> outs = new ArrayList<>();
        tab.columns().forEach(col -> outs.add(new Rel.Out(col, new Expr.Ref(col))));
        Col from = session.column("$source", source.get().type());
        Col to = session.column("$target", source.get().type());
        Col edge = session.column("$edge", LONG);
        outs.add(new Rel.Out(from, new Expr.Ref(source.get())));
        outs.add(new Rel.Out(to, Convert.to(from.type(), new Expr.Ref(target.get()))));
        outs.add(new Rel.Out(edge, new Expr.Ref(number)));
        Rel edges = new Rel.Shared(session.share(), new Rel.Project(row.tab().rel(), outs));
        Tab all = Tab.of(edges).hiding(List.of(from, to, edge));
        Tab nodes = nodes(all, tables, op);
        Tab standing = all.with(new Rel.Filter(edges, Expr.bool(true)));
        session.graphs.put(standing.rel(), new Graph(all, nodes));
        return standing;
    }

    /** Every node once, with the columns of the tables that tell of it; one without keeps its id. */
    private Tab nodes(Tab edges, List<Tab> tables, Op.MakeGraph op) {
        Col id = session.column("$id", edges.column("$source").orElseThrow().type());
        List<Rel.Leg> legs = new ArrayList<>();
        for (String end : List.of("$source", "$target")) {
            Tab fresh = binder.fresh(edges);
            legs.add(new Rel.Leg(
                    fresh.rel(), List.of(new Expr.Ref(fresh.column(end).orElseThrow()))));
        }
        List<Tab> shared = new ArrayList<>();
        List<Expr> keys = new ArrayList<>();
        for (int i = 0; i < tables.size(); i++) {
            Tab one = tables.get(i)
                    .with(new Rel.Shared(session.share(), tables.get(i).rel()));
            Tab fresh = binder.fresh(one);
            String name = op.ids().get(i).name();
            legs.add(new Rel.Leg(
                    fresh.rel(),
                    List.of(Convert.to(
                            id.type(), new Expr.Ref(fresh.column(name).orElseThrow())))));
            Tab other = binder.fresh(one);
            Expr key = Convert.to(id.type(), new Expr.Ref(other.column(name).orElseThrow()));
            shared.add(other.with(new Rel.OnePer(other.rel(), List.of(key))));
            keys.add(key);
        }
        Rel rel = new Rel.Distinct(new Rel.Union(List.of(id), legs));
        Map<String, Expr> values = new LinkedHashMap<>();
        op.nodeId().ifPresent(name -> values.put(name, new Expr.Ref(id)));
        for (int i = 0; i < shared.size(); i++) {
            Tab one = shared.get(i);
            rel = new Rel.Join(Rel.JoinKind.LEFT, rel, one.rel(), List.of(new Expr.Ref(id)), List.of(keys.get(i)));
            String own = op.ids().get(i).name();
            for (Col col : one.columns()) {
                Expr value = col.name().equals(own) ? Convert.to(col.type(), new Expr.Ref(id)) : new Expr.Ref(col);
                values.merge(
                        col.name(), value, (a, b) -> a.type() == b.type() ? Expr.fn("coalesce", a.type(), a, b) : a);
            }
        }
        List<Rel.Out> outs = new ArrayList<>();
        values.forEach((name, value) -> outs.add(new Rel.Out(
                session.column(name, value.type()),
                value.type() == dev.purser.kql.type.KustoType.STRING
                        ? Expr.fn("nonnull", value.type(), value)
                        : value)));
        outs.add(new Rel.Out(id, new Expr.Ref(id)));
        List<Col> hidden = new ArrayList<>(List.of(id));
        for (String end : List.of("$target", "$source")) {
            Tab fresh = binder.fresh(edges);
            Col node = session.column("node", id.type());
            Col count = session.column("count", LONG);
            Rel.Agg agg = new Rel.Agg(count, "count", List.of(), Optional.empty(), Optional.empty());
            Rel degrees = new Rel.Aggregate(
                    fresh.rel(),
                    List.of(new Rel.Out(node, new Expr.Ref(fresh.column(end).orElseThrow()))),
                    List.of(agg));
            rel = new Rel.Join(Rel.JoinKind.LEFT, rel, degrees, List.of(new Expr.Ref(id)), List.of(new Expr.Ref(node)));
            Col degree = session.column(end.equals("$target") ? "$in" : "$out", LONG);
            outs.add(new Rel.Out(degree, Expr.fn("coalesce", LONG, new Expr.Ref(count), Expr.whole(0))));
            hidden.add(degree);
        }
        Rel all = new Rel.Shared(session.share(), new Rel.Project(rel, outs));
        return Tab.of(all).hiding(hidden);
    }

    private Optional<Graph> graph(Tab tab, Op op) {
        Graph graph = session.graphs.get(tab.rel());
        if (graph == null) {
            session.semantic("SEM0100", "KS107", op, "This operator needs a graph before it: make-graph");
        }
        return Optional.ofNullable(graph);
    }

    Tab match(Tab tab, Op.GraphMatch op) {
        return graph(tab, op)
                .map(graph -> new GraphMatches(binder, scope, graph, op).bind())
                .orElseGet(binder::broken);
    }

    /** The first table; each that is named can be used by its name. */
    Tab table(Tab tab, Op.GraphTable op) {
        Optional<Graph> graph = graph(tab, op);
        if (graph.isEmpty()) {
            return binder.broken();
        }
        List<Tab> tables = new ArrayList<>();
        for (Op.Export export : op.exports()) {
            Tab one = exported(export, graph.get());
            export.as().ifPresent(name -> scope.putOutermost(name, new Scope.Binding.Table(one.named(name))));
            tables.add(one);
        }
        return tables.getFirst();
    }

    private Tab exported(Op.Export export, Graph graph) {
        Tab from = binder.fresh(export.nodes() ? graph.nodes() : graph.edges());
        List<Rel.Out> outs = new ArrayList<>();
        List<String> hidden = List.of("$id", "$source", "$target");
        for (int i = 0; i < hidden.size(); i++) {
            String name = export.ids().get(i);
            Optional<Col> col = from.column(hidden.get(i));
            if (!name.isEmpty() && col.isPresent()) {
                Expr hash = Expr.fn("hash", LONG, new Expr.Ref(col.get()));
                outs.add(new Rel.Out(session.column(name, LONG), hash));
            }
        }
        from.columns().forEach(col -> outs.add(new Rel.Out(col, new Expr.Ref(col))));
        return from.project(outs);
    }

    static Expr differs(Col a, Col b) {
        return Expr.fn("not", BOOL, Expr.fn("eq", BOOL, new Expr.Ref(a), new Expr.Ref(b)));
    }
}
