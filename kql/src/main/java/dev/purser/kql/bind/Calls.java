package dev.purser.kql.bind;

import static dev.purser.kql.type.KustoType.DYNAMIC;
import static dev.purser.kql.type.KustoType.LONG;
import static dev.purser.kql.type.KustoType.REAL;
import static dev.purser.kql.type.KustoType.STRING;
import static dev.purser.kql.type.KustoType.UNKNOWN;

import dev.purser.kql.plan.Expr;
import dev.purser.kql.syntax.Node;
import dev.purser.kql.syntax.Statement;
import dev.purser.kql.type.KustoType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Binds calls of scalar functions: the query's own, aggregates where they may stand, and Kusto's. */
final class Calls {
    /** Other names of the same function. */
    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("todouble", "toreal"),
            Map.entry("toboolean", "tobool"),
            Map.entry("parse_json", "todynamic"),
            Map.entry("toobject", "todynamic"),
            Map.entry("notnull", "isnotnull"),
            Map.entry("notempty", "isnotempty"),
            Map.entry("getmonth", "monthofyear"),
            Map.entry("weekofyear", "week_of_year"),
            Map.entry("tdigest_merge", "merge_tdigest"),
            Map.entry("pack", "bag_pack"),
            Map.entry("pack_dictionary", "bag_pack"),
            Map.entry("array_strcat", "strcat_array"),
            Map.entry("hash_xxhash64", "hash"),
            Map.entry("array_iif", "array_iff"),
            Map.entry("iif", "iff"),
            Map.entry("floor", "bin"),
            Map.entry("extractjson", "extract_json"),
            Map.entry("columnifexists", "column_ifexists"),
            Map.entry("arraylength", "array_length"),
            Map.entry("base64_decodestring", "base64_decode_tostring"),
            Map.entry("base64_encodestring", "base64_encode_tostring"),
            Map.entry("datepart", "datetime_part"),
            Map.entry("extractall", "extract_all"),
            Map.entry("make_string", "unicode_codepoints_to_string"),
            Map.entry("to_utf8", "unicode_codepoints_from_string"),
            Map.entry("parsejson", "todynamic"),
            Map.entry("parseurl", "parse_url"),
            Map.entry("parseurlquery", "parse_urlquery"),
            Map.entry("totime", "totimespan"));

    private final Scalars scalars;
    private final Session session;

    Calls(Scalars scalars) {
        this.scalars = scalars;
        this.session = scalars.session;
    }

    Expr bind(Node.Call call) {
        Optional<List<Tab>> steps = steps(call);
        if (steps.isPresent()) {
            return over(steps.get(), call);
        }
        Optional<Expr> fact = fact(call);
        if (fact.isPresent()) {
            return fact.get();
        }
        Optional<Scope.Binding> own = scalars.scope.find(call.name());
        if (own.isPresent() && own.get() instanceof Scope.Binding.Function function) {
            return user(call, function);
        }
        if (own.isPresent()
                && own.get() instanceof Scope.Binding.Scalar scalar
                && call.args().isEmpty()) {
            return scalar.expr();
        }
        if (Aggregate.named(call.name()).isPresent()) {
            if (scalars.aggregates.isPresent()) {
                return scalars.aggregates.get().bind(call, scalars.plain());
            }
            if (!Signature.all().containsKey(call.name())) {
                session.semantic("KS144", call, "The aggregate '" + call.name() + "' is not allowed here");
                return session.broken();
            }
        }
        Signature signature = Signature.all().get(call.name());
        if (signature == null) {
            return unknown(call);
        }
        if (signature.special() && wrongCount(call, signature)) {
            return session.broken();
        }
        String name = ALIASES.getOrDefault(call.name(), call.name());
        if (signature.special()) {
            return new SpecialFunctions(scalars).bind(name, call);
        }
        return arguments(call, signature)
                .map(args -> finish(name, signature, args))
                .orElseGet(session::broken);
    }

    /** The arguments of a call, each as its parameter takes it; empty with the problem reported. */
    Optional<List<Expr>> arguments(Node.Call call, Signature signature) {
        if (wrongCount(call, signature)) {
            return Optional.empty();
        }
        List<Expr> args = new ArrayList<>();
        boolean broken = false;
        for (int i = 0; i < call.args().size(); i++) {
            if (call.args().get(i) instanceof Node.Pattern pattern
                    && signature.param(i).repeated()) {
                // pack_array(*) takes all columns.
                scalars.row.ifPresent(
                        row -> Choosing.matching(pattern.pattern(), row.tab().columns())
                                .forEach(col -> args.add(new Expr.Ref(col))));
                continue;
            }
            Expr arg = argument(call, signature.param(i), call.args().get(i));
            broken |= arg.type() == UNKNOWN;
            args.add(arg);
        }
        if (given(call, "bag_pack") && call.args().size() % 2 != 0) {
            session.semantic(
                    "SEM0219", "KS121", call, "The function '" + call.name() + "' expects pairs of key and value");
            return Optional.empty();
        }
        return broken || !expressions(ALIASES.getOrDefault(call.name(), call.name()), call, args)
                ? Optional.empty()
                : Optional.of(args);
    }

    private boolean wrongCount(Node.Call call, Signature signature) {
        int given = call.args().size();
        boolean wrong = given < signature.least() || given > signature.most();
        if (wrong) {
            String wanted = signature.least() == signature.most()
                    ? String.valueOf(signature.least())
                    : signature.least() + " to " + signature.most();
            session.semantic(
                    "SEM0219",
                    signature.least() == signature.most() ? "KS119" : "KS120",
                    call,
                    "The function '" + call.name() + "' expects " + wanted + " arguments, not " + given);
        }
        return wrong;
    }

    private static boolean given(Node.Call call, String name) {
        return ALIASES.getOrDefault(call.name(), call.name()).equals(name);
    }

    /** Checks a regular expression among the arguments and puts the engine's in its place. */
    private boolean expressions(String name, Node.Call call, List<Expr> args) {
        int at = switch (name) {
            case "trim", "trim_start", "trim_end" -> 0;
            case "replace_regex", "indexof_regex" -> 1;
            case "countof" -> args.size() > 2 && "regex".equals(((Expr.Lit) args.get(2)).value()) ? 1 : -1;
            default -> -1;
        };
        if (at < 0 || !(args.get(at) instanceof Expr.Lit lit) || !(lit.value() instanceof String regex)) {
            return true;
        }
        if (!Regex.check(session, call.args().get(at), regex)) {
            return false;
        }
        args.set(at, Expr.text(Regex.unicode(regex)));
        return true;
    }

    /** The steps of a path that {@code map}, {@code all} or {@code any} goes over. */
    private Optional<List<Tab>> steps(Node.Call call) {
        boolean over = call.name().equals("map")
                || call.name().equals("all")
                || call.name().equals("any");
        if (!over || call.args().size() != 2) {
            return Optional.empty();
        }
        boolean nodes = call.args().getFirst() instanceof Node.Call inner
                && inner.name().equals("inner_nodes")
                && inner.args().size() == 1;
        Node path = nodes
                ? ((Node.Call) call.args().getFirst()).args().getFirst()
                : call.args().getFirst();
        return path instanceof Node.Name name
                ? scalars.row.flatMap(row -> row.part(name.name())).flatMap(part -> part.steps(nodes))
                : Optional.empty();
    }

    /** {@code node_id(n)} and its like; without an argument, of the node that a {@code map} is at. */
    private Optional<Expr> fact(Node.Call call) {
        String hidden = Graphs.FACTS.get(call.name());
        if (hidden == null || scalars.row.isEmpty()) {
            return Optional.empty();
        }
        if (call.args().isEmpty()) {
            return scalars.row.get().find(hidden);
        }
        return call.args().getFirst() instanceof Node.Name name
                ? scalars.row.get().part(name.name()).flatMap(part -> part.told(call.name()))
                : Optional.empty();
    }

    private Expr over(List<Tab> steps, Node.Call call) {
        List<Expr> values = new ArrayList<>();
        for (Tab step : steps) {
            Row row = new Row(session, step, scalars.row.orElseThrow().parts());
            Scalars inner = new Scalars(session, scalars.scope, Optional.of(row), scalars.binder, Optional.empty());
            Node value = call.args().get(1);
            Expr one = call.name().equals("map") ? inner.bind(value) : inner.predicate(value);
            if (one.type() == UNKNOWN) {
                return one;
            }
            values.add(one);
        }
        return switch (call.name()) {
            case "map" -> Expr.fn("pack_array", DYNAMIC, values);
            case "all" -> values.isEmpty() ? Expr.bool(true) : Expr.fn("and", KustoType.BOOL, values);
            default -> values.isEmpty() ? Expr.bool(false) : Expr.fn("or", KustoType.BOOL, values);
        };
    }

    private Expr unknown(Node.Call call) {
        List<String> known = new ArrayList<>(Signature.all().keySet());
        known.addAll(Aggregate.names());
        known.addAll(scalars.scope.all());
        int end = call.start() + call.name().length();
        session.problems.unknown(
                "SEM0260",
                "KS211",
                call.start(),
                Math.min(end, call.end()),
                "Unknown function: '" + call.name() + "'",
                dev.purser.kql.type.Nearest.to(call.name(), known));
        return session.broken();
    }

    /** An argument, brought to what the parameter takes; reported and unknown where it cannot be. */
    Expr argument(Node.Call call, Signature.Param param, Node node) {
        Expr arg = scalars.bind(node);
        if (arg.type() == UNKNOWN) {
            return arg;
        }
        if (param.constant() && !arg.literal()) {
            session.semantic("KS118", node, "The function '" + call.name() + "' expects a constant here");
            return session.broken();
        }
        KustoType type = arg.type();
        Optional<Expr> fit = switch (param.kind()) {
            case "any" -> Optional.of(arg);
            case "text" -> Optional.of(Convert.text(arg));
            case "nodyn" -> Optional.of(arg);
            case "str" ->
                type == STRING || type == DYNAMIC || type == KustoType.GUID
                        ? Optional.of(Convert.text(arg))
                        : Optional.empty();
            case "num" ->
                type.isNumeric() || type == KustoType.TIMESPAN && call.name().equals("abs")
                        ? Optional.of(arg)
                        : type == DYNAMIC ? Optional.of(Convert.to(REAL, arg)) : Optional.empty();
            case "int" ->
                type.isInteger() || type == DYNAMIC || type == KustoType.BOOL
                        ? Optional.of(Convert.to(LONG, arg))
                        : Optional.empty();
            case "real" -> type.isNumeric() || type == DYNAMIC ? Optional.of(Convert.to(REAL, arg)) : Optional.empty();
            case "bool" -> as(KustoType.BOOL, arg, type.isInteger());
            case "dt" -> as(KustoType.DATETIME, arg, false);
            case "ts" -> as(KustoType.TIMESPAN, arg, false);
            case "guid" -> as(KustoType.GUID, arg, false);
            case "sum" -> type.isSummable() ? Optional.of(arg) : as(REAL, arg, false);
            default -> type == DYNAMIC ? Optional.of(arg) : Optional.empty();
        };
        if (fit.isEmpty()) {
            session.semantic(
                    switch (param.kind()) {
                        case "num" -> "KS137";
                        case "int" -> "KS134";
                        default -> "KS107";
                    },
                    node,
                    "The function '" + call.name() + "' expects " + describe(param.kind()) + " here, not "
                            + type.kusto());
            return session.broken();
        }
        return fit.get();
    }

    private static Optional<Expr> as(KustoType wanted, Expr arg, boolean also) {
        return arg.type() == wanted || arg.type() == DYNAMIC || also
                ? Optional.of(Convert.to(wanted, arg))
                : Optional.empty();
    }

    private static String describe(String kind) {
        return switch (kind) {
            case "str" -> "a string";
            case "num" -> "a number";
            case "int" -> "a whole number";
            case "real" -> "a real";
            case "bool" -> "a bool";
            case "dt" -> "a datetime";
            case "ts" -> "a timespan";
            case "guid" -> "a guid";
            case "sum" -> "a number, datetime or timespan";
            default -> "a dynamic";
        };
    }

    private Expr finish(String name, Signature signature, List<Expr> args) {
        KustoType type = switch (signature.result()) {
            case "$0" ->
                name.equals("abs") && args.getFirst().type() == KustoType.INT
                        ? LONG
                        : args.getFirst().type();
            default -> KustoType.named(signature.result()).orElse(DYNAMIC);
        };
        // Conversions have one home, where constants are changed at once.
        if (name.startsWith("to") && args.size() == 1 && !name.equals("todynamic")) {
            switch (name) {
                case "tostring",
                        "tolong",
                        "toint",
                        "toreal",
                        "tobool",
                        "todatetime",
                        "totimespan",
                        "toguid",
                        "todecimal" -> {
                    return Convert.to(type, args.getFirst());
                }
                default -> {}
            }
        }
        if (name.equals("hash")) {
            return new NumberFunctions(session).hash(args);
        }
        if (name.equals("todynamic")) {
            Expr arg = args.getFirst();
            return arg.type() == STRING ? Expr.fn("todynamic", DYNAMIC, arg) : Convert.to(DYNAMIC, arg);
        }
        if (name.equals("abs") && type == LONG) {
            args = List.of(Convert.to(LONG, args.getFirst()));
        }
        return Expr.fn(name, type, args);
    }

    /** A function of the query, or one stored, as a scalar. */
    Expr user(Node.Call call, Scope.Binding.Function function) {
        if (!session.enter(call)) {
            return session.broken();
        }
        try {
            Optional<Scope> inner = scalars.binder.callScope(call, function, Optional.of(scalars));
            if (inner.isEmpty()) {
                return session.broken();
            }
            List<Statement> body = function.function().body();
            Optional<Node> result = scalars.binder.body(body, inner.get());
            if (result.isEmpty()) {
                return session.broken();
            }
            if (scalars.binder.isTabular(result.get(), inner.get())) {
                session.semantic(
                        "KS107", call, "The function '" + call.name() + "' gives a table; a scalar is expected here");
                return session.broken();
            }
            return new Scalars(session, inner.get(), Optional.empty(), scalars.binder, Optional.empty())
                    .bind(result.get());
        } finally {
            session.leave();
        }
    }
}
