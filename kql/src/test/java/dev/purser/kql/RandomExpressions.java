package dev.purser.kql;

import dev.purser.kql.type.KustoType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Well-typed scalar expressions over given columns, the same for the same seed. A {@code ?} stands for a type's letter. */
final class RandomExpressions {
    /** Per type: what makes a value of it; {@code #x} is an expression of the type with that letter. */
    private static final Map<KustoType, List<String>> FORMS = Map.of(
            KustoType.BOOL,
            List.of(
                    "(#l == #l)",
                    "(#l != #i)",
                    "(#r < #r)",
                    "(#r >= #l)",
                    "(#m > #m)",
                    "(#t <= #t)",
                    "(#p > #p)",
                    "(#s == #s)",
                    "(#s != #s)",
                    "(#s =~ #s)",
                    "(#s has 'ab')",
                    "(#s !has 'b c')",
                    "(#s contains #s)",
                    "(#s startswith 'A')",
                    "(#s endswith_cs 'b')",
                    "(#s in ('a', 'B', ''))",
                    "(#l !in (1, 2, -7))",
                    "(#s in~ ('a', #s))",
                    "(#s has_any ('a', 'c'))",
                    "(#s matches regex '^[a-c]+')",
                    "(#b and #b)",
                    "(#b or #b)",
                    "not(#b)",
                    "(#l between (-3 .. 5))",
                    "(#t between (#t .. 1h))",
                    "(#r !between (0.5 .. 2.0))",
                    "isnull(#l)",
                    "isnotnull(#r)",
                    "isempty(#s)",
                    "isnan(#r)",
                    "(#d.k == 5)",
                    "(#d.k == #s)",
                    "(#g == #g)",
                    "tobool(#s)",
                    "bag_has_key(#d, 'k')",
                    "set_has_element(#d, #l)",
                    "(#b == #b)"),
            KustoType.LONG,
            List.of(
                    "(#l + #l)",
                    "(#l - #i)",
                    "(#l * #l)",
                    "(#l / #l)",
                    "(#l % #l)",
                    "(-#l)",
                    "strlen(#s)",
                    "tolong(#s)",
                    "tolong(#r)",
                    "tolong(#d.k)",
                    "indexof(#s, 'b')",
                    "array_length(#d)",
                    "bin(#l, 3)",
                    "abs(#l)",
                    "iff(#b, #l, #l)",
                    "case(#b, #l, #b, #l, 0)",
                    "coalesce(#l, 1)",
                    "max_of(#l, #l)",
                    "min_of(#l, #l)",
                    "countof(#s, 'a')",
                    "datetime_diff('hour', #t, #t)",
                    "binary_and(#l, #l)",
                    "tolong(#p)",
                    "string_size(#s)"),
            KustoType.INT,
            List.of("toint(#l)", "toint(#s)", "getyear(#t)", "dayofyear(#t)", "monthofyear(#t)", "iff(#b, #i, #i)"),
            KustoType.REAL,
            List.of(
                    "(#r + #r)",
                    "(#r * #l)",
                    "(#l / #r)",
                    "(#r - #i)",
                    "(#r % #r)",
                    "todouble(#s)",
                    "todouble(#l)",
                    "toreal(#d.k)",
                    "sqrt(#r)",
                    "log(#r)",
                    "exp(#r)",
                    "pow(#r, 2)",
                    "round(#r, 1)",
                    "floor(#r, 0.5)",
                    "ceiling(#r)",
                    "iff(#b, #r, #r)",
                    "max_of(#r, #r)",
                    "(#p / #p)",
                    "array_sum(#d)",
                    "coalesce(#r, 0.0)"),
            KustoType.DECIMAL,
            List.of("(#m + #m)", "(#m - #l)", "(#m * #m)", "(#m / #m)", "todecimal(#l)", "iff(#b, #m, #m)"),
            KustoType.STRING,
            List.of(
                    "strcat(#s, #l)",
                    "strcat(#s, '-', #r, #b)",
                    "tolower(#s)",
                    "toupper(#s)",
                    "substring(#s, 1)",
                    "substring(#s, #l, 2)",
                    "tostring(#l)",
                    "tostring(#r)",
                    "tostring(#t)",
                    "tostring(#p)",
                    "tostring(#d)",
                    "tostring(#d.k)",
                    "tostring(#m)",
                    "tostring(#g)",
                    "replace_string(#s, 'a', #s)",
                    "replace_regex(#s, '[a-b]', 'x')",
                    "reverse(#s)",
                    "trim(' ', #s)",
                    "trim_end('b', #s)",
                    "extract('([a-z]+)', 1, #s)",
                    "strcat_array(#d, ',')",
                    "format_datetime(#t, 'yyyy-MM-dd HH')",
                    "iff(#b, #s, #s)",
                    "coalesce(#s, 'none')",
                    "hash_md5(#s)",
                    "gettype(#d.k)"),
            KustoType.DATETIME,
            List.of(
                    "(#t + #p)",
                    "(#t - 1d)",
                    "bin(#t, 1h)",
                    "startofday(#t)",
                    "endofmonth(#t)",
                    "todatetime(#s)",
                    "datetime_add('month', 1, #t)",
                    "iff(#b, #t, #t)"),
            KustoType.TIMESPAN,
            List.of("(#t - #t)", "(#p + #p)", "(#p * 2)", "(#p / 3)", "bin(#p, 1h)", "dayofweek(#t)", "abs(#p)"),
            KustoType.GUID,
            List.of("toguid(#s)", "iff(#b, #g, #g)"),
            KustoType.DYNAMIC,
            List.of(
                    "#d.k",
                    "#d[0]",
                    "#d[-1]",
                    "pack_array(#l, #s, #r)",
                    "bag_pack('k', #l, 'z', #s)",
                    "split(#s, ' ')",
                    "parse_json(#s)",
                    "array_concat(#d, #d)",
                    "array_sort_asc(#d)",
                    "set_union(#d, #d)",
                    "bag_keys(#d)",
                    "todynamic(#s)",
                    "range(1, 3)",
                    "array_slice(#d, 0, 1)"));

