package dev.purser.kql.bind;

import static dev.purser.kql.type.KustoType.BOOL;
import static dev.purser.kql.type.KustoType.STRING;
import static dev.purser.kql.type.KustoType.UNKNOWN;

import dev.purser.kql.plan.Col;
import dev.purser.kql.plan.Expr;
import dev.purser.kql.plan.Rel;
import dev.purser.kql.syntax.Node;
import dev.purser.kql.syntax.Op;
import dev.purser.kql.syntax.Parser;
import dev.purser.kql.syntax.Statement;
import dev.purser.kql.type.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Binds the plugins of {@link PluginQueries}: their arguments become the names and columns that the texts speak of. */
final class QueryPlugins {
    private static final Set<String> STEPS = Set.of("week", "month", "year");

    private final Binder binder;
    private final Scope scope;
    private final Session session;
    private final Map<String, String> words = new HashMap<>();
    private final Map<String, Scope.Binding> names = new HashMap<>();
    private final List<Rel.Out> outs = new ArrayList<>();
    private final List<String> dimensions = new ArrayList<>();
    private Op.Evaluate op;
    private Tab tab;
    private boolean sound = true;

    QueryPlugins(Binder binder, Scope scope) {
        this.binder = binder;
        this.scope = scope;
        this.session = binder.session;
    }

    static Set<String> known() {
        Set<String> all = new TreeSet<>(PluginQueries.TEXTS.keySet());
        all.add("dcount_intersect");
        all.add("sequence_detect");
        all.add("funnel_sequence_completion");
        return all;
    }

    Tab bind(Tab piped, Op.Evaluate evaluate) {
        op = evaluate;
        tab = piped;
        String text = switch (op.plugin().name()) {
            case "sliding_window_counts" -> users(6, "_look", "_step");
            case "active_users_count" -> users(8, "_look", "_period", "_active", "_step");
            case "activity_counts_metrics" -> users(5, "_step");
            case "activity_metrics" -> users(bounded(4) ? 5 : 3, "_step");
            case "activity_engagement" -> users(bounded(5) ? 6 : 4, "_step", "_outer");
            case "session_count" -> users(6, "_step", "_look");
            case "new_activity_metrics" -> cohorts();
            case "rolling_percentile" -> rolling();
            case "rows_near" -> near();
            case "ipv4_lookup", "ipv6_lookup" -> lookup();
            case "dcount_intersect" -> intersect();
            case "sequence_detect" -> sequence();
            default -> funnel();
        };
        return sound && text != null ? run(text) : binder.broken();
    }

    /** Whether a start and an end are given: an argument that is no column stands at that place. */
    private boolean bounded(int last) {
        List<Node> args = op.plugin().args();
        return args.size() > last && Choosing.column(tab, args.get(last)).isEmpty();
    }

    private Node arg(int place) {
        List<Node> args = op.plugin().args();
        if (place < args.size()) {
            Node node = args.get(place);
            return node instanceof Node.Named named ? named.value() : node;
        }
        if (sound) {
            session.semantic(
                    "SEM0219",
                    "KS119",
                    op.plugin(),
                    "The plugin '" + op.plugin().name() + "' expects more arguments");
        }
        sound = false;
        return op.plugin();
    }

    private void column(int place, String as) {
        Node node = arg(place);
        Optional<Col> col = sound ? Choosing.column(tab, node) : Optional.empty();
        if (col.isEmpty()) {
            if (sound) {
                session.semantic("KS109", node, "A column's name is expected here");
            }
            sound = false;
            return;
        }
        outs.add(new Rel.Out(session.column(as, col.get().type()), new Expr.Ref(col.get())));
    }

    private Expr scalar(int place, String as) {
        Node node = arg(place);
        if (!sound) {
            return session.broken();
        }
        Expr value = new Scalars(session, scope, Optional.empty(), binder, Optional.empty()).bind(node);
        sound &= value.type() != UNKNOWN;
        names.put(as, new Scope.Binding.Scalar(value));
        return value;
    }

    private void dimensions(int from) {
        for (int i = from; sound && i < op.plugin().args().size(); i++) {
            dimension(i);
        }
    }

    private void dimension(int place) {
        Optional<Col> col = Choosing.column(tab, arg(place));
        if (col.isEmpty()) {
            session.semantic("KS109", arg(place), "A column's name is expected here");
            sound = false;
            return;
        }
        dimensions.add(quoted(col.get().name()));
        outs.add(new Rel.Out(col.get(), new Expr.Ref(col.get())));
    }

    private static String quoted(String name) {
        return "['" + name.replace("\\", "\\\\").replace("'", "\\'") + "']";
    }

