package dev.purser.kql.bind;

import static dev.purser.kql.type.KustoType.DYNAMIC;
import static dev.purser.kql.type.KustoType.UNKNOWN;

import dev.purser.kql.plan.Col;
import dev.purser.kql.plan.Expr;
import dev.purser.kql.plan.Rel;
import dev.purser.kql.syntax.Node;
import dev.purser.kql.syntax.Op;
import dev.purser.kql.type.KustoType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Binds {@code summarize}: groups first, then aggregates, then what is reckoned from them. */
final class Summarizing {
    private final Binder binder;
    private final Scope scope;
    private final Session session;

    Summarizing(Binder binder, Scope scope) {
        this.binder = binder;
        this.scope = scope;
        this.session = binder.session;
    }

    Tab bind(Tab tab, Op.Summarize op) {
        Row row = new Row(session, tab);
        Scalars plain = new Scalars(session, scope, Optional.of(row), binder, Optional.empty());
        Naming naming = new Naming();
        Set<String> explicit = new HashSet<>();
        for (Node node : op.by()) {
            if (node instanceof Node.Named named) {
                naming.take(named.names().getFirst().name());
            }
        }
        for (Node node : op.aggregates()) {
            if (node instanceof Node.Named named) {
                named.names().forEach(name -> naming.take(name.name()));
            }
        }
        List<Rel.Out> groups = groups(op.by(), plain, naming, explicit);
        Aggregates aggregates = new Aggregates(session);
        Scalars scalars = new Scalars(session, scope, Optional.of(row), binder, Optional.of(aggregates));
        List<Rel.Out> outs = new ArrayList<>();
        for (Node node : op.aggregates()) {
            outs.addAll(aggregate(node, scalars, aggregates, naming, explicit, groups));
        }
        List<Rel.Agg> aggs = aggregates.all();
        Tab in = row.tab();
        if (tab.serialized() && aggs.stream().anyMatch(agg -> agg.name().startsWith("make_list"))) {
            Col ordinal = row.ordinal();
            in = row.tab();
            aggs = aggs.stream()
                    .map(agg -> new Rel.Agg(agg.col(), agg.name(), agg.args(), agg.filter(), Optional.of(ordinal)))
                    .toList();
        }
        List<Rel.Out> all = new ArrayList<>();
        groups.forEach(group -> all.add(new Rel.Out(group.col(), new Expr.Ref(group.col()))));
        all.addAll(outs);
        if (all.isEmpty()) {
            // "summarize" alone gives one row without columns: nothing that an engine could hold.
            if (op.aggregates().isEmpty() && op.by().isEmpty()) {
                session.semantic("SEM0100", "KS001", op, "The operator 'summarize' expects an aggregate or a group");
            }
            return binder.broken();
        }
        Tab result = aggregate(in, groups, aggs, List.of());
        return result.project(all);
    }

    /** An aggregation of a table, by its partition's hidden columns too. */
    static Tab aggregate(Tab tab, List<Rel.Out> groups, List<Rel.Agg> aggs, List<Col> columns) {
        List<Rel.Out> all = new ArrayList<>(groups);
        for (Col key : tab.keys()) {
            if (groups.stream().noneMatch(group -> group.col().equals(key))) {
                all.add(new Rel.Out(key, new Expr.Ref(key)));
            }
        }
        Rel rows = all.isEmpty() ? onlyRow(tab.rel(), aggs) : tab.rel();
        Rel rel = new Rel.Aggregate(rows, List.copyOf(all), List.copyOf(aggs));
        return new Tab(rel, columns, false, tab.keys(), Optional.empty());
    }

    /**
     * Without groups, extremes of one key look at one row: engines find the first of a sort without carrying the others'
     * columns along.
     */
    private static Rel onlyRow(Rel rows, List<Rel.Agg> aggs) {
        String name = aggs.isEmpty() ? "" : aggs.getFirst().name();
        if (!name.equals("arg_max") && !name.equals("arg_min")) {
            return rows;
        }
        Expr key = aggs.getFirst().args().getLast();
        // An engine and Kusto place what is no number differently.
        boolean same = key.type() != KustoType.REAL
                && !key.window()
                && !key.random()
                && aggs.stream()
                        .allMatch(agg -> agg.name().equals(name)
                                && agg.filter().isEmpty()
                                && agg.args().getLast().equals(key));
        return same
                ? new Rel.Sort(
                        rows, List.of(new Rel.Key(key, name.equals("arg_max"), false)), Optional.of(Expr.whole(1)))
                : rows;
    }

