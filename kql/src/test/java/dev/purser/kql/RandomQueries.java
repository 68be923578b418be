package dev.purser.kql;

import dev.purser.kql.schema.Catalog;
import dev.purser.kql.type.KustoType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Well-typed queries over the tables T and U of {@link TestOracle}, the same for the same seed. */
final class RandomQueries {
    /** Rows of all kinds of edges: nulls, NaN, the ends of numbers and times, empty and odd texts. */
    private static final String[] ROWS = {
        "(1, 'a b', 1.5, 638500000000000000, 36000000000, '{\"k\":5,\"l\":[1,2]}', '0f8fad5b-d9cb-469f-a165-70867728950e', 3, 1.5, true)",
        "(2, 'AB', -0.25, 638500864000000000, -864000000000, '[\"x\",2,null]', NULL, -4, -2.25, false)",
        "(2, '', 'nan', 0, 0, '{}', '11111111-1111-1111-1111-111111111111', 0, 0, NULL)",
        "(-7, 'c''d %_', 'inf', 3155378975999999999, 1, '\"text\"', NULL, 2147483647, 12345.678, true)",
        "(NULL, '{\"k\":\"v\"}', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)",
        "(9223372036854775807, 'é 12', 1e300, 638500000000000001, 9223372036854775807, '[]', NULL, -2147483648, 99999, false)",
        "(0, '42', 0, 638499000000000000, 36000000000, '7', '0f8fad5b-d9cb-469f-a165-70867728950e', 3, 1.5, true)",
        "(2, 'ab', 2.5, 638500000000000000, 72000000000, '{\"k\":\"a\",\"l\":{}}', NULL, 3, 0.5, false)"
    };

    private final Random random;
    private final RandomExpressions expressions;
    private int named;

    RandomQueries(long seed) {
        random = new Random(seed);
        expressions = new RandomExpressions(random);
    }

    /** An engine with the two tables in it. */
    static Engine engine(Catalog catalog) {
        Engine engine = new Engine();
        engine.execute("CREATE TABLE T (a BIGINT, b VARCHAR, c DOUBLE, t BIGINT, ts BIGINT, d JSON, g UUID, i INTEGER, "
                + "m DECIMAL(38,18), f BOOLEAN)");
        engine.execute("INSERT INTO T VALUES " + String.join(", ", ROWS));
        engine.execute(
                "CREATE TABLE U AS SELECT * FROM (VALUES (1::BIGINT, 'a b', 0.5::DOUBLE), (2, 'x', 'nan'), (2, '', NULL), "
                        + "(NULL, 'ab', 7.5), (-7, 'AB', 1)) AS u(a, b, x)");
        return engine.with(catalog);
    }

    static Map<String, KustoType> columns() {
        Map<String, KustoType> columns = new LinkedHashMap<>();
        columns.put("a", KustoType.LONG);
        columns.put("b", KustoType.STRING);
        columns.put("c", KustoType.REAL);
        columns.put("t", KustoType.DATETIME);
        columns.put("ts", KustoType.TIMESPAN);
        columns.put("d", KustoType.DYNAMIC);
        columns.put("g", KustoType.GUID);
        columns.put("i", KustoType.INT);
        columns.put("m", KustoType.DECIMAL);
        columns.put("f", KustoType.BOOL);
        return columns;
    }

    String predicate(int depth) {
        return expressions.of(KustoType.BOOL, columns(), depth);
    }

    String expression(KustoType type, int depth) {
        return expressions.of(type, columns(), depth);
    }

    RandomExpressions expressions() {
        return expressions;
    }

    String query() {
        Map<String, KustoType> columns = columns();
        StringBuilder query = new StringBuilder("T");
        int stages = 1 + random.nextInt(5);
        for (int i = 0; i < stages; i++) {
            query.append(" | ").append(stage(columns));
        }
        return query.toString();
    }

    private String name() {
        return "n" + ++named;
    }

    private KustoType plainType() {
        KustoType type = expressions.type();
        return type == KustoType.DYNAMIC ? KustoType.STRING : type;
    }

    private String any(Map<String, KustoType> columns, boolean plain) {
        List<String> names = new ArrayList<>();
        columns.forEach((name, type) -> {
            if (!plain || type != KustoType.DYNAMIC) {
                names.add(name);
            }
        });
        return names.isEmpty() ? "" : expressions.one(names);
    }

