package dev.purser.kql.sql;

import static dev.purser.kql.type.KustoType.BOOL;
import static dev.purser.kql.type.KustoType.REAL;
import static dev.purser.kql.type.KustoType.STRING;

import dev.purser.kql.plan.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes comparisons with Kusto's rules for null, NaN and case. */
final class ComparisonWriter {
    private final ExprWriter exprs;
    private final SqlDialect dialect;

    ComparisonWriter(ExprWriter exprs, SqlDialect dialect) {
        this.exprs = exprs;
        this.dialect = dialect;
    }

    String compare(Expr.Fn fn, Block block, boolean condition) {
        Expr left = fn.args().get(0);
        Expr right = fn.args().get(1);
        String a = exprs.write(left, block);
        String b = exprs.write(right, block);
        boolean equal = fn.name().equals("eq");
        String same = a + " = " + b;
        if (left.type() == REAL && !finite(left) && !finite(right)) {
            same = "(" + same + " AND NOT " + dialect.nan(a) + ")";
        }
        boolean plain = !left.nullable() && !right.nullable();
        if (plain) {
            return equal ? "(" + same + ")" : "(NOT " + same + ")";
        }
        boolean one = !left.nullable() || !right.nullable();
        if (equal) {
            if (condition) {
                return "(" + same + ")";
            }
            return one
                    ? "coalesce(" + same + ", false)"
                    : "CASE WHEN " + a + " IS NULL AND " + b + " IS NULL THEN NULL ELSE coalesce(" + same
                            + ", false) END";
        }
        String differs = left.type() == REAL ? "NOT coalesce(" + same + ", false)" : a + " IS DISTINCT FROM " + b;
        if (one) {
            return "(" + differs + ")";
        }
        return condition && left.type() != REAL
                ? "(" + differs + ")"
                : "CASE WHEN " + a + " IS NULL AND " + b + " IS NULL THEN NULL ELSE " + differs + " END";
    }

    String order(Expr.Fn fn, Block block) {
        Expr left = fn.args().get(0);
        Expr right = fn.args().get(1);
        String a = exprs.write(left, block);
        String b = exprs.write(right, block);
        String op = switch (fn.name()) {
            case "lt" -> " < ";
            case "le" -> " <= ";
            case "gt" -> " > ";
            default -> " >= ";
        };
        String plain = "(" + a + op + b + ")";
        if (left.type() != REAL) {
            return plain;
        }
        boolean less = fn.name().startsWith("l");
        // An engine may hold NaN for the greatest number: it is neither more nor less than any.
        String suspect = less ? b : a;
        boolean literal = less ? finite(right) : finite(left);
        String strict = fn.name().length() == 2 && fn.name().endsWith("e") && !finite(left) && !finite(right)
                ? " AND NOT " + dialect.nan(less ? a : b)
                : "";
        return literal && strict.isEmpty() ? plain : "(" + plain + " AND NOT " + dialect.nan(suspect) + strict + ")";
    }

    private static boolean finite(Expr expr) {
        return expr instanceof Expr.Lit lit && lit.value() instanceof Double real && Double.isFinite(real);
    }

    String in(Expr.Fn fn, Block block, boolean condition) {
        Expr value = fn.args().getFirst();
        List<String> list = new ArrayList<>();
        for (Expr item : fn.args().subList(1, fn.args().size())) {
            if (item instanceof Expr.Lit lit && lit.value() == null) {
                continue;
            }
            list.add(item.nullable() ? null : exprs.write(item, block));
        }
        List<String> parts = new ArrayList<>();
        List<String> plain = list.stream().filter(java.util.Objects::nonNull).toList();
        String a = exprs.write(value, block);
        if (!plain.isEmpty()) {
            String found =
                    a + (plain.size() == 1 ? " = " + plain.getFirst() : " IN (" + String.join(", ", plain) + ")");
            parts.add(condition || !value.nullable() ? "(" + found + ")" : "coalesce(" + found + ", false)");
        }
        for (Expr item : fn.args().subList(1, fn.args().size())) {
            if (item.nullable() && !item.literal()) {
                parts.add("coalesce(" + a + " = " + exprs.write(item, block) + ", false)");
            }
        }
        return parts.isEmpty()
                ? "false"
                : parts.size() == 1 ? parts.getFirst() : "(" + String.join(" OR ", parts) + ")";
    }

    private String lower(Expr expr, Block block) {
        if (expr instanceof Expr.Lit lit && lit.value() instanceof String text) {
            return dialect.literal(STRING, text.toLowerCase(Locale.ROOT));
        }
        return exprs.form("tolower", STRING, List.of(STRING)).replace("{0}", exprs.write(expr, block));
    }

    String folded(Expr.Fn fn, Block block) {
        List<String> list = new ArrayList<>();
        fn.args().subList(1, fn.args().size()).forEach(item -> list.add(lower(item, block)));
        return "(" + lower(fn.args().getFirst(), block) + " IN (" + String.join(", ", list) + "))";
    }

    String text(Expr.Fn fn, Block block) {
        Expr pattern = fn.args().get(1);
        boolean sensitive = fn.name().endsWith("_cs");
        String name = sensitive ? fn.name().substring(0, fn.name().length() - 3) : fn.name();
        Expr text = fn.args().getFirst();
        String a = sensitive ? exprs.write(text, block) : lower(text, block);
        String b = sensitive ? exprs.write(pattern, block) : lower(pattern, block);
        if (pattern instanceof Expr.Lit lit && "".equals(lit.value()) && !name.equals("eq_folded")) {
            return "true";
        }
        switch (name) {
            case "eq_folded" -> {
                return "(" + a + " = " + b + ")";
            }
            case "contains", "startswith", "endswith" -> {
                return exprs.filled(exprs.form(name + "_cs", BOOL, List.of(STRING, STRING)), List.of(a, b), false);
            }
            default -> {}
        }
        if (!(pattern instanceof Expr.Lit lit)) {
            List<Expr> args = List.of(text, pattern, Expr.text(name), Expr.bool(sensitive));
            return exprs.called(new Expr.Fn("term", args, BOOL, 1, false, false), block);
        }
        String term = (String) lit.value();
        String regex = Terms.regex(sensitive ? term : term.toLowerCase(Locale.ROOT), name);
        String contains = exprs.filled(exprs.form("contains_cs", BOOL, List.of(STRING, STRING)), List.of(a, b), false);
        if (regex.isEmpty()) {
            return contains;
        }
        String matches = exprs.filled(
                exprs.form("matches_regex", BOOL, List.of(STRING, STRING)),
                List.of(a, dialect.literal(STRING, regex)),
                false);
        return "(" + contains + " AND " + matches + ")";
    }
}
