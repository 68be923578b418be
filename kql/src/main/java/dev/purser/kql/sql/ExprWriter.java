package dev.purser.kql.sql;

import static dev.purser.kql.type.KustoType.DYNAMIC;
import static dev.purser.kql.type.KustoType.STRING;

import dev.purser.kql.host.HostFunction;
import dev.purser.kql.host.HostFunctions;
import dev.purser.kql.plan.Expr;
import dev.purser.kql.plan.Rel;
import dev.purser.kql.type.KustoType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes scalar expressions and aggregates by a dialect's forms. */
final class ExprWriter {
    /** An argument longer than this that a form uses twice is reckoned once, under a name. */
    static final int LONG_ARGUMENT = 250;

    private final SqlWriter writer;
    private final SqlDialect dialect;
    private final Map<Rel.Agg, List<String>> prepared = new java.util.IdentityHashMap<>();
    private final ComparisonWriter comparisons;
    private final WindowWriter windows;
    private int variables;

    ExprWriter(SqlWriter writer) {
        this.writer = writer;
        this.dialect = writer.dialect;
        this.comparisons = new ComparisonWriter(this, dialect);
        this.windows = new WindowWriter(this, dialect);
    }

    /** Whether an expression may be written over a block without repeating anything long in it. */
    boolean inlines(Expr expr, Block block, Map<Integer, Integer> uses) {
        return switch (expr) {
            case Expr.Ref ref -> {
                String sql = block.column(ref.col());
                yield sql.length() < 60 && !sql.contains("(SELECT")
                        || uses.merge(ref.col().id(), 1, Integer::sum) == 1;
            }
            case Expr.Fn fn -> {
                boolean all = true;
                for (Expr arg : fn.args()) {
                    all &= inlines(arg, block, uses);
                }
                yield all;
            }
            case Expr.InRel in -> inlines(in.value(), block, uses);
            default -> true;
        };
    }

    String write(Expr expr, Block block) {
        return switch (expr) {
            case Expr.Lit lit -> dialect.literal(lit.type(), lit.value());
            case Expr.Ref ref -> block.column(ref.col());
            case Expr.Scalar scalar -> {
                String sql = writer.select(writer.block(scalar.rel()), List.of(scalar.col()));
                yield "(" + sql + " LIMIT 1)";
            }
            case Expr.InRel in -> inRel(in, block);
            case Expr.Fn fn -> function(fn, block);
        };
    }

    /** A sort key; a constant is wrapped, as a bare number would name a column by its place. */
    String key(Expr expr, Block block) {
        String sql = write(expr, block);
        return expr.literal() ? "coalesce(" + sql + ", " + sql + ")" : sql;
    }

    private String inRel(Expr.InRel in, Block block) {
        Block rows = writer.block(in.rel());
        String value = write(in.value(), block);
        String list = writer.select(rows, List.of(in.col()));
        if (in.folded()) {
            Block named = writer.wrap(list, List.of(in.col()), "t");
            String folded = form("tolower", STRING, List.of(STRING)).replace("{0}", named.column(in.col()));
            return "(" + form("tolower", STRING, List.of(STRING)).replace("{0}", value) + " IN (SELECT " + folded
                    + named.tail() + "))";
        }
        if (!in.value().nullable()) {
            Block named = writer.wrap(list, List.of(in.col()), "t");
            return "(" + value + " IN (SELECT " + named.column(in.col()) + named.tail()
                    + (in.col().type() == STRING ? "" : " WHERE " + named.column(in.col()) + " IS NOT NULL") + "))";
        }
        Block named = writer.wrap(list, List.of(in.col()), "t");
        return "coalesce(" + value + " IN (SELECT " + named.column(in.col()) + named.tail() + " WHERE "
                + named.column(in.col()) + " IS NOT NULL), false)";
    }

    /** A condition for WHERE: null may stand for false in it, which lets the engine use plain comparisons. */
    String condition(Expr expr, Block block) {
        if (expr instanceof Expr.Fn fn) {
            switch (fn.name()) {
                case "and", "or" -> {
                    List<String> parts = new ArrayList<>();
                    fn.args().forEach(arg -> parts.add(condition(arg, block)));
                    return "(" + String.join(fn.name().equals("and") ? " AND " : " OR ", parts) + ")";
                }
                case "eq", "ne" -> {
                    return comparisons.compare(fn, block, true);
                }
                case "in" -> {
                    return comparisons.in(fn, block, true);
                }
                default -> {}
            }
        }
        return write(expr, block);
    }

