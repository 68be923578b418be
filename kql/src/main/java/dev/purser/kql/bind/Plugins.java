package dev.purser.kql.bind;

import static dev.purser.kql.type.KustoType.BOOL;
import static dev.purser.kql.type.KustoType.DYNAMIC;
import static dev.purser.kql.type.KustoType.LONG;
import static dev.purser.kql.type.KustoType.STRING;
import static dev.purser.kql.type.KustoType.UNKNOWN;

import dev.purser.kql.plan.Col;
import dev.purser.kql.plan.Expr;
import dev.purser.kql.plan.Rel;
import dev.purser.kql.schema.SchemaProbe;
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
import java.util.TreeSet;

/** Binds {@code evaluate}: plugins whose columns depend on data ask for it through the catalogue's probe. */
final class Plugins {
    private static final int MOST_COLUMNS = 1000;

    private final Binder binder;
    private final Scope scope;
    private final Session session;

    Plugins(Binder binder, Scope scope) {
        this.binder = binder;
        this.scope = scope;
        this.session = binder.session;
    }

    Tab bind(Tab tab, Op.Evaluate op) {
        return switch (op.plugin().name()) {
            case "bag_unpack" -> unpack(tab, op);
            case "pivot" -> pivot(tab, op);
            case "narrow" -> narrow(tab);
            default -> {
                if (QueryPlugins.known().contains(op.plugin().name())) {
                    yield new QueryPlugins(binder, scope).bind(tab, op);
                }
                session.unknown(
                        "KS211",
                        op.plugin().start(),
                        op.plugin().nameEnd(),
                        "plugin",
                        op.plugin().name(),
                        known());
                yield binder.broken();
            }
        };
    }

    /** Every plugin's name. */
    static Set<String> known() {
        Set<String> all = new TreeSet<>(QueryPlugins.known());
        all.addAll(List.of("bag_unpack", "pivot", "narrow"));
        return all;
    }

    private Optional<SchemaProbe> probe(Op.Evaluate op) {
        if (session.catalog.probe().isEmpty()) {
            session.problems.limit(
                    "LIM0006",
                    op.start(),
                    op.end(),
                    "The columns of '" + op.plugin().name() + "' depend on data: declare them with ': (name:type, …)'");
        }
        return session.catalog.probe();
    }

    private Optional<Col> column(Tab tab, Node node) {
        Optional<Col> col = Choosing.column(tab, node);
        if (col.isEmpty()) {
            session.semantic("KS109", node, "A column's name is expected here");
        }
        return col;
    }

    private Tab unpack(Tab tab, Op.Evaluate op) {
        List<Node> args = op.plugin().args();
        Optional<Col> bag = args.isEmpty() ? Optional.empty() : column(tab, args.getFirst());
        if (bag.isEmpty() || bag.get().type() != DYNAMIC) {
            bag.ifPresent(_ -> session.semantic("KS107", args.getFirst(), "A dynamic column is expected here"));
            return binder.broken();
        }
        String prefix = "";
        String conflict = "error";
        Set<String> ignored = new HashSet<>();
        Scalars scalars = new Scalars(session, scope, Optional.empty(), binder, Optional.empty());
        for (Node arg : args.subList(1, args.size())) {
            Node value = arg instanceof Node.Named named ? named.value() : arg;
            String name =
                    arg instanceof Node.Named named ? named.names().getFirst().name() : "";
            Expr bound = scalars.bind(value);
            if (bound instanceof Expr.Lit lit && lit.type() == DYNAMIC) {
                Convert.elements(lit).forEach(item -> ignored.add(String.valueOf(((Expr.Lit) item).value())));
            } else if (bound instanceof Expr.Lit lit && lit.value() instanceof String text) {
                boolean isConflict = name.equals("columnsConflict")
                        || name.isEmpty()
                                && (text.equals("error")
                                        || text.equals("replace_source")
                                        || text.equals("keep_source"));
                if (isConflict) {
                    conflict = text;
                } else {
                    prefix = text;
                }
            }
        }
        Optional<Map<String, KustoType>> keys =
                op.schema().isPresent() ? declared(tab, op, bag.get(), prefix) : discovered(tab, op, bag.get());
        if (keys.isEmpty()) {
            return binder.broken();
        }
        return unpacked(tab, op, bag.get(), keys.get(), prefix, conflict, ignored);
    }

    /** The keys that a declared schema names, beside the table's own columns. */
    private static Optional<Map<String, KustoType>> declared(Tab tab, Op.Evaluate op, Col bag, String prefix) {
        Map<String, KustoType> keys = new LinkedHashMap<>();
        for (Op.Declared column : op.schema().orElseThrow()) {
            String name = column.name().name();
            boolean own = tab.columns().stream()
                    .anyMatch(col -> !col.equals(bag) && col.name().equals(name));
            if (!own) {
                keys.put(name.startsWith(prefix) ? name.substring(prefix.length()) : name, column.type());
            }
        }
        return Optional.of(keys);
    }