    private String name(int place) {
        return arg(place) instanceof Node.Name name ? name.name() : "";
    }

    private String text() {
        return PluginQueries.TEXTS.get(op.plugin().name());
    }

    private void window(Expr step) {
        boolean named = step instanceof Expr.Lit lit && STEPS.contains(String.valueOf(lit.value()));
        if (step.type() == STRING && !named) {
            session.semantic("KS107", op.plugin(), "A window is a length, or week, month or year");
            sound = false;
        }
        String unit = named ? String.valueOf(((Expr.Lit) step).value()) : "";
        words.put("bin", named ? "startof" + unit + "(_t)" : "bin_at(_t, _step, _start)");
        words.put("next", named ? "startof" + unit + "(_b, 1)" : "_b + _step");
    }

    /** Ids and times, a start and an end, then scalars by those names up to {@code most} arguments, then dimensions. */
    private String users(int most, String... scalars) {
        column(0, "_id");
        column(1, "_t");
        words.put("t", quoted(name(1)));
        int from = most - scalars.length;
        String more = "";
        if (from == 4) {
            scalar(2, "_start");
            scalar(3, "_end");
        } else {
            more = "let _start = toscalar(T | summarize min(_t)); let _end = toscalar(T | summarize max(_t));";
        }
        for (int i = 0; i < scalars.length; i++) {
            Expr value = scalar(from + i, scalars[i]);
            if (scalars[i].equals("_step")) {
                window(value);
                if (from != 4 && value.type() != STRING) {
                    words.put("bin", "bin(_t, _step)");
                }
            }
        }
        dimensions(most);
        StringBuilder same = new StringBuilder();
        dimensions.forEach(
                one -> same.append(" and prev(").append(one).append(") == ").append(one));
        words.put("same", same.toString());
        return more + text();
    }

    private String cohorts() {
        column(0, "_id");
        column(1, "_t");
        scalar(2, "_start");
        scalar(3, "_end");
        window(scalar(4, "_step"));
        words.put("new", "");
        words.put("cohort", "");
        for (int i = 5; sound && i < op.plugin().args().size(); i++) {
            if (Choosing.column(tab, arg(i)).isPresent()) {
                dimension(i);
            } else if (binder.isTabular(arg(i), scope)) {
                other(arg(i));
                words.put("new", "where _id !in ((L | project " + quoted(name(0)) + ")) | ");
            } else {
                scalar(i, "_cohort");
                words.put("cohort", " | where _from == _cohort");
            }
        }
        words.put("from", quoted("from_" + name(1)));
        words.put("to", quoted("to_" + name(1)));
        return text();
    }

    private String rolling() {
        column(0, "_id");
        Expr percent = scalar(1, "_percent");
        column(2, "_t");
        scalar(3, "_step");
        Expr bins = scalar(4, "_n");
        dimensions(5);
        words.put("t", quoted(name(2)));
        String percentile = percent instanceof Expr.Lit lit ? String.valueOf(lit.value()) : "";
        String many = bins instanceof Expr.Lit lit ? String.valueOf(lit.value()) : "";
        words.put(
                "name",
                quoted("rolling_" + many + "_percentile_" + name(0) + "_"
                        + percentile.replace(".0", "").replace('.', '_')));
        StringBuilder asc = new StringBuilder();
        dimensions.forEach(one -> asc.append(one).append(" asc, "));
        words.put("asc", asc.toString());
        return text();
    }

    private String near() {
        Node node = arg(0);
        Row row = new Row(session, tab);
        Scalars scalars = new Scalars(session, scope, Optional.of(row), binder, Optional.empty());
        Expr condition = sound ? scalars.predicate(node) : session.broken();
        Expr before = scalar(1, "_before");
        if (op.plugin().args().size() > 2) {
            scalar(2, "_after");
        } else {
            names.put("_after", new Scope.Binding.Scalar(before));
        }
        sound &= condition.type() != UNKNOWN;
        tab = row.tab();
        tab.columns().forEach(col -> outs.add(new Rel.Out(col, new Expr.Ref(col))));
        outs.add(new Rel.Out(session.column("_c", BOOL), condition));
        return text();
    }

    private String lookup() {
        other(arg(0));
        tab.columns().forEach(col -> outs.add(new Rel.Out(col, new Expr.Ref(col))));
        words.put("source", quoted(name(1)));
        words.put("key", quoted(name(2)));
        words.put("kind", "inner");
        StringBuilder both = new StringBuilder();
        for (int i = 3; sound && i < op.plugin().args().size(); i++) {
            Node node = arg(i);
            if (node instanceof Node.Name name && tab.column(name.name()).isPresent()) {
                dimensions.add(quoted(name.name()));
                both.append(", ").append(quoted(name.name())).append(", ").append(quoted(name.name() + "1"));
            } else if (scalar(i, "_all") instanceof Expr.Lit lit && Boolean.TRUE.equals(lit.value())) {
                words.put("kind", "leftouter");
            }
        }
        words.put("both", both.toString());
        return text();
    }

