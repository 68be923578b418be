package dev.purser.kql.bind;

import static dev.purser.kql.type.KustoType.BOOL;
import static dev.purser.kql.type.KustoType.DATETIME;
import static dev.purser.kql.type.KustoType.DYNAMIC;
import static dev.purser.kql.type.KustoType.INT;
import static dev.purser.kql.type.KustoType.LONG;
import static dev.purser.kql.type.KustoType.STRING;
import static dev.purser.kql.type.KustoType.TIMESPAN;
import static dev.purser.kql.type.KustoType.UNKNOWN;

import dev.purser.kql.plan.Col;
import dev.purser.kql.plan.Expr;
import dev.purser.kql.plan.Rel;
import dev.purser.kql.syntax.Node;
import dev.purser.kql.type.KustoType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Binds the functions whose arguments or result follow rules of their own. */
final class SpecialFunctions {
    private final Scalars scalars;
    private final Session session;
    private final Calls calls;
    private final NumberFunctions numbers;

    SpecialFunctions(Scalars scalars) {
        this.scalars = scalars;
        this.session = scalars.session;
        this.calls = new Calls(scalars);
        this.numbers = new NumberFunctions(session);
    }

    Expr bind(String name, Node.Call call) {
        List<Node> args = call.args();
        return switch (name) {
            case "now" -> args.isEmpty() ? now() : shifted("add", call);
            case "ago" -> shifted("sub", call);
            case "toscalar" -> toScalar(call);
            case "array_sort_asc", "array_sort_desc" -> first(call);
            case "pack_all" -> packAll(call);
            case "column_ifexists" -> columnIfExists(call);
            case "prev", "next", "row_number", "row_cumsum", "row_rank_dense", "row_rank_min", "row_window_session" ->
                new Windows(scalars).bind(name, call);
            case "datetime_add", "datetime_diff", "datetime_part" -> part(name, call);
            case "column_names_of",
                    "estimate_data_size",
                    "geo_point_to_geohash",
                    "geo_point_to_s2cell",
                    "assert",
                    "bin_auto",
                    "hash_combine",
                    "hash_many",
                    "series_fit_line",
                    "series_stats",
                    "series_fit_2lines",
                    "series_fit_poly",
                    "series_fft",
                    "series_ifft",
                    "series_decompose",
                    "series_decompose_anomalies",
                    "series_decompose_forecast",
                    "series_periods_detect",
                    "series_periods_validate" -> new RareFunctions(scalars).bind(name, call);
            default -> {
                List<Expr> bound = new ArrayList<>();
                boolean broken = false;
                for (Node arg : args) {
                    Expr one =
                            arg instanceof Node.TypeOf type && (name.startsWith("extract") || name.contains("tdigest"))
                                    ? Expr.none(type.types().getFirst())
                                    : scalars.bind(arg);
                    broken |= one.type() == UNKNOWN;
                    bound.add(one);
                }
                yield broken ? session.broken() : bound(name, call, bound);
            }
        };
    }

    private Expr bound(String name, Node.Call call, List<Expr> args) {
        return switch (name) {
            case "not" -> Expr.fn("not", BOOL, scalars.bool(call.args().getFirst(), args.getFirst()));
            case "iff" -> choose(call, args);
            case "case" -> choose(call, args);
            case "coalesce" -> common("coalesce", args);
            case "max_of", "min_of" -> common(name, args);
            case "bin" -> numbers.bin(call, args);
            case "bin_at" -> numbers.binAt(call, args);
            case "round" -> numbers.round(call, args);
            case "gettype" -> getType(args.getFirst());
            case "extract" -> extract(call, args);
            case "extract_all" -> extractAll(call, args);
            case "extract_json" -> extractJson(args);
            case "format_datetime" -> formatted("format_datetime", DATETIME, call, args);
            case "format_timespan" -> formatted("format_timespan", TIMESPAN, call, args);
            case "make_datetime" -> numbers.make(args, DATETIME, "make_datetime", 6, 3);
            case "make_timespan" -> numbers.makeTimespan(args);
            case "bag_pack_columns" -> packColumns(call, args);
            case "around" -> numbers.around(args);
            case "tohex" -> numbers.hex(args);
            case "range" -> numbers.range(call, args);
            case "ipv4_is_in_any_range", "ipv6_is_in_any_range", "has_any_ipv4", "has_any_ipv4_prefix" ->
                Expr.fn(name, BOOL, Convert.text(args.getFirst()), list(args.subList(1, args.size())));
            case "hll_merge" -> Expr.fn("set_union", DYNAMIC, args);
            case "dcount_hll" -> Expr.fn("array_length", LONG, args);
            case "merge_tdigest" -> Expr.fn("tdigest_merge", DYNAMIC, Expr.fn("pack_array", DYNAMIC, args));
            case "percentile_tdigest", "percentiles_array_tdigest" -> percentile(name, call, args);
            case "percentrank_tdigest", "rank_tdigest" -> {
                Expr value = args.get(1).type() == KustoType.REAL ? args.get(1) : Convert.to(LONG, args.get(1));
                yield Expr.fn(name, KustoType.REAL, args.getFirst(), Convert.to(KustoType.REAL, value));
            }
            default -> session.broken();
        };
    }