    private Optional<Map<String, KustoType>> discovered(Tab tab, Op.Evaluate op, Col bag) {
        Optional<SchemaProbe> probe = probe(op);
        if (probe.isEmpty() || !session.problems.none()) {
            return Optional.empty();
        }
        Expr ref = new Expr.Ref(bag);
        Col key = session.column("key", DYNAMIC);
        Col index = session.column("index", LONG);
        Tab only = tab.partitioned(List.of()).keep(List.of(bag));
        Rel keys = new Rel.Unnest(
                only.rel(), List.of(Expr.fn("bag_keys", DYNAMIC, ref)), List.of(key), index, Optional.empty(), false);
        Col name = session.column("name", STRING);
        Col type = session.column("type", STRING);
        Expr text = Convert.text(new Expr.Ref(key));
        Expr kind = Expr.fn("gettype", STRING, Expr.fn("dyn_get", DYNAMIC, ref, text));
        Rel pairs = new Rel.Distinct(new Rel.Project(keys, List.of(new Rel.Out(name, text), new Rel.Out(type, kind))));
        Rel sorted = new Rel.Sort(
                pairs,
                List.of(new Rel.Key(new Expr.Ref(name), false, true)),
                Optional.of(Expr.whole(4L * MOST_COLUMNS)));
        Map<String, KustoType> found = new LinkedHashMap<>();
        for (List<String> row : probe.get().rows(sorted)) {
            if (row.get(0) == null || row.get(0).isEmpty()) {
                continue;
            }
            KustoType one = switch (String.valueOf(row.get(1))) {
                case "null" -> UNKNOWN;
                case "array", "dictionary" -> DYNAMIC;
                default -> KustoType.named(row.get(1)).orElse(DYNAMIC);
            };
            found.merge(row.get(0), one, Plugins::agreed);
        }
        if (found.size() > MOST_COLUMNS) {
            session.problems.limit(
                    "LIM0006", op.start(), op.end(), "The bags have more than " + MOST_COLUMNS + " keys");
            return Optional.empty();
        }
        found.replaceAll((_, one) -> one == UNKNOWN ? DYNAMIC : one);
        return Optional.of(found);
    }

    private static KustoType agreed(KustoType a, KustoType b) {
        if (a == b || b == UNKNOWN) {
            return a;
        }
        if (a == UNKNOWN) {
            return b;
        }
        return a.isNumeric() && b.isNumeric() ? KustoType.widest(a, b) : DYNAMIC;
    }

    private Tab unpacked(
            Tab tab,
            Op.Evaluate op,
            Col bag,
            Map<String, KustoType> keys,
            String prefix,
            String conflict,
            Set<String> ignored) {
        Map<String, Rel.Out> outs = new LinkedHashMap<>();
        for (Col col : tab.columns()) {
            if (!col.equals(bag)) {
                outs.put(col.name(), new Rel.Out(col, new Expr.Ref(col)));
            }
        }
        for (Map.Entry<String, KustoType> key : keys.entrySet()) {
            String name = prefix + key.getKey();
            if (ignored.contains(key.getKey()) || conflict.equals("keep_source") && outs.containsKey(name)) {
                continue;
            }
            if (outs.containsKey(name) && conflict.equals("error")) {
                session.semantic(
                        "SEM0041", "KS171", op, "The bag's key '" + key.getKey() + "' is already the name of a column");
                return binder.broken();
            }
            Expr value = Expr.fn("dyn_get", DYNAMIC, new Expr.Ref(bag), Expr.text(key.getKey()));
            outs.put(name, new Rel.Out(session.column(name, key.getValue()), Convert.to(key.getValue(), value)));
        }
        if (op.schema().isPresent()) {
            List<Rel.Out> ordered = new ArrayList<>();
            Set<String> declared = new HashSet<>();
            op.schema().get().forEach(column -> declared.add(column.name().name()));
            for (Col col : op.all() ? tab.columns() : List.<Col>of()) {
                if (!col.equals(bag) && !declared.contains(col.name())) {
                    ordered.add(outs.get(col.name()));
                }
            }
            for (Op.Declared column : op.schema().get()) {
                Rel.Out out = outs.get(column.name().name());
                if (out != null) {
                    ordered.add(out);
                }
            }
            return tab.unnamed().project(ordered);
        }
        return tab.unnamed().project(List.copyOf(outs.values()));
    }

