package dev.purser.kql.bind;

import static dev.purser.kql.type.KustoType.BOOL;
import static dev.purser.kql.type.KustoType.DYNAMIC;
import static dev.purser.kql.type.KustoType.LONG;
import static dev.purser.kql.type.KustoType.UNKNOWN;

import dev.purser.kql.plan.Col;
import dev.purser.kql.plan.Expr;
import dev.purser.kql.plan.Rel;
import dev.purser.kql.syntax.Node;
import dev.purser.kql.syntax.Op;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Binds {@code graph-match}: a pattern is a join of edges and nodes, one for each choice of lengths that its edges of variable
 * length leave.
 */
final class GraphMatches {
    private static final int MOST = 64;

    /** What a name of the pattern stands for in one choice of lengths: a node, an edge, or the edges of a path. */
    private record Named(List<Tab> tabs, List<Tab> inner, boolean path) implements Row.Part {
        @Override
        public Optional<Expr> find(String name) {
            if (name.startsWith("$")
                    || tabs.isEmpty()
                    || tabs.getFirst().column(name).isEmpty()) {
                return Optional.empty();
            }
            List<Expr> values = new ArrayList<>();
            tabs.forEach(tab -> values.add(new Expr.Ref(tab.column(name).orElseThrow())));
            return Optional.of(path ? Expr.fn("pack_array", DYNAMIC, values) : values.getFirst());
        }

        @Override
        public Optional<Expr> told(String function) {
            String hidden = Graphs.FACTS.getOrDefault(function, "");
            return path || tabs.isEmpty()
                    ? Optional.empty()
                    : tabs.getFirst().column(hidden).map(Expr.Ref::new);
        }

        @Override
        public List<String> names() {
            return tabs.isEmpty() ? List.of() : tabs.getFirst().names();
        }

        @Override
        public Optional<List<Tab>> steps(boolean nodes) {
            return path ? Optional.of(nodes ? inner : tabs) : Optional.empty();
        }
    }

    private final Binder binder;
    private final Scope scope;
    private final Session session;
    private final Graphs.Graph graph;
    private final Op.GraphMatch op;
    private final Map<String, Row.Part> parts = new HashMap<>();
    private final List<Col> edgeIds = new ArrayList<>();
    private final List<Col> nodeIds = new ArrayList<>();
    private Rel rel;

    GraphMatches(Binder binder, Scope scope, Graphs.Graph graph, Op.GraphMatch op) {
        this.binder = binder;
        this.scope = scope;
        this.session = binder.session;
        this.graph = graph;
        this.op = op;
    }

    Tab bind() {
        List<List<Integer>> choices = List.of(List.of());
        for (List<Op.Element> sequence : op.sequences()) {
            for (Op.Element element : sequence) {
                if (element.edge()) {
                    List<List<Integer>> more = new ArrayList<>();
                    for (List<Integer> choice : choices) {
                        for (int length = Math.max(1, element.least()); length <= element.most(); length++) {
                            List<Integer> next = new ArrayList<>(choice);
                            next.add(length);
                            more.add(next);
                        }
                    }
                    choices = more;
                }
                if (choices.size() > MOST) {
                    session.problems.limit(
                            "LIM0003",
                            op.start(),
                            op.end(),
                            "The pattern has more than " + MOST + " choices of lengths");
                    return binder.broken();
                }
            }
        }
        List<Tab> legs = new ArrayList<>();
        int before = session.problems.count();
        for (List<Integer> choice : choices) {
            legs.add(leg(choice));
            if (session.problems.count() > before) {
                return binder.broken();
            }
        }
        if (legs.isEmpty()) {
            session.semantic("KS107", op, "An edge's length is at least its least and at most its most");
            return binder.broken();
        }
        Tab all = legs.size() == 1
                ? legs.getFirst()
                : new Unions(binder, scope).merge(legs, false, Optional.empty(), "union_arg");
        return op.shortest().isPresent() ? shortest(all) : all;
    }

