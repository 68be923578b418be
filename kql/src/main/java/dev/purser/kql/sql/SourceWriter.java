package dev.purser.kql.sql;

import dev.purser.kql.plan.Col;
import dev.purser.kql.plan.Expr;
import dev.purser.kql.plan.Rel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes what rows come from: values, ranges, unions, joins and lists taken apart. */
final class SourceWriter {
    private final SqlWriter writer;
    private final SqlDialect dialect;

    SourceWriter(SqlWriter writer) {
        this.writer = writer;
        this.dialect = writer.dialect;
    }

    Block values(Rel.Values values) {
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
                out.append(j == 0 ? "" : ", ")
                        .append(writer.exprs.write(rows.get(i).get(j), none));
            }
            out.append(")");
            writer.bounded(out.length());
        }
        Map<Integer, String> names = Block.names(values.columns());
        List<String> list = values.columns().stream()
                .map(col -> dialect.name(names.get(col.id())))
                .toList();
        Block block = new Block("(" + out + ") AS t(" + String.join(", ", list) + ")");
        writer.name(block, values.columns(), "t");
        if (empty) {
            block.where.add("1 = 0");
        }
        return block;
    }

    Block range(Rel.Range range) {
        Block none = new Block("");
        String from = writer.exprs.write(range.from(), none);
        String to = writer.exprs.write(range.to(), none);
        String step = writer.exprs.write(range.step(), none);
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
        return writer.wrap(
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

    Block union(Rel.Union union) {
        Map<Integer, String> names = Block.names(union.columns());
        StringBuilder out = new StringBuilder();
        for (Rel.Leg leg : union.legs()) {
            Block in = writer.block(leg.rel());
            out.append(out.isEmpty() ? "SELECT " : " UNION ALL SELECT ");
            for (int i = 0; i < leg.exprs().size(); i++) {
                Col col = union.columns().get(i);
                out.append(i == 0 ? "" : ", ")
                        .append(writer.exprs.write(leg.exprs().get(i), in))
                        .append(" AS ")
                        .append(dialect.name(names.get(col.id())));
            }
            out.append(in.tail());
            writer.bounded(out.length());
        }
        return writer.wrap(out.toString(), union.columns(), "t");
    }

    Block join(Rel.Join join) {
        Block left = writer.source(join.left(), "l");
        Block right = writer.source(join.right(), "r");
        StringBuilder on = new StringBuilder();
        for (int i = 0; i < join.leftKeys().size(); i++) {
            boolean text = join.leftKeys().get(i).type() == dev.purser.kql.type.KustoType.STRING;
            on.append(i == 0 ? "" : " AND ")
                    .append(writer.exprs.write(join.leftKeys().get(i), left))
                    .append(text ? " = " : " IS NOT DISTINCT FROM ")
                    .append(writer.exprs.write(join.rightKeys().get(i), right));
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
        return writer.wrap(writer.select(block, join.columns()), join.columns(), "t");
    }

    Block unnest(Rel.Unnest unnest) {
        Block in = writer.source(unnest.in(), "t");
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
            String list = writer.exprs.write(unnest.lists().get(i), in);
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
            count = "least(" + count + ", " + writer.exprs.write(unnest.limit().get(), new Block("")) + ")";
        }
        String repeated = dialect.repeated("t.*", "(" + inner + ") AS t", count, "$i");
        Block block = new Block("(" + repeated + ") AS t");
        writer.name(block, base, "t");
        for (int i = 0; i < unnest.lists().size(); i++) {
            block.columns.put(unnest.elements().get(i).id(), dialect.element("t.\"$l" + i + "\"", "t.\"$i\""));
        }
        block.columns.put(unnest.index().id(), "(t.\"$i\" - 1)");
        return writer.wrap(writer.select(block, unnest.columns()), unnest.columns(), "t");
    }
}