    private static final Map<KustoType, List<String>> CONSTANTS = Map.of(
            KustoType.BOOL,
            List.of("true", "false"),
            KustoType.LONG,
            List.of("0", "1", "-2", "7", "9223372036854775807", "long(null)"),
            KustoType.INT,
            List.of("int(3)", "int(-1)"),
            KustoType.REAL,
            List.of("0.5", "-2.25", "0.0", "real(nan)", "real(+inf)", "1e30"),
            KustoType.DECIMAL,
            List.of("decimal(1.5)", "decimal(0)", "decimal(-3)"),
            KustoType.STRING,
            List.of("'a'", "''", "'B c'", "'7'", "\"it's\"", "'{\"k\":3}'"),
            KustoType.DATETIME,
            List.of("datetime(2024-05-01 10:30)", "datetime(9999-12-31)", "datetime(null)"),
            KustoType.TIMESPAN,
            List.of("1h", "-3d", "0s"),
            KustoType.GUID,
            List.of("guid(0f8fad5b-d9cb-469f-a165-70867728950e)"),
            KustoType.DYNAMIC,
            List.of("dynamic([1,\"x\",null])", "dynamic({\"k\":5})", "dynamic(null)"));

    private static final String LETTERS = "blirmstpgd";
    private static final KustoType[] TYPES = {
        KustoType.BOOL, KustoType.LONG, KustoType.INT, KustoType.REAL, KustoType.DECIMAL,
        KustoType.STRING, KustoType.DATETIME, KustoType.TIMESPAN, KustoType.GUID, KustoType.DYNAMIC
    };

    private final Random random;

    RandomExpressions(Random random) {
        this.random = random;
    }

    KustoType type() {
        return TYPES[random.nextInt(TYPES.length)];
    }

    <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** An expression of that type over those columns, at most {@code depth} functions deep. */
    String of(KustoType type, Map<String, KustoType> columns, int depth) {
        List<String> fitting = new ArrayList<>();
        columns.forEach((name, of) -> {
            if (of == type) {
                fitting.add(name);
            }
        });
        if (depth <= 0 || random.nextInt(4) == 0) {
            return fitting.isEmpty() || random.nextInt(4) == 0 ? one(CONSTANTS.get(type)) : one(fitting);
        }
        String form = one(FORMS.get(type));
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < form.length(); i++) {
            char c = form.charAt(i);
            if (c != '#') {
                out.append(c);
                continue;
            }
            KustoType part = TYPES[LETTERS.indexOf(form.charAt(++i))];
            // A member is taken of a column, which carries it in its name.
            boolean member =
                    part == KustoType.DYNAMIC && i + 1 < form.length() && ".[".indexOf(form.charAt(i + 1)) >= 0;
            out.append(member ? bag(columns) : of(part, columns, depth - 1));
        }
        return out.toString();
    }

    private static String bag(Map<String, KustoType> columns) {
        return columns.entrySet().stream()
                .filter(column -> column.getValue() == KustoType.DYNAMIC)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("dynamic({\"k\":5})");
    }
}
