package dev.purser.kql.bind;

import static dev.purser.kql.type.KustoType.BOOL;
import static dev.purser.kql.type.KustoType.DYNAMIC;
import static dev.purser.kql.type.KustoType.LONG;
import static dev.purser.kql.type.KustoType.REAL;
import static dev.purser.kql.type.KustoType.UNKNOWN;

import dev.purser.kql.plan.Expr;
import dev.purser.kql.syntax.Node;
import dev.purser.kql.type.KustoType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Functions that give several values, each a column: {@code extend (a, b) = series_fft(x)}. A host function named
 * {@code …_dynamic} gives them as one bag; sorted arrays come as one array.
 */
final class Tuples {
    private static final String LINE = "rsquare slope variance rvariance interception line_fit*";
    private static final String DECOMPOSED = "baseline* seasonal* trend* residual*";
    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("series_fit_line", LINE),
            Map.entry("series_stats", "min min_idx# max max_idx# avg stdev variance"),
            Map.entry(
                    "series_fit_2lines",
                    "rsquare split_idx# variance rvariance line_fit* right_rsquare right_slope right_interception"
                            + " right_variance right_rvariance left_rsquare left_slope left_interception left_variance"
                            + " left_rvariance"),
            Map.entry("series_fit_poly", "rsquare coefficients* variance rvariance poly_fit*"),
            Map.entry("series_fft", "real* imag*"),
            Map.entry("series_ifft", "real* imag*"),
            Map.entry("series_decompose", DECOMPOSED),
            Map.entry("series_decompose_forecast", DECOMPOSED),
            Map.entry("series_decompose_anomalies", "ad_flag* ad_score* baseline*"),
            Map.entry("series_periods_detect", "periods* scores*"),
            Map.entry("series_periods_validate", "periods* scores*"));

    /** One of the values, and the name that it has by itself. */
    record Part(String name, Expr expr) {}

    private final Scalars scalars;
    private final Calls calls;

    Tuples(Scalars scalars) {
        this.scalars = scalars;
        this.calls = new Calls(scalars);
    }

    /** The parts of a call that gives several values; empty where it gives one. */
    Optional<List<Part>> parts(Node node) {
        if (!(node instanceof Node.Call call)) {
            return Optional.empty();
        }
        if (call.name().startsWith("array_sort_") && !call.args().isEmpty()) {
            return Optional.of(sorted(call));
        }
        String fields = FIELDS.get(call.name());
        return fields == null ? Optional.empty() : Optional.of(fields(call, fields));
    }

    private List<Part> fields(Node.Call call, String fields) {
        Optional<List<Expr>> args = calls.arguments(call, Signature.all().get(call.name()));
        if (args.isEmpty()) {
            return List.of();
        }
        Expr bag = Expr.fn(
                call.name() + "_dynamic",
                DYNAMIC,
                call.name().equals("series_periods_validate") ? packed(args.get()) : args.get());
        String of = Naming.implicit(call.args().getFirst()).orElse("");
        List<Part> parts = new ArrayList<>();
        for (String field : fields.split(" ")) {
            KustoType type = field.endsWith("*") ? DYNAMIC : field.endsWith("#") ? LONG : REAL;
            String name = type == REAL ? field : field.substring(0, field.length() - 1);
            Expr value = Expr.fn("dyn_get", DYNAMIC, bag, Expr.text(name));
            parts.add(new Part(call.name() + "_" + of + "_" + name, Convert.to(type, value)));
        }
        return parts;
    }

    private static List<Expr> packed(List<Expr> args) {
        return List.of(args.getFirst(), Expr.fn("pack_array", DYNAMIC, args.subList(1, args.size())));
    }

    private List<Part> sorted(Node.Call call) {
        List<Expr> arrays = new ArrayList<>();
        Expr nullsLast = Expr.bool(true);
        for (Node node : call.args()) {
            Expr arg = scalars.bind(node);
            if (arg.type() == UNKNOWN) {
                return List.of();
            }
            if (arg.type() == BOOL) {
                nullsLast = arg;
            } else {
                arrays.add(Convert.to(DYNAMIC, arg));
            }
        }
        if (arrays.size() < 2) {
            Expr one =
                    Expr.fn(call.name(), DYNAMIC, arrays.isEmpty() ? Expr.none(DYNAMIC) : arrays.getFirst(), nullsLast);
            return List.of(new Part(name(call, 0), one));
        }
        List<Expr> args = new ArrayList<>();
        args.add(Expr.bool(call.name().equals("array_sort_desc")));
        args.add(nullsLast);
        args.addAll(arrays);
        Expr all = Expr.fn("array_sort_by", DYNAMIC, args);
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < arrays.size(); i++) {
            parts.add(new Part(name(call, i), Expr.fn("dyn_at", DYNAMIC, all, Expr.whole(i))));
        }
        return parts;
    }

    private static String name(Node.Call call, int index) {
        return Naming.implicit(call.args().get(index)).orElse("array" + index) + "_sorted";
    }
}
