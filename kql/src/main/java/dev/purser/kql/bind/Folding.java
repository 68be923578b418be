package dev.purser.kql.bind;

import static dev.purser.kql.type.KustoType.DATETIME;
import static dev.purser.kql.type.KustoType.LONG;
import static dev.purser.kql.type.KustoType.REAL;
import static dev.purser.kql.type.KustoType.TIMESPAN;

import dev.purser.kql.plan.Expr;
import dev.purser.kql.type.KustoType;
import dev.purser.kql.type.Ticks;
import java.util.Optional;

/** Reckons constants while a query is bound, by Kusto's rules: so that limits, bins and times reach the engine as numbers. */
final class Folding {
    private Folding() {}

    static Optional<Expr> arithmetic(String op, KustoType type, Expr a, Expr b) {
        if (!(a instanceof Expr.Lit left && b instanceof Expr.Lit right)) {
            return Optional.empty();
        }
        if (left.value() == null || right.value() == null) {
            return Optional.of(Expr.none(type));
        }
        if (type == REAL && left.value() instanceof Double x && right.value() instanceof Double y) {
            return switch (op) {
                case "add" -> real(x + y);
                case "sub" -> real(x - y);
                case "mul" -> real(x * y);
                case "div" -> real(x / y);
                default -> Optional.empty();
            };
        }
        if (left.value() instanceof Long x && right.value() instanceof Long y) {
            return whole(op, type, x, y);
        }
        if (type == TIMESPAN && left.value() instanceof Long x && right.value() instanceof Double y) {
            double ticks = op.equals("mul") ? x * y : x / y;
            return Math.abs(ticks) < 9e18
                    ? Optional.of(new Expr.Lit(TIMESPAN, Math.round(ticks)))
                    : Optional.of(Expr.none(type));
        }
        return Optional.empty();
    }

    private static Optional<Expr> real(double value) {
        return Optional.of(new Expr.Lit(REAL, value));
    }

    private static Optional<Expr> whole(String op, KustoType type, long x, long y) {
        if (type == REAL) {
            return op.equals("div") ? real((double) x / y) : Optional.empty();
        }
        if (type != LONG && type != TIMESPAN && type != DATETIME) {
            return Optional.empty();
        }
        switch (op) {
            case "add", "sub" -> {
                long sum = op.equals("add") ? x + y : x - y;
                boolean outside = type == DATETIME && (sum < 0 || sum > Ticks.MAX);
                return Optional.of(outside ? Expr.none(type) : new Expr.Lit(type, sum));
            }
            case "mul" -> {
                return Optional.of(new Expr.Lit(type, x * y));
            }
            case "div" -> {
                return Optional.of(y == 0 ? Expr.none(type) : new Expr.Lit(type, x / y));
            }
            case "mod" -> {
                return Optional.of(
                        y == 0 ? Expr.none(type) : new Expr.Lit(type, x % y < 0 ? x % y + Math.abs(y) : x % y));
            }
            default -> {
                return Optional.empty();
            }
        }
    }

    static Optional<Expr> comparison(String op, Expr a, Expr b) {
        if (!(a instanceof Expr.Lit left && b instanceof Expr.Lit right)
                || !(left.value() instanceof Long x)
                || !(right.value() instanceof Long y)) {
            return Optional.empty();
        }
        int order = Long.compare(x, y);
        return Optional.of(Expr.bool(
                switch (op) {
                    case "eq" -> order == 0;
                    case "ne" -> order != 0;
                    case "lt" -> order < 0;
                    case "le" -> order <= 0;
                    case "gt" -> order > 0;
                    default -> order >= 0;
                }));
    }

    static Expr negated(Expr expr, KustoType type) {
        if (expr instanceof Expr.Lit lit && lit.value() instanceof Long whole) {
            return new Expr.Lit(type, -whole);
        }
        if (expr instanceof Expr.Lit lit && lit.value() instanceof Double real) {
            return new Expr.Lit(type, -real);
        }
        return Expr.fn("neg", type, expr);
    }
}
