package dev.purser.kql.sql;

import dev.purser.kql.plan.Col;
import dev.purser.kql.plan.Expr;
import dev.purser.kql.plan.Rel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Writes a plan as one SQL statement. Throws {@link SqlFailure} where the engine cannot or a limit is passed. */
public final class SqlWriter {
    /** Nesting that engines bear: beyond it some of them crash. */
    private static final int DEEPEST = 400;

    final SqlDialect dialect;
    private final int longest;
    private final UnaryOperator<Rel.Scan> tables;
    final ExprWriter exprs;
    private final SourceWriter sources;
    private final Map<Integer, String> shared = new LinkedHashMap<>();
    private final Set<Integer> turns = new HashSet<>();

    private SqlWriter(SqlDialect dialect, int longest, UnaryOperator<Rel.Scan> tables) {
        this.dialect = dialect;
        this.longest = longest;
        this.tables = tables;
        this.exprs = new ExprWriter(this);
        this.sources = new SourceWriter(this);
    }

    /**
     * The statement for a plan; its columns come in the plan's order under names that may differ from Kusto's.
     *
     * @param tables what to read in place of a scan: a scan of the same columns, so that one that needs less of a table
     *     can read less
     */
    public static String write(Rel rel, SqlDialect dialect, int longest, UnaryOperator<Rel.Scan> tables) {
        SqlWriter writer = new SqlWriter(dialect, longest, tables);
        String body = writer.select(writer.block(rel), rel.columns());
        StringBuilder out = new StringBuilder();
        for (Map.Entry<Integer, String> one : writer.shared.entrySet()) {
            out.append(out.isEmpty() ? writer.turns.isEmpty() ? "WITH " : "WITH RECURSIVE " : ", ");
            out.append("s")
                    .append(one.getKey())
                    .append(" AS ")
                    .append(writer.turns.contains(one.getKey()) ? "" : dialect.materialized())
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

    void name(Block block, List<Col> columns, String alias) {
        Map<Integer, String> names = Block.names(columns);
        for (Col col : columns) {
            block.columns.put(col.id(), alias + "." + dialect.name(names.get(col.id())));
        }
    }

    Block source(Rel rel, String alias) {
        return wrap(select(block(rel), rel.columns()), rel.columns(), alias);
    }

    /** The plan as a select that more can be added to. */
    Block block(Rel rel) {
        return switch (rel) {
            case Rel.Scan scan -> scan(scan);
            case Rel.Values values -> sources.values(values);
            case Rel.Range range -> sources.range(range);
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
            case Rel.Union union -> sources.union(union);
            case Rel.Join join -> sources.join(join);
            case Rel.OnePer one -> onePer(one);
            case Rel.Unnest unnest -> sources.unnest(unnest);
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
                yield common(one.id(), one.columns());
            }
            case Rel.Repeat repeat -> {
                if (!dialect.repeats()) {
                    throw new SqlFailure(dialect.name() + " cannot go from row to row", false);
                }
                if (!shared.containsKey(repeat.id())) {
                    turns.add(repeat.id());
                    String start = select(block(repeat.start()), repeat.columns());
                    String step = select(block(repeat.step()), repeat.step().columns());
                    shared.put(repeat.id(), start + " UNION ALL " + step);
                }
                yield common(repeat.id(), repeat.columns());
            }
            case Rel.Turn turn -> common(turn.id(), turn.columns());
        };
    }

    private Block common(int id, List<Col> columns) {
        Block block = new Block("s" + id + " AS t");
        name(block, columns, "t");
        return block;
    }

    private Block scan(Rel.Scan asked) {
        Rel.Scan scan = tables.apply(asked);
        Block block = new Block(scan.source());
        for (int i = 0; i < scan.columns().size(); i++) {
            block.columns.put(scan.columns().get(i).id(), scan.stored().get(i));
        }
        block.numbers.putAll(scan.numbers());
        return block;
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
        StoredNumbers.repeat(project.outs(), block);
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
        // A plan that stands twice in a query is written twice, over blocks of its own.
        aggregate.aggs().forEach(exprs::forget);
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
}