    private String intersect() {
        tab.columns().forEach(col -> outs.add(new Rel.Out(col, new Expr.Ref(col))));
        StringBuilder text = new StringBuilder("T | extend s0 = dcount_hll(" + quoted(name(0)) + ")");
        StringBuilder sets = new StringBuilder(quoted(name(0)));
        for (int i = 1; i < op.plugin().args().size(); i++) {
            sets.append(", ").append(quoted(name(i)));
            text.append(", s")
                    .append(i)
                    .append(" = array_length(set_intersect(")
                    .append(sets)
                    .append("))");
        }
        return text.toString();
    }

    /** Each step a condition; what is none is a dimension. */
    private String sequence() {
        column(0, "_t");
        scalar(1, "_step");
        scalar(2, "_span");
        Row row = new Row(session, tab);
        Scalars scalars = new Scalars(session, scope, Optional.of(row), binder, Optional.empty());
        List<String> steps = new ArrayList<>();
        for (int i = 3; sound && i < op.plugin().args().size(); i++) {
            if (Choosing.column(tab, arg(i)).filter(col -> col.type() != BOOL).isPresent()) {
                dimension(i);
                continue;
            }
            Expr condition = scalars.predicate(arg(i));
            sound &= condition.type() != UNKNOWN;
            String name = op.plugin().args().get(i) instanceof Node.Named named
                    ? named.names().getFirst().name()
                    : "Expr" + (steps.size() + 1);
            steps.add(name);
            outs.add(new Rel.Out(session.column("_e" + steps.size(), BOOL), condition));
        }
        if (!sound || steps.isEmpty()) {
            return null;
        }
        tab = row.tab();
        words.put("only", dimensions.isEmpty() ? "" : String.join(", ", dimensions) + ", ");
        return SequenceTexts.sequence(
                steps.stream().map(one -> quoted(one + "_" + name(0))).toList());
    }

    private String funnel() {
        column(0, "_id");
        column(1, "_t");
        scalar(2, "_start");
        scalar(3, "_end");
        window(scalar(4, "_step"));
        column(5, "_state");
        List<Expr> states = Convert.elements(scalar(6, "_states"));
        Node periods = arg(7);
        if (sound && states.isEmpty()) {
            session.semantic("KS107", arg(6), "A constant array of states is expected here");
            sound = false;
        }
        if (!sound) {
            return null;
        }
        names.put(
                "_periods",
                new Scope.Binding.Scalar(
                        new Scalars(session, scope, Optional.empty(), binder, Optional.empty()).bind(periods)));
        return SequenceTexts.funnel(states.size(), quoted(name(1)), quoted(name(5)));
    }

    /** A table that the text uses more than once stands for the same rows each time. */
    private Scope.Binding once(Tab one) {
        return new Scope.Binding.Table(one.with(new Rel.Shared(session.share(), one.rel())));
    }

    private void other(Node node) {
        Tab other = binder.table(node, scope);
        sound &= !other.columns().isEmpty();
        names.put("L", once(other));
    }

    private Tab run(String template) {
        StringBuilder after = new StringBuilder();
        dimensions.forEach(one -> after.append(", ").append(one));
        words.put("d", after.toString());
        String text = template;
        for (Map.Entry<String, String> word : words.entrySet()) {
            text = text.replace("{" + word.getKey() + "}", word.getValue());
        }
        Scope inner = new Scope(null);
        Tab given = tab.project(outs);
        names.put("T", once(given));
        names.forEach(inner::put);
        Problems own = new Problems(text);
        List<Statement> body = Parser.parse(own);
        int before = session.problems.count();
        if (!own.none()) {
            session.semantic(
                    "KS107", op.plugin(), "The arguments of '" + op.plugin().name() + "' cannot be read");
            return binder.broken();
        }
        Tab result =
                binder.body(body, inner).map(node -> binder.table(node, inner)).orElseGet(binder::broken);
        if (session.problems.count() > before) {
            String message = session.problems.all().get(before).message();
            session.problems.backTo(before);
            session.semantic(
                    "KS107", op.plugin(), "In the plugin '" + op.plugin().name() + "': " + message);
            return binder.broken();
        }
        return result.unnamed();
    }
}