    /** Of the paths between two nodes, those with the fewest edges; or one of them. */
    private Tab shortest(Tab all) {
        List<Col> shown = new ArrayList<>(all.columns());
        Expr length = new Expr.Ref(shown.removeLast());
        Expr to = new Expr.Ref(shown.removeLast());
        Expr from = new Expr.Ref(shown.removeLast());
        List<Rel.Key> keys = List.of(new Rel.Key(length, false, false));
        if (!op.shortest().get().equals("all")) {
            Rel one = new Rel.LimitBy(all.rel(), List.of(from, to), keys, Expr.whole(1));
            return all.with(one).keep(shown);
        }
        Row row = new Row(session, all);
        Expr least = row.hidden(Expr.fn("win_min", LONG, length, Expr.whole(2), from, to, length));
        return all.with(new Rel.Filter(row.tab().rel(), Expr.fn("eq", BOOL, length, least)))
                .keep(shown);
    }

    private Tab leg(List<Integer> lengths) {
        parts.clear();
        edgeIds.clear();
        nodeIds.clear();
        rel = null;
        int next = 0;
        for (List<Op.Element> sequence : op.sequences()) {
            Tab at = start(sequence.getFirst());
            if (at == null) {
                return binder.broken();
            }
            for (int i = 1; i + 1 < sequence.size(); i += 2) {
                at = path(at, sequence.get(i), sequence.get(i + 1), lengths.get(next++));
            }
        }
        List<Expr> rules = new ArrayList<>();
        boolean none = op.cycles().equals("none");
        if (!op.cycles().equals("all")) {
            different(edgeIds, rules);
        }
        if (none) {
            different(nodeIds, rules);
        }
        if (!rules.isEmpty()) {
            rel = new Rel.Filter(rel, Expr.fn("and", BOOL, rules));
        }
        return projected();
    }

    private static void different(List<Col> ids, List<Expr> rules) {
        for (int i = 0; i < ids.size(); i++) {
            for (int j = i + 1; j < ids.size(); j++) {
                rules.add(Graphs.differs(ids.get(i), ids.get(j)));
            }
        }
    }

    /** A sequence's first node: one that is known, or, in the first sequence, any. */
    private Tab start(Op.Element element) {
        if (parts.get(element.name()) instanceof Named known) {
            return known.tabs().getFirst();
        }
        if (rel != null) {
            session.semantic("KS107", op, "Each sequence of a pattern starts at a node that one before it names");
            return null;
        }
        Tab node = binder.fresh(graph.nodes());
        rel = node.rel();
        return named(element.name(), node);
    }

    private Tab named(String name, Tab node) {
        nodeIds.add(node.column("$id").orElseThrow());
        if (!name.isEmpty()) {
            parts.put(name, new Named(List.of(node), List.of(), false));
        }
        return node;
    }

    private Tab path(Tab from, Op.Element edge, Op.Element to, int length) {
        List<Tab> edges = new ArrayList<>();
        List<Tab> inner = new ArrayList<>();
        Tab at = from;
        for (int i = 1; i <= length; i++) {
            Tab one = edges(edge.direction());
            join(one, at.column("$id").orElseThrow(), one.column("$from").orElseThrow());
            edges.add(one);
            edgeIds.add(one.column("$edge").orElseThrow());
            boolean last = i == length;
            Col end = one.column("$to").orElseThrow();
            if (last && parts.get(to.name()) instanceof Named known) {
                at = known.tabs().getFirst();
                rel = new Rel.Filter(
                        rel,
                        Expr.fn(
                                "eq",
                                BOOL,
                                new Expr.Ref(end),
                                new Expr.Ref(at.column("$id").orElseThrow())));
                continue;
            }
            Tab node = binder.fresh(graph.nodes());
            join(node, end, node.column("$id").orElseThrow());
            at = named(last ? to.name() : "", node);
            if (!last) {
                inner.add(node);
            }
        }
        if (!edge.name().isEmpty()) {
            parts.put(edge.name(), new Named(edges, inner, edge.most() > 1 || edge.least() != 1));
        }
        return at;
    }