    /** Percentiles of a digest: one value, or an array of those told one by one or as an array. */
    private Expr percentile(String name, Node.Call call, List<Expr> args) {
        boolean typed = call.args().getLast() instanceof Node.TypeOf;
        KustoType type = typed ? args.getLast().type() : DYNAMIC;
        List<Expr> percents = args.subList(1, args.size() - (typed ? 1 : 0));
        if (name.equals("percentile_tdigest")) {
            Expr percent = Convert.to(KustoType.REAL, percents.getFirst());
            return Convert.to(type, Expr.fn(name, DYNAMIC, args.getFirst(), percent));
        }
        return Expr.fn(name, DYNAMIC, args.getFirst(), list(percents));
    }

    private Expr now() {
        return new Expr.Lit(DATETIME, session.catalog.now());
    }

    private Expr shifted(String op, Node.Call call) {
        Expr by = calls.argument(
                call,
                new Signature.Param("ts", false, false, false),
                call.args().getFirst());
        if (by.type() == UNKNOWN) {
            return by;
        }
        return Folding.arithmetic(op, DATETIME, now(), by).orElse(Expr.fn(op, DATETIME, now(), by));
    }

    private Expr toScalar(Node.Call call) {
        Node inner = call.args().getFirst();
        if (!scalars.binder.isTabular(inner, scalars.scope)) {
            return constant(call, scalars.bind(inner));
        }
        Tab tab = scalars.binder.table(inner, scalars.scope);
        if (tab.columns().isEmpty()) {
            return session.broken();
        }
        Col first = tab.columns().getFirst();
        Expr scalar = new Expr.Scalar(tab.keep(List.of(first)).rel(), first);
        return first.type() == STRING ? Expr.fn("nonnull", STRING, scalar) : scalar;
    }

    /** What gives another value each time gives one here, however often this place of the query is bound. */
    private Expr constant(Node.Call call, Expr value) {
        if (!value.random() || value.type() == UNKNOWN) {
            return value;
        }
        Session.Once known = session.once.get(call);
        if (known == null || !known.value().equals(value)) {
            Col col = session.column("once", value.type());
            Rel one = new Rel.Project(new Rel.Values(List.of(), List.of(List.of())), List.of(new Rel.Out(col, value)));
            known = new Session.Once(value, new Expr.Scalar(new Rel.Shared(session.share(), one), col));
            session.once.put(call, known);
        }
        return known.constant();
    }

    private Expr packAll(Node.Call call) {
        boolean skip = !call.args().isEmpty()
                && call.args().getFirst() instanceof Node.Literal literal
                && Boolean.TRUE.equals(literal.value());
        List<Expr> args = new ArrayList<>();
        for (Col col : scalars.row.map(row -> row.tab().columns()).orElse(List.of())) {
            args.add(Expr.text(col.name()));
            args.add(new Expr.Ref(col));
        }
        return Expr.fn(skip ? "bag_pack_present" : "bag_pack", DYNAMIC, args);
    }

    private Expr packColumns(Node.Call call, List<Expr> bound) {
        List<Expr> args = new ArrayList<>();
        for (int i = 0; i < bound.size(); i++) {
            args.add(Expr.text(Naming.implicit(call.args().get(i)).orElse("Column" + (i + 1))));
            args.add(bound.get(i));
        }
        return Expr.fn("bag_pack", DYNAMIC, args);
    }

    private Expr columnIfExists(Node.Call call) {
        Optional<String> name = scalars.constantText(call.args().getFirst());
        Optional<Expr> column = name.flatMap(one -> scalars.row.flatMap(row -> row.find(one)));
        return column.orElseGet(() -> scalars.bind(call.args().get(1)));
    }

    private Expr part(String name, Node.Call call) {
        Optional<String> part = scalars.constantText(call.args().getFirst());
        if (part.isEmpty()) {
            return session.broken();
        }
        String unit = DateParts.canonical(part.get(), name.equals("datetime_part"));
        if (unit.isEmpty()) {
            session.semantic("KS107", call.args().getFirst(), "'" + part.get() + "' is no part of a datetime");
            return session.broken();
        }
        Signature.Param datetime = new Signature.Param("dt", false, false, false);
        Signature.Param whole = new Signature.Param("int", false, false, false);
        List<Expr> args = new ArrayList<>();
        args.add(Expr.text(unit));
        for (int i = 1; i < call.args().size(); i++) {
            boolean count = name.equals("datetime_add") && i == 1;
            args.add(calls.argument(call, count ? whole : datetime, call.args().get(i)));
            if (args.getLast().type() == UNKNOWN) {
                return session.broken();
            }
        }
        KustoType type = name.equals("datetime_add") ? DATETIME : name.equals("datetime_diff") ? LONG : INT;
        return Expr.fn(name, type, args);
    }

