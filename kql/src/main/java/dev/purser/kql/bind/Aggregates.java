package dev.purser.kql.bind;

import static dev.purser.kql.type.KustoType.BOOL;
import static dev.purser.kql.type.KustoType.DYNAMIC;
import static dev.purser.kql.type.KustoType.GUID;
import static dev.purser.kql.type.KustoType.INT;
import static dev.purser.kql.type.KustoType.LONG;
import static dev.purser.kql.type.KustoType.REAL;
import static dev.purser.kql.type.KustoType.STRING;
import static dev.purser.kql.type.KustoType.UNKNOWN;

import dev.purser.kql.plan.Col;
import dev.purser.kql.plan.Expr;
import dev.purser.kql.plan.Rel;
import dev.purser.kql.syntax.Node;
import dev.purser.kql.type.KustoType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects the aggregates of one summarize: each becomes a hidden column that the expression around it refers to. */
final class Aggregates {
    private final Session session;
    private final List<Rel.Agg> all = new ArrayList<>();

    Aggregates(Session session) {
        this.session = session;
    }

    List<Rel.Agg> all() {
        return all;
    }

    /** One aggregate with one value. */
    Expr bind(Node.Call call, Scalars scalars) {
        List<Expr> many = bindAll(call, scalars);
        if (many.size() > 1) {
            session.semantic(
                    "KS144", call, "The aggregate '" + call.name() + "' gives several columns and cannot stand here");
            return session.broken();
        }
        return many.isEmpty() ? session.broken() : many.getFirst();
    }

    /** An aggregate's values: several for arg_max, take_any and percentiles. Empty with the problem reported. */
    List<Expr> bindAll(Node.Call call, Scalars scalars) {
        Aggregate aggregate = Aggregate.named(call.name()).orElseThrow();
        List<Expr> args = new ArrayList<>();
        for (Node node : call.args()) {
            if (node instanceof Node.Pattern pattern && pattern.all()) {
                continue;
            }
            Expr arg = scalars.bind(node);
            if (arg.type() == UNKNOWN) {
                return List.of();
            }
            args.add(arg.window() ? scalars.row.orElseThrow().hidden(arg) : arg);
        }
        Optional<Expr> filter = Optional.empty();
        int condition =
                aggregate.plain().equals("count") ? 0 : aggregate.plain().startsWith("covariance") ? 2 : 1;
        if (aggregate.name().equals("count") && args.size() == 1) {
            // Rows are counted, whatever is named: nulls too.
            args.clear();
        }
        if (aggregate.conditional() && args.size() > condition) {
            filter = Optional.of(scalars.bool(call.args().get(condition), args.remove(condition)));
        }
        boolean star = call.args().stream().anyMatch(node -> node instanceof Node.Pattern pattern && pattern.all());
        long least = aggregate.params().stream()
                .filter(kind -> !kind.endsWith("?") && !kind.endsWith("*"))
                .count();
        boolean few = args.size() + (star ? 1 : 0) < least || aggregate.conditional() && filter.isEmpty();
        boolean repeated =
                !aggregate.params().isEmpty() && aggregate.params().getLast().endsWith("*");
        if (few
                || args.isEmpty() && least == 0 && repeated && !star
                || !repeated && args.size() > aggregate.params().size()) {
            session.semantic(
                    "SEM0219", "KS119", call, "The aggregate '" + call.name() + "' has the wrong number of arguments");
            return List.of();
        }
        return switch (aggregate.plain()) {
            case "arg_max", "arg_min" -> extreme(aggregate, call, args, scalars, star);
            case "take_any" -> any(args, filter, scalars, star);
            case "percentile", "percentiles" -> percentiles(call, args, filter, 1);
            case "percentilew", "percentilesw" -> percentiles(call, args, filter, 2);
            case "percentiles_array" -> percentilesArray(call, args, 1);
            case "percentilesw_array" -> percentilesArray(call, args, 2);
            default -> plain(aggregate, call, args, filter);
        };
    }

