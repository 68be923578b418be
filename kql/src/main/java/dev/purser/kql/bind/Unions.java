package dev.purser.kql.bind;

import static dev.purser.kql.type.KustoType.STRING;

import dev.purser.kql.plan.Col;
import dev.purser.kql.plan.Expr;
import dev.purser.kql.plan.Rel;
import dev.purser.kql.syntax.Node;
import dev.purser.kql.syntax.Op;
import dev.purser.kql.type.KustoType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Binds {@code union}: columns meet by name and type, missing cells are null or empty. */
final class Unions {
    private final Binder binder;
    private final Scope scope;
    private final Session session;

    Unions(Binder binder, Scope scope) {
        this.binder = binder;
        this.scope = scope;
        this.session = binder.session;
    }

    Tab bind(Optional<Tab> piped, Op.Union op) {
        List<Tab> legs = new ArrayList<>();
        piped.ifPresent(legs::add);
        boolean fuzzy = op.params().containsKey("isfuzzy")
                && op.params().get("isfuzzy").value().equalsIgnoreCase("true");
        for (Node node : op.legs()) {
            legs.addAll(legs(node, fuzzy));
        }
        String kind = op.params().containsKey("kind") ? op.params().get("kind").value() : "outer";
        if (!kind.equals("outer") && !kind.equals("inner")) {
            Op.Param param = op.params().get("kind");
            session.unknown("KS107", param.start(), param.end(), "union kind", kind, List.of("inner", "outer"));
        }
        Optional<String> source =
                Optional.ofNullable(op.params().get("withsource")).map(Op.Param::value);
        legs.removeIf(leg -> leg.columns().isEmpty());
        return legs.isEmpty() ? binder.broken() : merge(legs, kind.equals("inner"), source, "union_arg");
    }

    /** The tables that a leg names: several for a pattern; none for one that is missing and may be. */
    List<Tab> legs(Node node, boolean fuzzy) {
        if (node instanceof Node.Pattern pattern) {
            List<Tab> found = new ArrayList<>();
            for (String name :
                    session.catalog.tables().keySet().stream().sorted().toList()) {
                if (Choosing.fits(pattern.pattern(), name)) {
                    found.add(binder.scan(name));
                }
            }
            for (String name : scope.all().stream().distinct().sorted().toList()) {
                boolean view = scope.find(name)
                        .filter(one -> one instanceof Scope.Binding.Function function && function.view())
                        .isPresent();
                if (view && Choosing.fits(pattern.pattern(), name) && binder.isTable(name, scope)) {
                    found.add(binder.table(new Node.Name(node.start(), node.end(), name), scope));
                }
            }
            if (found.isEmpty() && !fuzzy) {
                session.unknown(
                        "KS204",
                        node.start(),
                        node.end(),
                        "table expression",
                        pattern.pattern(),
                        session.catalog.tables().keySet());
            }
            return found;
        }
        int before = session.problems.count();
        Tab tab = binder.table(node, scope);
        if (fuzzy && tab.columns().isEmpty() && session.problems.count() > before) {
            boolean only = session.problems.all().subList(before, session.problems.count()).stream()
                    .allMatch(problem -> problem.editorCode().equals("KS204")
                            || problem.editorCode().equals("KS211"));
            if (only) {
                session.warnings.add(
                        "union: " + session.problems.all().get(before).message());
                session.problems.backTo(before);
            }
            return List.of();
        }
        boolean declared = node instanceof Node.Name name
                && scope.find(name.name())
                        .filter(Scope.Binding.Query.class::isInstance)
                        .isPresent();
        boolean named = !(node instanceof Node.Query query)
                || !query.ops().isEmpty() && query.ops().getLast() instanceof Op.As;
        return List.of(named && !declared ? tab : tab.unnamed());
    }

    private record Slot(String name, KustoType type) {}

    /** All rows of all legs. */
    Tab merge(List<Tab> legs, boolean common, Optional<String> source, String unnamed) {
        if (session.full(
                new Node.Missing(0, 0),
                legs.stream().mapToInt(leg -> leg.columns().size()).sum())) {
            return binder.broken();
        }
        Map<String, Set<KustoType>> types = new LinkedHashMap<>();
        Set<Slot> slots = new LinkedHashSet<>();
        for (Tab leg : legs) {
            for (Col col : leg.columns()) {
                types.computeIfAbsent(col.name(), _ -> new LinkedHashSet<>()).add(col.type());
                slots.add(new Slot(col.name(), col.type()));
            }
        }
        if (common) {
            slots.removeIf(slot -> !legs.stream()
                    .allMatch(leg -> leg.columns().stream()
                            .anyMatch(col -> col.name().equals(slot.name()) && col.type() == slot.type())));
        }
        Naming naming = new Naming();
        source.ifPresent(naming::take);
        List<Col> columns = new ArrayList<>();
        source.ifPresent(name -> columns.add(session.column(name, STRING)));
        for (Slot slot : slots) {
            boolean clash = !common && types.get(slot.name()).size() > 1;
            String name = clash ? slot.name() + "_" + slot.type().kusto() : slot.name();
            columns.add(session.column(naming.free(name), slot.type()));
        }
        List<Slot> all = new ArrayList<>(slots);
        List<Col> hidden = new ArrayList<>();
        for (Slot slot : hidden(legs)) {
            if (!naming.taken(slot.name())) {
                all.add(slot);
                hidden.add(session.column(slot.name(), slot.type()));
            }
        }
        List<Rel.Leg> rels = new ArrayList<>();
        int number = 0;
        for (Tab leg : legs) {
            List<Expr> exprs = new ArrayList<>();
            String name = leg.name().orElse(unnamed + number);
            source.ifPresent(_ -> exprs.add(Expr.text(name)));
            for (Slot slot : all) {
                exprs.add(leg.column(slot.name())
                        .filter(col -> col.type() == slot.type())
                        .<Expr>map(Expr.Ref::new)
                        .orElse(Expr.none(slot.type())));
            }
            rels.add(new Rel.Leg(leg.rel(), exprs));
            number++;
        }
        if (columns.isEmpty()) {
            session.semantic("KS107", new Node.Missing(0, 0), "The union's tables have no column in common");
            return binder.broken();
        }
        columns.addAll(hidden);
        return Tab.of(new Rel.Union(List.copyOf(columns), List.copyOf(rels))).hiding(hidden);
    }

    /** What is hidden in any of the legs, by name; of several types of one name the first stands. */
    private static List<Slot> hidden(List<Tab> legs) {
        Map<String, Slot> slots = new LinkedHashMap<>();
        for (Tab leg : legs) {
            leg.hidden().forEach(col -> slots.putIfAbsent(col.name(), new Slot(col.name(), col.type())));
        }
        return List.copyOf(slots.values());
    }
}
