package dev.purser.kql.sql;

import dev.purser.kql.plan.Col;
import dev.purser.kql.plan.Expr;
import dev.purser.kql.plan.Rel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes a plan as one SQL statement. Throws {@link SqlFailure} where the engine cannot or a limit is passed. */
public final class SqlWriter {
    /** Nesting that engines bear: beyond it some of them crash. */
    private static final int DEEPEST = 400;

    final SqlDialect dialect;
    private final int longest;
    private final ExprWriter exprs;
    private final Map<Integer, String> shared = new LinkedHashMap<>();

    private SqlWriter(SqlDialect dialect, int longest) {
        this.dialect = dialect;
        this.longest = longest;
        this.exprs = new ExprWriter(this);
    }

    /** The statement for a plan; its columns come in the plan's order under names that may differ from Kusto's. */
    public static String write(Rel rel, SqlDialect dialect, int longest) {
        SqlWriter writer = new SqlWriter(dialect, longest);
        String body = writer.select(writer.block(rel), rel.columns());
        StringBuilder out = new StringBuilder();
        for (Map.Entry<Integer, String> one : writer.shared.entrySet()) {
            out.append(out.isEmpty() ? "WITH " : ", ");
            out.append("s")
                    .append(one.getKey())
                    .append(" AS ")
                    .append(dialect.materialized())
                    .append("(");
            out.append(one.getValue()).append(")");
        }
        String sql = out.isEmpty() ? body : out + " " + body;
        if (sql.length() > longest) {
            throw new SqlFailure("The query grows beyond " + longest + " characters of SQL", true);
        }
        if (depth(sql) > DEEPEST) {
            throw new SqlFailure("The query is nested too deep for the engine", true);
        }
        return sql;
    }

    private static int depth(String sql) {
        int depth = 0;
        int deepest = 0;
        boolean text = false;
        for (int i = 0; i < sql.length(); i++) {
            char c = sql.charAt(i);
            if (c == '\'') {
                text = !text;
            } else if (!text && (c == '(' || c == '[')) {
                deepest = Math.max(deepest, ++depth);
            } else if (!text && (c == ')' || c == ']')) {
                depth--;
            }
        }
        return deepest;
    }

    void bounded(int length) {
        if (length > longest) {
            throw new SqlFailure("The query grows beyond " + longest + " characters of SQL", true);
        }
    }

    /** A number of rows: a constant bare, as some engines take nothing else. */
    private String rows(Expr expr) {
        return expr instanceof Expr.Lit lit && lit.value() instanceof Long number
                ? number.toString()
                : exprs.write(expr, new Block(""));
    }

    String select(Block block, List<Col> columns) {
        return select(block, columns, "SELECT ");
    }

    private String select(Block block, List<Col> columns, String head) {
        Map<Integer, String> names = Block.names(columns);
        StringBuilder out = new StringBuilder(head);
        for (int i = 0; i < columns.size(); i++) {
            Col col = columns.get(i);
            out.append(i == 0 ? "" : ", ")
                    .append(block.column(col))
                    .append(" AS ")
                    .append(dialect.name(names.get(col.id())));
        }
        if (columns.isEmpty()) {
            out.append("1 AS \"$none\"");
        }
        String sql = out.append(block.tail()).toString();
        bounded(sql.length());
        return sql;
    }

    /** A statement as a source: its columns by the names that {@link Block#names} gives. */
    Block wrap(String sql, List<Col> columns, String alias) {
        Block block = new Block("(" + sql + ") AS " + alias);
        name(block, columns, alias);
        return block;
    }

    private void name(Block block, List<Col> columns, String alias) {
        Map<Integer, String> names = Block.names(columns);
        for (Col col : columns) {
            block.columns.put(col.id(), alias + "." + dialect.name(names.get(col.id())));
        }
    }

    private Block source(Rel rel, String alias) {
        return wrap(select(block(rel), rel.columns()), rel.columns(), alias);
    }