    /** {@code iff(p, a, b)} and {@code case(p, a, q, b, c)} alike. */
    private Expr choose(Node.Call call, List<Expr> args) {
        if (args.size() % 2 == 0 || args.size() < 3) {
            session.semantic(
                    "SEM0219",
                    "KS119",
                    call,
                    "The function 'case' expects pairs of condition and value, and a last value");
            return session.broken();
        }
        List<Expr> values = new ArrayList<>();
        for (int i = 1; i < args.size(); i += 2) {
            values.add(args.get(i));
        }
        values.add(args.getLast());
        KustoType type = Convert.common(values);
        List<Expr> out = new ArrayList<>();
        for (int i = 0; i < args.size(); i++) {
            boolean condition = i % 2 == 0 && i < args.size() - 1;
            out.add(condition ? scalars.bool(call.args().get(i), args.get(i)) : Convert.to(type, args.get(i)));
        }
        return Expr.fn("case", type, out);
    }

    private Expr common(String name, List<Expr> args) {
        KustoType type = Convert.common(args);
        return Expr.fn(
                name, type, args.stream().map(arg -> Convert.to(type, arg)).toList());
    }

    private static Expr getType(Expr arg) {
        return arg.type() == DYNAMIC
                ? Expr.fn("gettype", STRING, arg)
                : Expr.text(arg.type().kusto());
    }

    private Optional<String> regex(Node.Call call, int index, List<Expr> args) {
        if (!(args.get(index) instanceof Expr.Lit lit)
                || !(lit.value() instanceof String regex)
                || lit.type() != STRING) {
            session.semantic("KS118", call.args().get(index), "A regular expression must be a constant text");
            return Optional.empty();
        }
        return Regex.check(session, call.args().get(index), regex) ? Optional.of(regex) : Optional.empty();
    }

    private Expr extract(Node.Call call, List<Expr> args) {
        Optional<String> regex = regex(call, 0, args);
        if (regex.isEmpty() || !args.get(1).type().isInteger()) {
            if (regex.isPresent()) {
                session.semantic("KS134", call.args().get(1), "The capture group must be a whole number");
            }
            return session.broken();
        }
        boolean sound = args.get(1) instanceof Expr.Lit lit && lit.value() instanceof Long;
        if (!sound) {
            session.semantic("KS118", call.args().get(1), "The capture group must be a constant");
            return session.broken();
        }
        long group = (Long) ((Expr.Lit) args.get(1)).value();
        int groups = Regex.groups(regex.get());
        Expr text = Convert.text(args.get(2));
        Expr pattern = Expr.text(Regex.unicode(regex.get()));
        Expr found = group < 0 || group > groups
                ? Expr.text("")
                : group > 9
                        ? Expr.fn("capture", STRING, text, pattern, Expr.whole(group), Expr.whole(groups))
                        : Expr.fn("extract", STRING, pattern, new Expr.Lit(INT, group), text);
        return args.size() > 3 ? Convert.to(args.get(3).type(), found) : found;
    }

    private Expr extractAll(Node.Call call, List<Expr> args) {
        Optional<String> regex = regex(call, 0, args);
        if (regex.isEmpty()) {
            return session.broken();
        }
        if (Regex.groups(regex.get()) == 0) {
            session.semantic("KS107", call.args().getFirst(), "The regular expression must have a capturing group");
            return session.broken();
        }
        Expr groups = args.size() > 2 ? args.get(1) : Expr.none(DYNAMIC);
        return Expr.fn(
                "extract_all", DYNAMIC, Expr.text(Regex.unicode(regex.get())), groups, Convert.text(args.getLast()));
    }

    private Expr extractJson(List<Expr> args) {
        Expr found = Expr.fn("extract_json", STRING, Convert.text(args.get(0)), Convert.text(args.get(1)));
        return args.size() > 2 ? Convert.to(args.get(2).type(), found) : found;
    }

    private Expr formatted(String name, KustoType of, Node.Call call, List<Expr> args) {
        Expr value = args.get(0).type() == DYNAMIC ? Convert.to(of, args.get(0)) : args.get(0);
        if (value.type() != of || !(args.get(1) instanceof Expr.Lit lit) || lit.type() != STRING) {
            session.semantic(
                    "KS107", call, "The function '" + name + "' expects a " + of.kusto() + " and a constant format");
            return session.broken();
        }
        String format = (String) lit.value();
        Optional<String> wrong = DateParts.wrongFormat(format, of == DATETIME);
        if (wrong.isPresent()) {
            session.semantic("KS107", call.args().get(1), "'" + wrong.get() + "' is not supported in a format");
            return session.broken();
        }
        return Expr.fn(name, STRING, value, args.get(1));
    }

    /** The first of several values. */
    private Expr first(Node.Call call) {
        return new Tuples(scalars)
                .parts(call)
                .filter(parts -> !parts.isEmpty())
                .map(parts -> parts.getFirst().expr())
                .orElseGet(session::broken);
    }

    private static Expr list(List<Expr> args) {
        if (args.size() == 1 && args.getFirst().type() == DYNAMIC) {
            return args.getFirst();
        }
        return Expr.fn("pack_array", DYNAMIC, args);
    }
}