    private String stage(Map<String, KustoType> columns) {
        String plain = any(columns, true);
        String one = any(columns, false);
        return switch (random.nextInt(16)) {
            case 0, 1 -> "where " + expressions.of(KustoType.BOOL, columns, 3);
            case 2, 3, 4 -> {
                KustoType type = expressions.type();
                String name = random.nextInt(4) == 0 ? one : name();
                String text = "extend " + name + " = " + expressions.of(type, columns, 3);
                columns.put(name, type);
                yield text;
            }
            case 5 -> project(columns);
            case 6, 7 -> summarize(columns);
            case 8 -> plain.isEmpty() ? "take 3" : "sort by " + plain + (random.nextBoolean() ? " asc" : "");
            case 9 ->
                plain.isEmpty() ? "take 3" : "top 3 by " + plain + (random.nextBoolean() ? " nulls first" : " asc");
            case 10 -> {
                if (plain.isEmpty()) {
                    yield "take 2";
                }
                KustoType type = columns.get(plain);
                columns.clear();
                columns.put(plain, type);
                yield "distinct " + plain;
            }
            case 11 -> {
                String text =
                        "union (T | project " + one + " = " + expressions.of(columns.get(one), columns(), 1) + ")";
                yield text;
            }
            case 12 -> join(columns);
            case 13 -> {
                String name = name();
                String text = "mv-expand " + name + " = " + expressions.of(KustoType.DYNAMIC, columns, 1)
                        + (random.nextBoolean() ? " to typeof(string)" : "");
                columns.put(name, text.endsWith(")") && text.contains("typeof") ? KustoType.STRING : KustoType.DYNAMIC);
                yield text;
            }
            case 14 -> {
                String name = name();
                String text = "serialize " + name + " = row_number()";
                columns.put(name, KustoType.LONG);
                yield text;
            }
            default -> {
                if (columns.size() < 2) {
                    yield "take 5";
                }
                columns.remove(one);
                yield "project-away " + one;
            }
        };
    }

    private String project(Map<String, KustoType> columns) {
        List<String> items = new ArrayList<>();
        Map<String, KustoType> out = new LinkedHashMap<>();
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            KustoType type = expressions.type();
            String name = name();
            items.add(name + " = " + expressions.of(type, columns, 3));
            out.put(name, type);
        }
        String kept = any(columns, false);
        items.add(kept);
        out.put(kept, columns.get(kept));
        columns.clear();
        columns.putAll(out);
        return "project " + String.join(", ", items);
    }

    private String summarize(Map<String, KustoType> columns) {
        List<String> items = new ArrayList<>();
        Map<String, KustoType> out = new LinkedHashMap<>();
        List<String> by = new ArrayList<>();
        for (int i = 0; i < random.nextInt(3); i++) {
            KustoType type = plainType();
            String name = name();
            by.add(name + " = " + expressions.of(type, columns, 2));
            out.put(name, type);
        }
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            String name = name();
            KustoType type = plainType();
            String value = expressions.of(type, columns, 2);
            boolean number = type == KustoType.LONG || type == KustoType.REAL;
            boolean ordered = type != KustoType.GUID;
            String condition = expressions.of(KustoType.BOOL, columns, 1);
            switch (random.nextInt(9)) {
                case 0 -> {
                    items.add(name + " = count()");
                    type = KustoType.LONG;
                }
                case 1 -> {
                    items.add(name + " = countif(" + condition + ")");
                    type = KustoType.LONG;
                }
                case 2 -> {
                    items.add(name + " = dcount(" + value + ")");
                    type = KustoType.LONG;
                }
                case 3 -> {
                    items.add(name + " = make_list(" + value + ")");
                    type = KustoType.DYNAMIC;
                }
                case 4 -> {
                    items.add(name + " = make_set_if(" + value + ", " + condition + ", 3)");
                    type = KustoType.DYNAMIC;
                }
                case 5 -> items.add(name + " = take_any(" + value + ")");
                default ->
                    items.add(name + " = "
                            + (number && random.nextBoolean()
                                    ? expressions.one(
                                            List.of("sumif(" + value + ", " + condition + ")", "sum(" + value + ")"))
                                    : ordered
                                            ? expressions.one(List.of("min", "max")) + "(" + value + ")"
                                            : "take_any(" + value + ")"));
            }
            out.put(name, type);
        }
        columns.clear();
        columns.putAll(out);
        return "summarize " + String.join(", ", items) + (by.isEmpty() ? "" : " by " + String.join(", ", by));
    }

    private String join(Map<String, KustoType> columns) {
        String key = columns.get("a") == KustoType.LONG ? "a" : columns.get("b") == KustoType.STRING ? "b" : "";
        if (key.isEmpty()) {
            return "take 4";
        }
        String name = name();
        String of = name();
        String kind = expressions.one(
                List.of("innerunique", "inner", "leftouter", "rightouter", "fullouter", "leftsemi", "leftanti"));
        if (!kind.equals("leftsemi") && !kind.equals("leftanti")) {
            columns.put(of, columns.get(key));
            columns.put(name, KustoType.REAL);
        }
        return "join kind=" + kind + " (U | project " + of + " = " + key + ", " + name + " = x) on $left." + key
                + " == $right." + of;
    }
}