    Expr add(String name, KustoType type, List<Expr> args, Optional<Expr> filter) {
        Col col = session.column(name, type);
        all.add(new Rel.Agg(col, name, args, filter, Optional.empty()));
        Expr ref = new Expr.Ref(col);
        return type == STRING ? Expr.fn("nonnull", STRING, ref) : ref;
    }

    private List<Expr> plain(Aggregate aggregate, Node.Call call, List<Expr> args, Optional<Expr> filter) {
        String kind = aggregate.params().isEmpty()
                ? ""
                : aggregate.params().getFirst().replaceAll("[?*]", "");
        if (!args.isEmpty()) {
            Expr first = args.getFirst();
            KustoType type = first.type();
            if (kind.equals("sum") && type == DYNAMIC) {
                args.set(0, Convert.to(REAL, first));
            } else if (kind.equals("sum") && type == BOOL && !aggregate.plain().equals("sum")) {
                args.set(0, Convert.to(LONG, first));
            } else if (kind.equals("sum") && !type.isSummable()) {
                return wrong("KS138", call, "a number, datetime or timespan", type);
            } else if (kind.equals("ord") && (type == DYNAMIC || type == GUID)) {
                return wrong("KS206", call, "a value that can be ordered", type);
            } else if (kind.equals("nodyn") && type == DYNAMIC) {
                return wrong("KS116", call, "a plain value", type);
            } else if (kind.equals("int") && !type.isInteger()) {
                return wrong("KS134", call, "a whole number", type);
            } else if (kind.equals("dyn") && type != DYNAMIC) {
                return wrong("KS107", call, "a dynamic", type);
            }
        }
        KustoType first = args.isEmpty() ? LONG : args.getFirst().type();
        KustoType type = switch (aggregate.result()) {
            case "$0" -> first;
            case "sum" -> first == INT ? LONG : first;
            case "avg" -> first.isInteger() ? REAL : first;
            default -> KustoType.named(aggregate.result()).orElse(DYNAMIC);
        };
        String name = aggregate.plain();
        if (name.equals("avg") && first.isInteger()) {
            name = "avg_whole";
        }
        if (args.size() > 1 && (name.equals("make_list") || name.equals("make_set"))) {
            name += "_n";
        }
        if (name.equals("make_list_with_nulls") && first == DYNAMIC) {
            name = "make_list";
        }
        if (type == REAL && (name.startsWith("std") || name.startsWith("var") || name.startsWith("cov"))) {
            args.replaceAll(arg -> Convert.to(REAL, arg.type().isNumeric() ? arg : Convert.to(LONG, arg)));
        }
        if (name.equals("tdigest")) {
            Expr weight = args.size() > 1 ? Convert.to(LONG, args.get(1)) : Expr.whole(1);
            args = List.of(args.getFirst(), weight, Expr.text(first.kusto()));
        }
        if (name.startsWith("dcount") || name.equals("hll")) {
            args = new ArrayList<>(args.subList(0, 1));
        }
        return List.of(add(name, type, List.copyOf(args), filter));
    }

    private List<Expr> wrong(String code, Node.Call call, String expected, KustoType type) {
        session.semantic(
                code,
                call.args().getFirst(),
                "The aggregate '" + call.name() + "' expects " + expected + ", not " + type.kusto());
        return List.of();
    }

    private List<Expr> extreme(Aggregate aggregate, Node.Call call, List<Expr> args, Scalars scalars, boolean star) {
        KustoType type = args.getFirst().type();
        if (type == DYNAMIC) {
            return wrong("KS206", call, "a value that can be ordered", type);
        }
        // NaN is the least of all to it.
        Expr key = args.getFirst();
        if (type == REAL && aggregate.plain().equals("arg_min")) {
            Expr least = new Expr.Lit(REAL, Double.NEGATIVE_INFINITY);
            key = Expr.fn("case", REAL, Expr.fn("isnan", BOOL, key), least, key);
        }
        List<Expr> wanted = new ArrayList<>(args);
        if (star) {
            others(call.args().getFirst(), scalars).forEach(col -> wanted.add(new Expr.Ref(col)));
        }
        List<Expr> out = new ArrayList<>();
        for (Expr one : wanted) {
            out.add(add(aggregate.plain(), one.type(), List.of(one, key), Optional.empty()));
        }
        return out;
    }