    /** The plan as a select that more can be added to. */
    Block block(Rel rel) {
        return switch (rel) {
            case Rel.Scan scan -> scan(scan);
            case Rel.Values values -> values(values);
            case Rel.Range range -> range(range);
            case Rel.Filter filter -> {
                Block block = block(filter.in());
                Block out = block.with(block.columns);
                out.where.add(exprs.condition(filter.predicate(), out));
                yield out;
            }
            case Rel.Project project -> project(project);
            case Rel.Aggregate aggregate -> aggregate(aggregate);
            case Rel.Distinct distinct ->
                wrap(select(block(distinct.in()), distinct.columns(), "SELECT DISTINCT "), distinct.columns(), "t");
            case Rel.Sort sort -> sort(sort);
            case Rel.Limit limit -> {
                String rows = rows(limit.rows());
                yield wrap(select(block(limit.in()), limit.columns()) + " LIMIT " + rows, limit.columns(), "t");
            }
            case Rel.LimitBy limit -> limitBy(limit);
            case Rel.Sample sample -> {
                String rows = rows(sample.rows());
                yield wrap(
                        select(block(sample.in()), sample.columns()) + " ORDER BY random() LIMIT " + rows,
                        sample.columns(),
                        "t");
            }
            case Rel.Union union -> union(union);
            case Rel.Join join -> join(join);
            case Rel.OnePer one -> onePer(one);
            case Rel.Unnest unnest -> unnest(unnest);
            case Rel.Ordinal ordinal -> {
                Block in = block(ordinal.in());
                Map<Integer, String> columns = new HashMap<>(in.columns);
                columns.put(ordinal.ordinal().id(), "row_number() OVER ()");
                yield wrap(select(in.with(columns), ordinal.columns()), ordinal.columns(), "t");
            }
            case Rel.Shared one -> {
                if (!shared.containsKey(one.id())) {
                    String sql = select(block(one.in()), one.columns());
                    shared.put(one.id(), sql);
                }
                Block block = new Block("s" + one.id() + " AS t");
                name(block, one.columns(), "t");
                yield block;
            }
        };
    }

    private Block scan(Rel.Scan scan) {
        Block block = new Block(scan.source());
        for (int i = 0; i < scan.columns().size(); i++) {
            block.columns.put(scan.columns().get(i).id(), scan.stored().get(i));
        }
        return block;
    }

    private Block values(Rel.Values values) {
        if (values.columns().isEmpty()) {
            return new Block(values.rows().isEmpty() ? "(SELECT 1 WHERE 1 = 0) AS t" : "");
        }
        Block none = new Block("");
        StringBuilder out = new StringBuilder("VALUES ");
        List<List<Expr>> rows = values.rows();
        boolean empty = rows.isEmpty();
        if (empty) {
            rows = List.of(values.columns().stream()
                    .<Expr>map(col -> Expr.none(col.type()))
                    .toList());
        }
        for (int i = 0; i < rows.size(); i++) {
            out.append(i == 0 ? "(" : ", (");
            for (int j = 0; j < rows.get(i).size(); j++) {
                out.append(j == 0 ? "" : ", ").append(exprs.write(rows.get(i).get(j), none));
            }
            out.append(")");
            bounded(out.length());
        }
        Map<Integer, String> names = Block.names(values.columns());
        List<String> list = values.columns().stream()
                .map(col -> dialect.name(names.get(col.id())))
                .toList();
        Block block = new Block("(" + out + ") AS t(" + String.join(", ", list) + ")");
        name(block, values.columns(), "t");
        if (empty) {
            block.where.add("1 = 0");
        }
        return block;
    }