    private String function(Expr.Fn fn, Block block) {
        return switch (fn.name()) {
            case "and", "or" -> {
                List<String> parts = new ArrayList<>();
                fn.args().forEach(arg -> parts.add(write(arg, block)));
                yield "(" + String.join(fn.name().equals("and") ? " AND " : " OR ", parts) + ")";
            }
            case "not" -> "(NOT " + write(fn.args().getFirst(), block) + ")";
            case "eq", "ne" -> comparisons.compare(fn, block, false);
            case "lt", "le", "gt", "ge" -> comparisons.order(fn, block);
            case "in" -> comparisons.in(fn, block, false);
            case "in_folded" -> comparisons.folded(fn, block);
            case "eq_folded",
                    "has",
                    "has_cs",
                    "hasprefix",
                    "hasprefix_cs",
                    "hassuffix",
                    "hassuffix_cs",
                    "contains",
                    "contains_cs",
                    "startswith",
                    "startswith_cs",
                    "endswith",
                    "endswith_cs" -> comparisons.text(fn, block);
            case "case" -> {
                StringBuilder out = new StringBuilder("CASE");
                for (int i = 0; i + 1 < fn.args().size(); i += 2) {
                    out.append(" WHEN ").append(condition(fn.args().get(i), block));
                    out.append(" THEN ").append(write(fn.args().get(i + 1), block));
                }
                yield out.append(" ELSE ")
                        .append(write(fn.args().getLast(), block))
                        .append(" END")
                        .toString();
            }
            case "bag_pack", "bag_pack_present", "pack_array" -> packed(fn, block);
            case "coalesce" -> coalesced(fn, block);
            case "capture" -> captured(fn, block);
            default -> fn.name().startsWith("win_") ? windows.window(fn, block) : called(fn, block);
        };
    }

    /** The first value that is there; a text is not there where it is empty. */
    private String coalesced(Expr.Fn fn, Block block) {
        List<String> args = new ArrayList<>();
        for (Expr arg : fn.args()) {
            args.add(fn.type() == STRING ? "nullif(" + write(arg, block) + ", '')" : write(arg, block));
        }
        return "coalesce(" + String.join(", ", args) + (fn.type() == STRING ? ", '')" : ")");
    }

    /** One of the groups that an expression captures: all are found at once. */
    private String captured(Expr.Fn fn, Block block) {
        long group = (Long) ((Expr.Lit) fn.args().get(2)).value();
        long groups = (Long) ((Expr.Lit) fn.args().get(3)).value();
        List<String> names = new ArrayList<>();
        for (long i = 1; i <= groups; i++) {
            names.add("'g" + i + "'");
        }
        List<String> args =
                List.of(write(fn.args().get(0), block), write(fn.args().get(1), block));
        Map<String, String> more = Map.of(
                "names",
                "[" + String.join(", ", names) + "]",
                "name",
                "'g" + group + "'",
                "group",
                String.valueOf(group));
        return filled(form("capture", STRING, List.of(STRING, STRING)), args, false, more);
    }

    private String packed(Expr.Fn fn, Block block) {
        List<String> args = new ArrayList<>();
        boolean bag = !fn.name().equals("pack_array");
        boolean present = fn.name().equals("bag_pack_present");
        for (int i = 0; i < fn.args().size(); i++) {
            Expr arg = fn.args().get(i);
            boolean key = bag && i % 2 == 0;
            args.add(
                    key
                            ? write(arg.type() == STRING ? arg : Expr.fn("tostring", STRING, arg), block)
                            : json(arg, block));
        }
        String all = form(bag ? "bag" : "array", DYNAMIC, List.of()).replace("{*}", String.join(", ", args));
        return present ? call("bag_present", DYNAMIC, List.of(all)) : all;
    }

    /** A value as a dynamic. */
    String json(Expr expr, Block block) {
        return expr.type() == DYNAMIC
                ? write(expr, block)
                : called(new Expr.Fn("json", List.of(expr), DYNAMIC, 1, false, expr.random()), block);
    }

    String form(String name, KustoType result, List<KustoType> args) {
        return dialect.template(name, result, args)
                .orElseThrow(() -> new SqlFailure("'" + name + "' is not supported by " + dialect.name(), false));
    }

    private String call(String name, KustoType result, List<String> args) {
        return filled(form(name, result, args.stream().map(_ -> DYNAMIC).toList()), args, false);
    }

    String called(Expr.Fn fn, Block block) {
        List<KustoType> types = fn.args().stream().map(Expr::type).toList();
        Optional<String> template = dialect.template(fn.name(), fn.type(), types);
        if (template.isPresent()) {
            List<String> args = new ArrayList<>();
            fn.args().forEach(arg -> args.add(write(arg, block)));
            boolean random = fn.args().stream().anyMatch(Expr::random);
            return StoredNumbers.convert(fn, block, filled(template.get(), args, random));
        }
        HostFunction host = HostFunctions.named(fn.name());
        if (host == null) {
            throw new SqlFailure("'" + fn.name() + "' is not supported by " + dialect.name(), false);
        }
        return host(fn, host, block);
    }