    /** The columns that {@code *} stands for beside the one ordered by; group columns are left out by the caller. */
    static List<Col> others(Node first, Scalars scalars) {
        String name = first instanceof Node.Name column ? column.name() : "";
        return scalars.row.orElseThrow().tab().columns().stream()
                .filter(col -> !col.name().equals(name))
                .toList();
    }

    private List<Expr> any(List<Expr> args, Optional<Expr> filter, Scalars scalars, boolean star) {
        List<Expr> wanted = new ArrayList<>(args);
        if (star) {
            scalars.row.orElseThrow().tab().columns().forEach(col -> wanted.add(new Expr.Ref(col)));
        }
        List<Expr> out = new ArrayList<>();
        for (Expr one : wanted) {
            out.add(add(wanted.size() == 1 ? "take_any" : "take_row", one.type(), List.of(one), filter));
        }
        return out;
    }

    private List<Expr> percentiles(Node.Call call, List<Expr> args, Optional<Expr> filter, int from) {
        Expr value = switch (args.getFirst().type()) {
            case DYNAMIC, DECIMAL -> Convert.to(REAL, args.getFirst());
            case INT -> Convert.to(LONG, args.getFirst());
            default -> args.getFirst();
        };
        if (!value.type().isSummable()) {
            return wrong("KS138", call, "a number, datetime or timespan", value.type());
        }
        List<Expr> out = new ArrayList<>();
        for (int i = from; i < args.size(); i++) {
            Optional<Double> fraction = fraction(call.args().get(i), args.get(i));
            if (fraction.isEmpty()) {
                return List.of();
            }
            List<Expr> parts = new ArrayList<>(List.of(value, new Expr.Lit(REAL, fraction.get())));
            if (from == 2) {
                parts.add(Convert.to(LONG, args.get(1)));
            }
            out.add(add(from == 2 ? "percentilew" : "percentile", value.type(), parts, filter));
        }
        return out;
    }

    private Optional<Double> fraction(Node node, Expr percent) {
        if (percent instanceof Expr.Lit lit
                && lit.value() instanceof Number number
                && lit.type().isNumeric()) {
            double value = number.doubleValue();
            if (value >= 0 && value <= 100) {
                return Optional.of(
                        new BigDecimal(number.toString()).movePointLeft(2).doubleValue());
            }
        }
        session.semantic("KS137", node, "A percentile is a constant number from 0 to 100");
        return Optional.empty();
    }

    /** The percents follow {@code from} arguments, the second of which is a weight. */
    private List<Expr> percentilesArray(Node.Call call, List<Expr> args, int from) {
        List<Expr> percents =
                args.get(from).type() == DYNAMIC ? Convert.elements(args.get(from)) : args.subList(from, args.size());
        Expr value = args.getFirst();
        List<Expr> parts = new ArrayList<>();
        for (Expr percent : percents) {
            Optional<Double> fraction = fraction(call, percent);
            if (fraction.isEmpty()) {
                return List.of();
            }
            List<Expr> one = new ArrayList<>(List.of(value, new Expr.Lit(REAL, fraction.get())));
            if (from == 2) {
                one.add(Convert.to(LONG, args.get(1)));
            }
            parts.add(add(from == 2 ? "percentilew" : "percentile", value.type(), one, Optional.empty()));
        }
        return List.of(Expr.fn("pack_array", DYNAMIC, parts));
    }

    /** All values of a column as one array. */
    Expr listOf(Tab tab, Expr value) {
        Col col = session.column("list", DYNAMIC);
        Rel.Agg list = new Rel.Agg(col, "make_list", List.of(value), Optional.empty(), Optional.empty());
        return new Expr.Scalar(new Rel.Aggregate(tab.rel(), List.of(), List.of(list)), col);
    }
}