    private Block range(Rel.Range range) {
        Block none = new Block("");
        String from = exprs.write(range.from(), none);
        String to = exprs.write(range.to(), none);
        String step = exprs.write(range.step(), none);
        boolean real = range.col().type() == dev.purser.kql.type.KustoType.REAL;
        String type = dialect.type(range.col().type());
        String span = "(" + to + " - " + from + ") / nullif(CAST(" + step + " AS DOUBLE" + "), 0)";
        // The quotient of reals falls short of a whole number by rounding; a tick more is no row more.
        String count = "coalesce(CAST(floor(" + span.replace("DOUBLE", doubleType()) + (real ? " + 1e-9" : "")
                + ") AS BIGINT), -1) + 1";
        if (!real) {
            count = exact(range, from, to, step).orElse(count);
        }
        boolean known =
                range.from().literal() && range.to().literal() && range.step().literal();
        if (!known) {
            count = "CASE WHEN " + count + " > " + range.most() + " THEN "
                    + dialect.failure("LIM0005: the range has more than " + range.most() + " rows") + " ELSE " + count
                    + " END";
        }
        Block block = new Block(dialect.counter(count));
        String value = real ? from + " + i * " + step : "CAST(" + from + " + i * " + step + " AS " + type + ")";
        return wrap(
                "SELECT " + value + " AS "
                        + dialect.name(
                                Block.names(range.columns()).get(range.col().id())) + block.tail(),
                range.columns(),
                "t");
    }

    private String doubleType() {
        return dialect.type(dev.purser.kql.type.KustoType.REAL);
    }

    private Optional<String> exact(Rel.Range range, String from, String to, String step) {
        if (range.from() instanceof Expr.Lit a
                && range.to() instanceof Expr.Lit b
                && range.step() instanceof Expr.Lit c) {
            if (!(a.value() instanceof Long x && b.value() instanceof Long y && c.value() instanceof Long z)) {
                return a.value() == null || b.value() == null || c.value() == null
                        ? Optional.of("0")
                        : Optional.empty();
            }
            boolean away = z == 0 || z > 0 && x > y || z < 0 && x < y;
            return Optional.of(away ? "0" : String.valueOf((y - x) / z + 1));
        }
        return Optional.empty();
    }

    private Block project(Rel.Project project) {
        Block in = block(project.in());
        boolean simple = true;
        Map<Integer, Integer> uses = new HashMap<>();
        for (Rel.Out out : project.outs()) {
            simple &= exprs.inlines(out.expr(), in, uses);
        }
        if (!simple) {
            in = wrap(select(in, project.in().columns()), project.in().columns(), "t");
        }
        Map<Integer, String> columns = new HashMap<>();
        int length = 0;
        for (Rel.Out out : project.outs()) {
            String sql = exprs.write(out.expr(), in);
            length += sql.length();
            bounded(length);
            columns.put(out.col().id(), sql);
        }
        Block block = in.with(columns);
        boolean window = project.outs().stream()
                .anyMatch(out -> out.expr().window() || out.expr().random());
        return window ? wrap(select(block, project.columns()), project.columns(), "t") : block;
    }

    private Block aggregate(Rel.Aggregate aggregate) {
        Block in = prepared(plain(aggregate.in(), aggregate), aggregate);
        Map<Integer, String> columns = new HashMap<>();
        StringBuilder by = new StringBuilder();
        int place = 0;
        for (Rel.Out group : aggregate.groups()) {
            columns.put(group.col().id(), exprs.write(group.expr(), in));
            by.append(place == 0 ? " GROUP BY " : ", ").append(++place);
        }
        for (Rel.Agg agg : aggregate.aggs()) {
            columns.put(agg.col().id(), exprs.aggregate(agg, exprs.arguments(agg, in), in));
        }
        return wrap(select(in.with(columns), aggregate.columns()) + by, aggregate.columns(), "t");
    }

