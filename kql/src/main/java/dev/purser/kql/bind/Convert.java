package dev.purser.kql.bind;

import static dev.purser.kql.type.KustoType.BOOL;
import static dev.purser.kql.type.KustoType.DECIMAL;
import static dev.purser.kql.type.KustoType.DYNAMIC;
import static dev.purser.kql.type.KustoType.INT;
import static dev.purser.kql.type.KustoType.LONG;
import static dev.purser.kql.type.KustoType.REAL;
import static dev.purser.kql.type.KustoType.STRING;
import static dev.purser.kql.type.KustoType.UNKNOWN;

import dev.purser.kql.plan.Expr;
import dev.purser.kql.type.Json;
import dev.purser.kql.type.KustoType;
import dev.purser.kql.type.RealText;
import dev.purser.kql.type.Ticks;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Changes of type that Kusto makes by itself or on request; constants are changed at once. */
final class Convert {
    private static final Map<KustoType, String> NAMES = Map.of(
            STRING,
            "tostring",
            LONG,
            "tolong",
            INT,
            "toint",
            REAL,
            "toreal",
            DECIMAL,
            "todecimal",
            BOOL,
            "tobool",
            KustoType.DATETIME,
            "todatetime",
            KustoType.TIMESPAN,
            "totimespan",
            KustoType.GUID,
            "toguid",
            DYNAMIC,
            "json");

    private Convert() {}

    /** The value as that type, null where it cannot be; a dynamic target holds the value as it is. */
    static Expr to(KustoType type, Expr expr) {
        if (expr.type() == type || type == UNKNOWN || expr.type() == UNKNOWN) {
            return expr;
        }
        if (expr instanceof Expr.Lit lit) {
            if (lit.value() == null) {
                return Expr.none(type);
            }
            Object folded = fold(type, lit);
            if (folded != null) {
                return new Expr.Lit(type, folded);
            }
        }
        return Expr.fn(NAMES.get(type), type, expr);
    }

    static Expr text(Expr expr) {
        return to(STRING, expr);
    }

    private static Object fold(KustoType type, Expr.Lit lit) {
        Object value = lit.value();
        if (type == STRING) {
            return switch (lit.type()) {
                case INT, LONG, GUID -> value.toString();
                case BOOL -> ((Boolean) value) ? "True" : "False";
                case REAL -> RealText.text((Double) value);
                case DATETIME -> Ticks.datetime((Long) value);
                case TIMESPAN -> Ticks.timespan((Long) value);
                case DYNAMIC -> Json.value((String) value) instanceof String text ? text : value;
                default -> null;
            };
        }
        if (type == DYNAMIC) {
            return switch (lit.type()) {
                case STRING, REAL, BOOL, GUID -> Json.write(value);
                case INT, LONG -> value.toString();
                case DATETIME -> Json.write(Ticks.datetime((Long) value));
                case TIMESPAN -> Json.write(Ticks.timespan((Long) value));
                default -> null;
            };
        }
        if (value instanceof Long whole && lit.type().isInteger()) {
            return switch (type) {
                case LONG -> whole;
                case INT -> (long) whole.intValue();
                case REAL -> (double) whole;
                case DECIMAL -> BigDecimal.valueOf(whole);
                default -> null;
            };
        }
        return null;
    }

    /** The elements of a constant array, each a constant; empty where it is none. */
    static List<Expr> elements(Expr expr) {
        if (expr instanceof Expr.Lit lit
                && lit.type() == DYNAMIC
                && Json.value((String) lit.value()) instanceof List<?> list) {
            return list.stream().map(Convert::element).toList();
        }
        return List.of();
    }

    private static Expr element(Object value) {
        return switch (value) {
            case String text -> Expr.text(text);
            case Long whole -> Expr.whole(whole);
            case Double real -> new Expr.Lit(REAL, real);
            case Boolean bool -> Expr.bool(bool);
            case null -> new Expr.Lit(DYNAMIC, null);
            default -> new Expr.Lit(DYNAMIC, Json.write(value));
        };
    }

    /** The type that values are brought to so that they can stand in one place; dynamic where nothing else fits. */
    static KustoType common(List<Expr> exprs) {
        KustoType common = UNKNOWN;
        for (Expr expr : exprs) {
            KustoType type = expr.type();
            if (type == UNKNOWN || type == common) {
                continue;
            }
            if (common == UNKNOWN || common == DYNAMIC && !mixed(exprs)) {
                common = type;
            } else if (type == DYNAMIC) {
                continue;
            } else if (type.isNumeric() && common.isNumeric()) {
                common = KustoType.widest(type, common);
            } else {
                return DYNAMIC;
            }
        }
        return common;
    }

    private static boolean mixed(List<Expr> exprs) {
        KustoType one = UNKNOWN;
        for (Expr expr : exprs) {
            if (expr.type() == DYNAMIC || expr.type() == UNKNOWN || expr.type() == one) {
                continue;
            }
            if (one != UNKNOWN && !(one.isNumeric() && expr.type().isNumeric())) {
                return true;
            }
            one = expr.type();
        }
        return false;
    }
}
