package dev.purser.kql.bind;

import static dev.purser.kql.type.KustoType.BOOL;
import static dev.purser.kql.type.KustoType.DYNAMIC;
import static dev.purser.kql.type.KustoType.UNKNOWN;

import dev.purser.kql.plan.Col;
import dev.purser.kql.plan.Expr;
import dev.purser.kql.plan.Rel;
import dev.purser.kql.syntax.Node;
import dev.purser.kql.syntax.Op;
import dev.purser.kql.type.KustoType;
import dev.purser.kql.type.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Binds {@code search} and {@code find}: one condition over the columns of many tables. */
final class Searching {
    private final Binder binder;
    private final Scope scope;
    private final Session session;

    Searching(Binder binder, Scope scope) {
        this.binder = binder;
        this.scope = scope;
        this.session = binder.session;
    }

    private List<Tab> tables(List<Node> in) {
        List<Tab> tables = new ArrayList<>();
        if (in.isEmpty()) {
            new TreeSet<>(session.catalog.tables().keySet()).forEach(name -> tables.add(binder.scan(name)));
        } else {
            in.forEach(node -> tables.addAll(new Unions(binder, scope).legs(node, false)));
        }
        tables.removeIf(tab -> tab.columns().isEmpty());
        return tables;
    }

    Tab search(Optional<Tab> piped, Op.Search op) {
        List<Tab> tables = piped.map(tab -> List.of(tab)).orElseGet(() -> tables(op.in()));
        List<Tab> found = filtered(tables, op.predicate(), true, op.caseSensitive());
        return found.isEmpty()
                ? binder.broken()
                : new Unions(binder, scope).merge(found, false, Optional.of("$table"), "search_arg");
    }

    /** Each table with the rows that fit. A column that some tables lack is no problem, one that all lack is. */
    private List<Tab> filtered(List<Tab> tables, Node predicate, boolean terms, boolean sensitive) {
        List<Tab> found = new ArrayList<>();
        int before = session.problems.count();
        List<Problem> first = List.of();
        int failed = 0;
        for (Tab tab : tables) {
            Row row = new Row(session, tab);
            Scalars scalars = new Scalars(session, scope, Optional.of(row), binder, Optional.empty());
            Expr condition = terms ? condition(predicate, scalars, sensitive) : scalars.predicate(predicate);
            if (session.problems.count() > before) {
                first = first.isEmpty() ? session.problems.all() : first;
                if (++failed == tables.size()) {
                    return List.of();
                }
                session.problems.backTo(before);
                found.add(tab.with(new Rel.Filter(tab.rel(), Expr.bool(false))));
            } else {
                found.add(row.tab().with(new Rel.Filter(row.tab().rel(), condition)));
            }
        }
        return found;
    }

    private Expr condition(Node node, Scalars scalars, boolean sensitive) {
        return switch (node) {
            case Node.Junction junction -> {
                List<Expr> parts = new ArrayList<>();
                junction.parts().forEach(part -> parts.add(condition(part, scalars, sensitive)));
                yield Expr.fn(junction.and() ? "and" : "or", BOOL, parts);
            }
            case Node.Call call
            when call.name().equals("not") && call.args().size() == 1 ->
                Expr.fn("not", BOOL, condition(call.args().getFirst(), scalars, sensitive));
            case Node.Literal literal
            when literal.type() != BOOL -> {
                Expr text = Convert.text(new Expr.Lit(literal.type(), literal.value()));
                String term = text instanceof Expr.Lit lit ? (String) lit.value() : "";
                List<Expr> parts = new ArrayList<>();
                for (Col col : scalars.row.orElseThrow().tab().columns()) {
                    parts.add(term(Convert.text(new Expr.Ref(col)), term, sensitive));
                }
                yield Expr.fn("or", BOOL, parts);
            }
            case Node.Pattern pattern when pattern.all() -> Expr.bool(true);
            case Node.Binary binary
            when binary.op().equals(":") -> {
                Expr left = scalars.bind(binary.left());
                Optional<String> term = scalars.constantText(binary.right());
                yield left.type() == UNKNOWN || term.isEmpty()
                        ? session.broken()
                        : term(Convert.text(left), term.get(), sensitive);
            }
            default -> scalars.predicate(node);
        };
    }