    /** Reckons the long arguments of aggregates below them, as a form may use an argument more than once. */
    private Block prepared(Block in, Rel.Aggregate aggregate) {
        StringBuilder more = new StringBuilder();
        Map<Rel.Agg, List<String>> written = new java.util.IdentityHashMap<>();
        Map<String, String> names = new HashMap<>();
        for (Rel.Agg agg : aggregate.aggs()) {
            List<String> args = exprs.arguments(agg, in);
            written.put(agg, args);
            for (String arg : args) {
                if (arg.length() > ExprWriter.LONG_ARGUMENT && !names.containsKey(arg)) {
                    String name = dialect.name("$a" + names.size());
                    names.put(arg, "t." + name);
                    more.append(", ").append(arg).append(" AS ").append(name);
                }
            }
        }
        if (names.isEmpty()) {
            return in;
        }
        List<Col> columns = aggregate.in().columns();
        Block block = wrap(select(new Block("").with(in.columns), columns) + more + in.tail(), columns, "t");
        Map<Rel.Agg, List<String>> made = new java.util.IdentityHashMap<>();
        for (Rel.Agg agg : aggregate.aggs()) {
            List<String> before = written.get(agg);
            List<String> after = new ArrayList<>(exprs.arguments(agg, block));
            for (int i = 0; i < before.size(); i++) {
                after.set(i, names.getOrDefault(before.get(i), after.get(i)));
            }
            made.put(agg, after);
        }
        exprs.prepare(made);
        return block;
    }

    private Block plain(Rel rel, Rel.Aggregate aggregate) {
        Block in = block(rel);
        Map<Integer, Integer> uses = new HashMap<>();
        boolean simple = true;
        for (Rel.Out group : aggregate.groups()) {
            simple &= exprs.inlines(group.expr(), in, uses);
        }
        for (Rel.Agg agg : aggregate.aggs()) {
            for (Expr arg : agg.args()) {
                simple &= exprs.inlines(arg, in, uses);
            }
            simple &=
                    agg.filter().map(filter -> exprs.inlines(filter, in, uses)).orElse(true);
        }
        return simple ? in : wrap(select(in, rel.columns()), rel.columns(), "t");
    }

    private Block sort(Rel.Sort sort) {
        Block in = source(sort.in(), "t");
        List<String> keys = new ArrayList<>();
        for (Rel.Key key : sort.keys()) {
            keys.add(dialect.order(exprs.key(key.expr(), in), key.expr().type(), key));
        }
        String sql = select(in, sort.columns()) + " ORDER BY " + String.join(", ", keys);
        if (sort.limit().isPresent()) {
            sql += " LIMIT " + rows(sort.limit().get());
        }
        return wrap(sql, sort.columns(), "t");
    }

    private Block limitBy(Rel.LimitBy limit) {
        Block in = source(limit.in(), "t");
        List<String> keys = new ArrayList<>();
        limit.keys()
                .forEach(key -> keys.add(
                        dialect.order(exprs.key(key.expr(), in), key.expr().type(), key)));
        List<String> by = limit.by().stream().map(expr -> exprs.write(expr, in)).toList();
        String over = "row_number() OVER (PARTITION BY " + String.join(", ", by)
                + (keys.isEmpty() ? "" : " ORDER BY " + String.join(", ", keys)) + ")";
        return numbered(in, limit.columns(), over, rows(limit.rows()));
    }

    private Block numbered(Block in, List<Col> columns, String over, String most) {
        String inner = select(in, columns)
                .replaceFirst("^SELECT ", "SELECT " + java.util.regex.Matcher.quoteReplacement(over + " AS \"$n\", "));
        Block block = wrap(inner, columns, "t");
        block.where.add("t.\"$n\" <= " + most);
        return block;
    }

    private Block onePer(Rel.OnePer one) {
        Block in = source(one.in(), "t");
        List<String> keys = one.keys().stream().map(key -> exprs.write(key, in)).toList();
        String columns = select(new Block("").with(in.columns), one.columns()).substring("SELECT ".length());
        Optional<String> own = dialect.onePer(columns, in.from, keys);
        if (own.isPresent()) {
            return wrap(own.get(), one.columns(), "t");
        }
        return numbered(in, one.columns(), "row_number() OVER (PARTITION BY " + String.join(", ", keys) + ")", "1");
    }

