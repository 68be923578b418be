package dev.purser.kql.bind;

import static dev.purser.kql.type.KustoType.DATETIME;
import static dev.purser.kql.type.KustoType.DYNAMIC;
import static dev.purser.kql.type.KustoType.LONG;
import static dev.purser.kql.type.KustoType.STRING;
import static dev.purser.kql.type.KustoType.TIMESPAN;
import static dev.purser.kql.type.KustoType.UNKNOWN;

import dev.purser.kql.plan.Col;
import dev.purser.kql.plan.Expr;
import dev.purser.kql.syntax.Node;
import dev.purser.kql.type.Json;
import dev.purser.kql.type.KustoType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Binds what is seldom asked for: functions of tables, of constants, and of the query's own settings. */
final class RareFunctions {
    /** Names that a query cannot write, under which its settings of {@code bin_auto} are known. */
    static final String SETTING = "$";

    private final Scalars scalars;
    private final Session session;

    RareFunctions(Scalars scalars) {
        this.scalars = scalars;
        this.session = scalars.session;
    }

    Expr bind(String name, Node.Call call) {
        return switch (name) {
            case "column_names_of" -> columnNames(call);
            case "estimate_data_size" -> dataSize(call);
            case "geo_point_to_geohash" -> cell(call, 5);
            case "geo_point_to_s2cell" -> cell(call, 11);
            default -> {
                List<Expr> args = new ArrayList<>();
                call.args().forEach(arg -> args.add(scalars.bind(arg)));
                yield args.stream().anyMatch(arg -> arg.type() == UNKNOWN) ? session.broken() : bound(name, call, args);
            }
        };
    }

    private Expr bound(String name, Node.Call call, List<Expr> args) {
        return switch (name) {
            case "assert" -> asserted(call, args);
            case "bin_auto" -> binAuto(call, args.getFirst());
            case "hash_combine" ->
                Expr.fn(
                        name,
                        LONG,
                        args.stream().map(arg -> Convert.to(LONG, arg)).toList());
            case "hash_many" -> {
                NumberFunctions numbers = new NumberFunctions(session);
                yield Expr.fn(
                        "hash_combine",
                        LONG,
                        args.stream().map(arg -> numbers.hash(List.of(arg))).toList());
            }
            default -> {
                session.semantic("KS107", call, "The function '" + call.name() + "' gives several values");
                yield session.broken();
            }
        };
    }

    /** A cell of a grid, of a usual size where none is given: a null one gives none. */
    private Expr cell(Node.Call call, long usual) {
        return new Calls(scalars)
                .arguments(call, Signature.all().get(call.name()))
                .map(args -> {
                    List<Expr> all = new ArrayList<>(args.subList(0, 2));
                    all.add(args.size() == 2 ? Expr.whole(usual) : Convert.to(LONG, args.get(2)));
                    return Expr.fn(call.name(), STRING, all);
                })
                .orElseGet(session::broken);
    }

    private Expr columnNames(Node.Call call) {
        Node inner = call.args().getFirst();
        if (!scalars.binder.isTabular(inner, scalars.scope)) {
            session.semantic("KS107", inner, "A table is expected here");
            return session.broken();
        }
        List<String> names = scalars.binder.table(inner, scalars.scope).columns().stream()
                .map(Col::name)
                .toList();
        return new Expr.Lit(DYNAMIC, Json.write(names));
    }

    /** Bytes: a number's width, a text's length. */
    private Expr dataSize(Node.Call call) {
        List<Expr> sizes = new ArrayList<>();
        for (Node arg : call.args()) {
            if (arg instanceof Node.Pattern pattern) {
                List<Col> all = scalars.row.map(row -> row.tab().columns()).orElse(List.of());
                Choosing.matching(pattern.pattern(), all).forEach(col -> sizes.add(size(new Expr.Ref(col))));
            } else {
                sizes.add(size(scalars.bind(arg)));
            }
        }
        return sizes.stream()
                .reduce(
                        Expr.whole(0),
                        (a, b) -> Folding.arithmetic("add", LONG, a, b).orElseGet(() -> Expr.fn("add", LONG, a, b)));
    }

    private static Expr size(Expr value) {
        return switch (value.type()) {
            case STRING, DYNAMIC -> Expr.fn("string_size", LONG, Convert.text(value));
            case BOOL -> Expr.whole(1);
            case INT -> Expr.whole(4);
            case GUID, DECIMAL -> Expr.whole(16);
            default -> Expr.whole(8);
        };
    }

    private Expr asserted(Node.Call call, List<Expr> args) {
        if (!(args.get(0) instanceof Expr.Lit lit) || !(args.get(1) instanceof Expr.Lit message)) {
            session.semantic("KS118", call, "An assertion must be constant");
            return session.broken();
        }
        if (!Boolean.TRUE.equals(lit.value())) {
            session.semantic("KS107", call, "assert() has failed: " + message.value());
            return session.broken();
        }
        return Expr.bool(true);
    }

    private Expr binAuto(Node.Call call, Expr value) {
        Optional<Expr> size = setting("query_bin_auto_size");
        if (size.isEmpty()) {
            session.semantic("KS107", call, "The function 'bin_auto' needs the setting 'query_bin_auto_size'");
            return session.broken();
        }
        boolean times = value.type() == DATETIME || value.type() == TIMESPAN;
        KustoType type = times ? value.type() : LONG;
        Expr at = setting("query_bin_auto_at").orElse(new Expr.Lit(type, 0L));
        return new NumberFunctions(session).binAt(call, List.of(value, size.get(), at));
    }

    private Optional<Expr> setting(String name) {
        return scalars.scope.find(SETTING + name).map(binding -> ((Scope.Binding.Scalar) binding).expr());
    }
}