    private Tab pivot(Tab tab, Op.Evaluate op) {
        List<Node> args = op.plugin().args();
        Optional<Col> by = args.isEmpty() ? Optional.empty() : column(tab, args.getFirst());
        boolean told = op.schema().isPresent();
        Optional<SchemaProbe> probe = by.isEmpty() || told ? Optional.empty() : probe(op);
        if (by.isEmpty() || probe.isEmpty() && !told || !session.problems.none()) {
            return binder.broken();
        }
        Node.Call call = args.size() > 1 && args.get(1) instanceof Node.Call given
                ? given
                : new Node.Call(op.start(), op.end(), "count", op.end(), List.of());
        Set<Col> used = new HashSet<>(Set.of(by.get()));
        call.args().forEach(arg -> Choosing.column(tab, arg).ifPresent(used::add));
        List<Col> kept = new ArrayList<>();
        if (args.size() > 2) {
            for (Node arg : args.subList(2, args.size())) {
                column(tab, arg).ifPresent(kept::add);
            }
        } else {
            tab.columns().stream().filter(col -> !used.contains(col)).forEach(kept::add);
        }
        if (told) {
            Set<String> plain = new HashSet<>();
            kept.forEach(col -> plain.add(col.name()));
            List<String> wanted = op.schema().get().stream()
                    .map(column -> column.name().name())
                    .toList();
            Tab all = pivoted(
                    tab,
                    by.get(),
                    call,
                    kept,
                    wanted.stream().filter(name -> !plain.contains(name)).toList());
            return as(all, op);
        }
        Col value = session.column("value", STRING);
        Tab only =
                tab.partitioned(List.of()).project(List.of(new Rel.Out(value, Convert.text(new Expr.Ref(by.get())))));
        Rel values = new Rel.Sort(
                new Rel.Distinct(only.rel()),
                List.of(new Rel.Key(new Expr.Ref(value), false, true)),
                Optional.of(Expr.whole(MOST_COLUMNS)));
        List<String> names =
                probe.get().rows(values).stream().map(List::getFirst).toList();
        return pivoted(tab, by.get(), call, kept, names);
    }

    /** The columns that the query declares, in its order and of its types. */
    private Tab as(Tab tab, Op.Evaluate op) {
        List<Rel.Out> outs = new ArrayList<>();
        for (Op.Declared column : op.schema().orElseThrow()) {
            String name = column.name().name();
            Expr value = tab.column(name)
                    .<Expr>map(col -> Convert.to(column.type(), new Expr.Ref(col)))
                    .orElse(Expr.none(column.type()));
            outs.add(new Rel.Out(session.column(name, column.type()), value));
        }
        return tab.project(outs);
    }

    private Tab pivoted(Tab tab, Col by, Node.Call call, List<Col> kept, List<String> names) {
        Row row = new Row(session, tab);
        Scalars scalars = new Scalars(session, scope, Optional.of(row), binder, Optional.empty());
        List<Rel.Out> groups = new ArrayList<>();
        List<Rel.Out> outs = new ArrayList<>();
        Naming naming = new Naming();
        for (Col col : kept) {
            naming.take(col.name());
            groups.add(new Rel.Out(col, new Expr.Ref(col)));
            outs.add(new Rel.Out(col, new Expr.Ref(col)));
        }
        Aggregates aggregates = new Aggregates(session);
        if (Aggregate.named(call.name()).isEmpty()) {
            session.semantic("KS107", call, "An aggregate is expected here");
            return binder.broken();
        }
        List<Rel.Agg> aggs = new ArrayList<>();
        for (String name : names) {
            int before = aggregates.all().size();
            Expr result = aggregates.bind(call, scalars);
            if (result.type() == UNKNOWN) {
                return binder.broken();
            }
            Expr here = Expr.fn("eq", BOOL, Convert.text(new Expr.Ref(by)), Expr.text(name));
            for (Rel.Agg agg : aggregates.all().subList(before, aggregates.all().size())) {
                Expr filter =
                        agg.filter().map(one -> Expr.fn("and", BOOL, one, here)).orElse(here);
                aggs.add(new Rel.Agg(agg.col(), agg.name(), agg.args(), Optional.of(filter), agg.order()));
            }
            outs.add(new Rel.Out(session.column(naming.free(name), result.type()), result));
        }
        return Summarizing.aggregate(row.tab(), groups, aggs, List.of()).project(outs);
    }

    private Tab narrow(Tab tab) {
        Row row = new Row(session, tab);
        Expr number = Expr.fn("sub", LONG, new Expr.Ref(row.ordinal()), Expr.whole(1));
        Tab in = row.tab().with(new Rel.Shared(session.share(), row.tab().rel()));
        List<Tab> legs = new ArrayList<>();
        for (Col col : tab.columns()) {
            legs.add(in.project(List.of(
                    new Rel.Out(session.column("Row", LONG), number),
                    new Rel.Out(session.column("Column", STRING), Expr.text(col.name())),
                    new Rel.Out(session.column("Value", STRING), Convert.text(new Expr.Ref(col))))));
        }
        return new Unions(binder, scope).merge(legs, false, Optional.empty(), "");
    }
}