    private Block union(Rel.Union union) {
        Map<Integer, String> names = Block.names(union.columns());
        StringBuilder out = new StringBuilder();
        for (Rel.Leg leg : union.legs()) {
            Block in = block(leg.rel());
            out.append(out.isEmpty() ? "SELECT " : " UNION ALL SELECT ");
            for (int i = 0; i < leg.exprs().size(); i++) {
                Col col = union.columns().get(i);
                out.append(i == 0 ? "" : ", ")
                        .append(exprs.write(leg.exprs().get(i), in))
                        .append(" AS ")
                        .append(dialect.name(names.get(col.id())));
            }
            out.append(in.tail());
            bounded(out.length());
        }
        return wrap(out.toString(), union.columns(), "t");
    }

    private Block join(Rel.Join join) {
        Block left = source(join.left(), "l");
        Block right = source(join.right(), "r");
        StringBuilder on = new StringBuilder();
        for (int i = 0; i < join.leftKeys().size(); i++) {
            boolean text = join.leftKeys().get(i).type() == dev.purser.kql.type.KustoType.STRING;
            on.append(i == 0 ? "" : " AND ")
                    .append(exprs.write(join.leftKeys().get(i), left))
                    .append(text ? " = " : " IS NOT DISTINCT FROM ")
                    .append(exprs.write(join.rightKeys().get(i), right));
        }
        String word = switch (join.kind()) {
            case INNER -> " JOIN ";
            case LEFT -> " LEFT JOIN ";
            case RIGHT -> " RIGHT JOIN ";
            case FULL -> " FULL JOIN ";
            case SEMI -> " SEMI JOIN ";
            case ANTI -> " ANTI JOIN ";
        };
        boolean half = join.kind() == Rel.JoinKind.SEMI || join.kind() == Rel.JoinKind.ANTI;
        if (half && !dialect.semiJoins()) {
            left.where.add((join.kind() == Rel.JoinKind.ANTI ? "NOT " : "") + "EXISTS (SELECT 1 FROM " + right.from
                    + " WHERE " + on + ")");
            return left;
        }
        Block block = new Block(left.from + word + right.from + " ON " + on);
        block.columns.putAll(left.columns);
        if (!half) {
            block.columns.putAll(right.columns);
        }
        return wrap(select(block, join.columns()), join.columns(), "t");
    }

    private Block unnest(Rel.Unnest unnest) {
        Block in = source(unnest.in(), "t");
        List<Col> base = unnest.in().columns();
        Map<Integer, String> names = Block.names(base);
        StringBuilder inner = new StringBuilder("SELECT ");
        for (Col col : base) {
            inner.append(in.column(col))
                    .append(" AS ")
                    .append(dialect.name(names.get(col.id())))
                    .append(", ");
        }
        List<String> counts = new ArrayList<>();
        for (int i = 0; i < unnest.lists().size(); i++) {
            String list = exprs.write(unnest.lists().get(i), in);
            inner.append(i == 0 ? "" : ", ")
                    .append(dialect.elements(list, unnest.array()))
                    .append(" AS \"$l")
                    .append(i)
                    .append("\"");
            counts.add(dialect.count("t.\"$l" + i + "\""));
        }
        inner.append(in.tail());
        String count = counts.size() == 1 ? counts.getFirst() : "greatest(" + String.join(", ", counts) + ")";
        if (unnest.limit().isPresent()) {
            count = "least(" + count + ", " + exprs.write(unnest.limit().get(), new Block("")) + ")";
        }
        String repeated = dialect.repeated("t.*", "(" + inner + ") AS t", count, "$i");
        Block block = new Block("(" + repeated + ") AS t");
        name(block, base, "t");
        for (int i = 0; i < unnest.lists().size(); i++) {
            block.columns.put(unnest.elements().get(i).id(), dialect.element("t.\"$l" + i + "\"", "t.\"$i\""));
        }
        block.columns.put(unnest.index().id(), "(t.\"$i\" - 1)");
        return wrap(select(block, unnest.columns()), unnest.columns(), "t");
    }
}