    /** {@code "x"} a term, {@code "x*"} the start of one, {@code "*x"} its end, {@code "*x*"} any part, {@code "a*b"} in order. */
    private static Expr term(Expr text, String term, boolean sensitive) {
        String tail = sensitive ? "_cs" : "";
        boolean open = term.startsWith("*");
        boolean close = term.length() > 1 && term.endsWith("*");
        String core = term.substring(open ? 1 : 0, term.length() - (close ? 1 : 0));
        if (core.isEmpty()) {
            return Expr.bool(true);
        }
        if (core.indexOf('*') >= 0) {
            StringBuilder regex = new StringBuilder(sensitive ? "(?s)" : "(?is)");
            regex.append(open ? "" : "(?:^|[^\\pL\\pN])");
            for (String part : core.split("\\*+")) {
                regex.append(Texts.quoted(part)).append(".*?");
            }
            regex.setLength(regex.length() - 3);
            regex.append(close ? "" : "(?:$|[^\\pL\\pN])");
            return Expr.fn("matches_regex", BOOL, text, Expr.text(regex.toString()));
        }
        String op = open && close ? "contains" : open ? "hassuffix" : close ? "hasprefix" : "has";
        return Expr.fn(op + tail, BOOL, text, Expr.text(core));
    }

    Tab find(Op.Find op) {
        List<Tab> tables = tables(op.in());
        if (tables.isEmpty()) {
            return binder.broken();
        }
        List<Tab> found = op.predicate().isPresent()
                ? op.predicate().get() instanceof Node.Literal
                        ? filtered(tables, op.predicate().get(), true, false)
                        : filtered(tables, op.predicate().get(), false, false)
                : tables;
        if (found.isEmpty()) {
            return binder.broken();
        }
        Map<String, KustoType> wanted = new LinkedHashMap<>();
        if (op.smart()) {
            Set<String> used = new TreeSet<>();
            op.predicate().ifPresent(node -> names(node, used));
            for (Tab tab : tables) {
                for (Col col : tab.columns()) {
                    boolean common = tables.stream()
                            .allMatch(other -> other.column(col.name()).isPresent());
                    if (used.contains(col.name()) || common) {
                        wanted.putIfAbsent(col.name(), col.type());
                    }
                }
            }
        } else {
            for (Node node : op.project()) {
                String name = ((Node.Name) node).name();
                Optional<Col> column = tables.stream()
                        .flatMap(tab -> tab.column(name).stream())
                        .findFirst();
                column.ifPresentOrElse(
                        col -> wanted.put(name, col.type()),
                        () -> session.unknown(
                                "KS142",
                                node.start(),
                                node.end(),
                                "column",
                                name,
                                tables.getFirst().names()));
            }
        }
        List<Tab> legs = new ArrayList<>();
        for (Tab tab : found) {
            legs.add(leg(tab, wanted, op.smart() || op.pack()));
        }
        return new Unions(binder, scope)
                .merge(legs, false, Optional.of(op.withSource().orElse("source_")), "find_arg");
    }

    private Tab leg(Tab tab, Map<String, KustoType> wanted, boolean pack) {
        List<Rel.Out> outs = new ArrayList<>();
        List<Expr> rest = new ArrayList<>();
        for (Map.Entry<String, KustoType> want : wanted.entrySet()) {
            Expr value = tab.column(want.getKey())
                    .map(col -> Convert.to(want.getValue(), new Expr.Ref(col)))
                    .orElse(Expr.none(want.getValue()));
            outs.add(new Rel.Out(session.column(want.getKey(), want.getValue()), value));
        }
        for (Col col : tab.columns()) {
            if (!wanted.containsKey(col.name())) {
                rest.add(Expr.text(col.name()));
                rest.add(new Expr.Ref(col));
            }
        }
        if (pack) {
            outs.add(new Rel.Out(session.column("pack_", DYNAMIC), Expr.fn("bag_pack_present", DYNAMIC, rest)));
        }
        return tab.project(outs);
    }

    private static void names(Node node, Set<String> used) {
        switch (node) {
            case Node.Name name -> used.add(name.name());
            case Node.Binary binary -> {
                names(binary.left(), used);
                names(binary.right(), used);
            }
            case Node.Junction junction -> junction.parts().forEach(part -> names(part, used));
            case Node.Call call -> call.args().forEach(arg -> names(arg, used));
            case Node.In in -> names(in.value(), used);
            case Node.Between between -> names(between.value(), used);
            case Node.Member member -> names(member.base(), used);
            case Node.Index index -> names(index.base(), used);
            default -> {}
        }
    }
}