    private List<Rel.Out> groups(List<Node> by, Scalars scalars, Naming naming, Set<String> explicit) {
        List<Rel.Out> groups = new ArrayList<>();
        for (Node node : by) {
            Node value = node instanceof Node.Named named ? named.value() : node;
            if (value instanceof Node.Pattern pattern) {
                for (Col col : Choosing.matching(
                        pattern.pattern(), scalars.row.orElseThrow().tab().columns())) {
                    naming.take(col.name());
                    groups.add(new Rel.Out(session.column(col.name(), col.type()), new Expr.Ref(col)));
                }
                continue;
            }
            Expr expr = scalars.bind(value);
            if (expr.type() == UNKNOWN) {
                continue;
            }
            if (expr.type() == DYNAMIC) {
                session.semantic("SEM0025", "KS116", value, "A value of type 'dynamic' is no group: cast it");
                continue;
            }
            String name;
            if (node instanceof Node.Named named) {
                name = named.names().getFirst().name();
                declare(explicit, name, node);
            } else {
                name = Naming.implicit(value)
                        .map(implicit -> naming.free(implicit))
                        .orElseGet(naming::numbered);
            }
            Expr plain = expr.window() ? scalars.row.orElseThrow().hidden(expr) : expr;
            groups.add(new Rel.Out(session.column(name, expr.type()), plain));
        }
        return groups;
    }

    private void declare(Set<String> explicit, String name, Node node) {
        if (!explicit.add(name)) {
            session.semantic("SEM0041", "KS171", node, "A column with the name '" + name + "' is already declared");
        }
    }

    private List<Rel.Out> aggregate(
            Node node,
            Scalars scalars,
            Aggregates aggregates,
            Naming naming,
            Set<String> explicit,
            List<Rel.Out> groups) {
        Node value = node instanceof Node.Named named ? named.value() : node;
        List<String> names = node instanceof Node.Named named
                ? named.names().stream().map(Node.Name::name).toList()
                : List.of();
        names.forEach(name -> declare(explicit, name, node));
        List<Expr> exprs;
        List<String> made = new ArrayList<>();
        if (value instanceof Node.Call call && many(call)) {
            Set<String> grouped = new HashSet<>();
            groups.forEach(group -> grouped.add(
                    group.expr() instanceof Expr.Ref ref
                            ? ref.col().name()
                            : group.col().name()));
            List<Expr> all = aggregates.bindAll(call, scalars.plain());
            List<String> allNames = names(call, scalars);
            exprs = new ArrayList<>();
            boolean star = call.args().stream().anyMatch(arg -> arg instanceof Node.Pattern);
            int starts = star
                    ? (int) call.args().stream()
                            .filter(arg -> !(arg instanceof Node.Pattern))
                            .count()
                    : all.size();
            for (int i = 0; i < all.size(); i++) {
                if (i < starts || !grouped.contains(allNames.get(i))) {
                    exprs.add(all.get(i));
                    made.add(allNames.get(i));
                }
            }
        } else {
            Expr expr = scalars.bind(value);
            exprs = expr.type() == UNKNOWN ? List.of() : List.of(expr);
            made.add(
                    value instanceof Node.Call || value instanceof Node.Member || value instanceof Node.Index
                            ? Naming.implicit(value).orElse("")
                            : "");
            checkRefs(expr, groups, aggregates, node);
        }
        List<Rel.Out> outs = new ArrayList<>();
        for (int i = 0; i < exprs.size(); i++) {
            String name = i < names.size()
                    ? names.get(i)
                    : made.get(i).isEmpty() ? naming.numbered() : naming.free(made.get(i));
            outs.add(new Rel.Out(session.column(name, exprs.get(i).type()), exprs.get(i)));
        }
        return outs;
    }

    /** Outside an aggregate only constants and other aggregates may stand. */
    private void checkRefs(Expr expr, List<Rel.Out> groups, Aggregates aggregates, Node node) {
        switch (expr) {
            case Expr.Ref ref -> {
                boolean known =
                        aggregates.all().stream().anyMatch(agg -> agg.col().equals(ref.col()));
                if (!known) {
                    session.semantic(
                            "SEM0100",
                            "KS144",
                            node,
                            "The column '" + ref.col().name() + "' stands outside of an aggregate");
                }
            }
            case Expr.Fn fn -> fn.args().forEach(arg -> checkRefs(arg, groups, aggregates, node));
            default -> {}
        }
    }

    private static boolean many(Node.Call call) {
        return switch (call.name()) {
            case "arg_max", "arg_min", "argmax", "argmin", "take_any", "any", "percentiles", "percentilesw" -> true;
            default -> false;
        };
    }

    private List<String> names(Node.Call call, Scalars scalars) {
        List<String> names = new ArrayList<>();
        List<Node> args = call.args();
        if (call.name().startsWith("percentiles")) {
            String first =
                    args.isEmpty() ? "" : Naming.implicit(args.getFirst()).orElse("");
            for (int i = call.name().equals("percentilesw") ? 2 : 1; i < args.size(); i++) {
                names.add(Naming.percentile(first, args.get(i)));
            }
            return names;
        }
        boolean prefixed = call.name().equals("any");
        for (Node arg : args) {
            if (arg instanceof Node.Pattern) {
                List<Col> cols = call.name().startsWith("arg")
                        ? Aggregates.others(args.getFirst(), scalars)
                        : scalars.row.orElseThrow().tab().columns();
                cols.forEach(col -> names.add(col.name()));
            } else {
                String name = Naming.implicit(arg)
                        .orElse(
                                call.name().startsWith("arg_max")
                                        ? "max_"
                                        : call.name().startsWith("arg_min") ? "min_" : call.name() + "_");
                names.add(prefixed ? "any_" + name : name);
            }
        }
        return names;
    }
}