    private void join(Tab right, Col left, Col key) {
        rel = new Rel.Join(
                Rel.JoinKind.INNER, rel, right.rel(), List.of(new Expr.Ref(left)), List.of(new Expr.Ref(key)));
    }

    /** The edges as a pattern goes through them: forth, back, or both ways. */
    private Tab edges(int direction) {
        Tab forth = turned(binder.fresh(graph.edges()), direction >= 0);
        if (direction != 0) {
            return forth;
        }
        Tab back = turned(binder.fresh(graph.edges()), false);
        List<Col> all = forth.rel().columns();
        List<Rel.Leg> legs = new ArrayList<>();
        for (Tab one : List.of(forth, back)) {
            legs.add(new Rel.Leg(
                    one.rel(),
                    one.rel().columns().stream().<Expr>map(Expr.Ref::new).toList()));
        }
        List<Col> columns = new ArrayList<>();
        all.forEach(col -> columns.add(session.column(col.name(), col.type())));
        Tab both = Tab.of(new Rel.Union(columns, legs));
        return both.hiding(
                columns.stream().filter(col -> col.name().startsWith("$")).toList());
    }

    private Tab turned(Tab edges, boolean forth) {
        Col source = edges.column("$source").orElseThrow();
        Col target = edges.column("$target").orElseThrow();
        List<Rel.Out> outs = new ArrayList<>();
        edges.columns().forEach(col -> outs.add(new Rel.Out(col, new Expr.Ref(col))));
        Col edge = edges.column("$edge").orElseThrow();
        Col from = session.column("$from", source.type());
        Col to = session.column("$to", target.type());
        outs.add(new Rel.Out(edge, new Expr.Ref(edge)));
        outs.add(new Rel.Out(from, new Expr.Ref(forth ? source : target)));
        outs.add(new Rel.Out(to, new Expr.Ref(forth ? target : source)));
        Rel project = new Rel.Project(edges.rel(), outs);
        return Tab.of(project).hiding(List.of(edge, from, to));
    }

    private Tab projected() {
        Tab all = new Tab(rel, List.of(), false, List.of(), Optional.empty());
        Scalars scalars = new Scalars(
                session, scope, Optional.of(new Row(session, all, Map.copyOf(parts))), binder, Optional.empty());
        if (op.where().isPresent()) {
            Expr condition = scalars.predicate(op.where().get());
            if (condition.type() == UNKNOWN) {
                return binder.broken();
            }
            all = all.with(new Rel.Filter(rel, condition));
        }
        List<Rel.Out> outs = new ArrayList<>();
        Naming naming = new Naming();
        for (Node node : op.project()) {
            Node value = node instanceof Node.Named named ? named.value() : node;
            Expr expr = scalars.bind(value);
            if (expr.type() == UNKNOWN) {
                return binder.broken();
            }
            String name = node instanceof Node.Named named
                    ? named.names().getFirst().name()
                    : Naming.implicit(value).map(naming::free).orElseGet(naming::numbered);
            naming.take(name);
            outs.add(new Rel.Out(session.column(name, expr.type()), expr));
        }
        if (op.shortest().isPresent()) {
            Col first = nodeIds.getFirst();
            Col last = nodeIds.getLast();
            outs.add(new Rel.Out(session.column("$from", first.type()), new Expr.Ref(first)));
            outs.add(new Rel.Out(session.column("$to", last.type()), new Expr.Ref(last)));
            outs.add(new Rel.Out(session.column("$length", LONG), Expr.whole(edgeIds.size())));
        }
        return outs.isEmpty() ? binder.broken() : all.project(outs);
    }
}