    private String host(Expr.Fn fn, HostFunction host, Block block) {
        List<String> args = new ArrayList<>();
        for (int i = 0; i < host.params().length(); i++) {
            char kind = host.params().charAt(i);
            if (kind == '*') {
                List<String> rest = new ArrayList<>();
                fn.args()
                        .subList(Math.min(i, fn.args().size()), fn.args().size())
                        .forEach(arg -> rest.add(json(arg, block)));
                args.add(text(form("array", DYNAMIC, List.of()).replace("{*}", String.join(", ", rest))));
            } else if (i >= fn.args().size()) {
                args.add("CAST(NULL AS " + dialect.type(HostFunction.type(kind)) + ")");
            } else if (kind == 'j') {
                args.add(text(json(fn.args().get(i), block)));
            } else {
                args.add("CAST(" + write(fn.args().get(i), block) + " AS " + dialect.type(HostFunction.type(kind))
                        + ")");
            }
        }
        String call = host.sqlName() + "(" + String.join(", ", args) + ")";
        return filled(form("host_result", fn.type(), List.of()), List.of(call), false);
    }

    /** A form with its arguments in place; a long argument that it uses twice is reckoned once. */
    String filled(String template, List<String> args, boolean random) {
        return filled(template, args, random, Map.of());
    }

    /** What stands in braces is looked up once and never read again, so that a text with braces in it stays a text. */
    private String filled(String template, List<String> args, boolean random, Map<String, String> more) {
        List<String> values = new ArrayList<>(args);
        // An aggregate stands in no function's body: its long arguments are prepared below it.
        List<Integer> bound = more.containsKey("filter") ? List.of() : bound(template, args, random);
        String variable = "v" + (bound.isEmpty() ? variables : ++variables);
        for (int i = 0; i < bound.size(); i++) {
            values.set(bound.get(i), bound.size() == 1 ? variable : dialect.part(variable, i));
        }
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < template.length()) {
            int open = template.indexOf('{', at);
            int close = open < 0 ? -1 : template.indexOf('}', open);
            String inside = close < 0 ? "" : template.substring(open + 1, close);
            if (close < 0) {
                out.append(template, at, template.length());
                break;
            }
            out.append(template, at, open);
            if (inside.equals("*")) {
                out.append(String.join(", ", values));
            } else if (!inside.isEmpty() && inside.chars().allMatch(Character::isDigit)) {
                int index = Integer.parseInt(inside);
                out.append(index < values.size() ? values.get(index) : "NULL");
            } else {
                out.append(more.getOrDefault(inside, "{" + inside + "}"));
            }
            at = close + 1;
            writer.bounded(out.length());
        }
        return bound.isEmpty()
                ? out.toString()
                : dialect.once(variable, bound.stream().map(args::get).toList(), out.toString());
    }

    /** The arguments that a form gets as variables: what is long and used twice, and sub-queries where none may stand. */
    private List<Integer> bound(String template, List<String> args, boolean random) {
        List<Integer> bound = new ArrayList<>();
        List<Integer> queries = new ArrayList<>();
        for (int i = 0; i < args.size(); i++) {
            String hole = "{" + i + "}";
            boolean twice = template.indexOf(hole) != template.lastIndexOf(hole);
            boolean once = twice && (random || args.get(i).length() > LONG_ARGUMENT);
            if (once) {
                bound.add(i);
            } else if (args.get(i).contains("(SELECT ") || args.get(i).contains(" OVER (")) {
                queries.add(i);
            }
        }
        if (!bound.isEmpty() || dialect.refusesQueries(template)) {
            bound.addAll(queries);
        }
        return bound;
    }

    /** The SQL of an aggregate's arguments. */
    List<String> arguments(Rel.Agg agg, Block block) {
        List<String> ready = prepared.get(agg);
        if (ready != null) {
            return ready;
        }
        List<String> args = new ArrayList<>();
        for (Expr arg : agg.args()) {
            boolean element = agg.name().startsWith("make_")
                    && arg.type() != STRING
                    && arg == agg.args().getFirst();
            args.add(element ? json(arg, block) : write(arg, block));
        }
        return args;
    }

    /** Forgets what an aggregate's arguments have become. */
    void forget(Rel.Agg agg) {
        prepared.remove(agg);
    }

    /** Tells what arguments have become. */
    void prepare(Map<Rel.Agg, List<String>> arguments) {
        prepared.putAll(arguments);
    }

    String aggregate(Rel.Agg agg, List<String> args, Block block) {
        List<KustoType> types = agg.args().stream().map(Expr::type).toList();
        String template = dialect.aggregate(agg.name(), agg.col().type(), types)
                .orElseThrow(() -> new SqlFailure("'" + agg.name() + "' is not supported by " + dialect.name(), false));
        String filter = agg.filter().map(expr -> condition(expr, block)).orElse("");
        String order = agg.order().map(col -> " ORDER BY " + block.column(col)).orElse("");
        Map<String, String> more = Map.of(
                "order", order,
                "filter", filter.isEmpty() ? "" : " FILTER (WHERE " + filter + ")",
                "and", filter.isEmpty() ? "" : " AND " + filter);
        return filled(template, args, false, more);
    }

    private String text(String json) {
        return "CAST(" + json + " AS " + dialect.type(STRING) + ")";
    }
}
