package dev.purser.kql.bind;

import static dev.purser.kql.type.KustoType.BOOL;
import static dev.purser.kql.type.KustoType.DATETIME;
import static dev.purser.kql.type.KustoType.DECIMAL;
import static dev.purser.kql.type.KustoType.DYNAMIC;
import static dev.purser.kql.type.KustoType.GUID;
import static dev.purser.kql.type.KustoType.LONG;
import static dev.purser.kql.type.KustoType.REAL;
import static dev.purser.kql.type.KustoType.STRING;
import static dev.purser.kql.type.KustoType.TIMESPAN;
import static dev.purser.kql.type.KustoType.UNKNOWN;

import dev.purser.kql.plan.Expr;
import dev.purser.kql.syntax.Node;
import dev.purser.kql.type.KustoType;
import java.util.Map;
import java.util.Optional;

/** Types of operators between two values, and the few that are reckoned at once. */
final class Operations {
    private static final Map<String, String> ARITHMETIC =
            Map.of("+", "add", "-", "sub", "*", "mul", "/", "div", "%", "mod");
    private static final Map<String, String> COMPARISON =
            Map.of("==", "eq", "!=", "ne", "<", "lt", "<=", "le", ">", "gt", ">=", "ge");

    private final Session session;

    Operations(Session session) {
        this.session = session;
    }

    Expr binary(Node.Binary node, Expr left, Expr right) {
        if (left.type() == UNKNOWN || right.type() == UNKNOWN) {
            return session.broken();
        }
        String arithmetic = ARITHMETIC.get(node.op());
        if (arithmetic != null) {
            return arithmetic(arithmetic, node, left, right);
        }
        String comparison = COMPARISON.get(node.op());
        if (comparison != null) {
            return comparison(comparison, node, left, right);
        }
        return text(node, left, right);
    }

    private Expr undefined(Node.Binary node, Expr left, Expr right) {
        session.problems.semantic(
                "SEM0064",
                "KS106",
                node.opStart(),
                node.opStart() + node.op().length(),
                "The operator '" + node.op() + "' is not defined for the operand types "
                        + left.type().kusto() + " and " + right.type().kusto());
        return session.broken();
    }

    private Expr arithmetic(String op, Node.Binary node, Expr left, Expr right) {
        Expr a = left;
        Expr b = right;
        if (a.type() == DYNAMIC && b.type() == DYNAMIC) {
            // The editor lets it pass, the engine asks for a cast.
            return undefined(node, left, right);
        }
        if (a.type() == DYNAMIC) {
            a = Convert.to(number(op, b.type(), true), a);
        } else if (b.type() == DYNAMIC) {
            b = Convert.to(number(op, a.type(), false), b);
        }
        KustoType type = result(op, a.type(), b.type());
        if (type == UNKNOWN) {
            return undefined(node, left, right);
        }
        if (type.isNumeric() && a.type().isNumeric() && b.type().isNumeric()) {
            a = Convert.to(type, a);
            b = Convert.to(type, b);
        } else if (op.equals("mul")) {
            // A timespan stands first.
            Expr span = a.type() == TIMESPAN ? a : b;
            b = Convert.to(REAL, a.type() == TIMESPAN ? b : a);
            a = span;
        } else if (op.equals("div") && type == TIMESPAN) {
            b = Convert.to(REAL, b);
        }
        Optional<Expr> folded = Folding.arithmetic(op, type, a, b);
        return folded.orElse(Expr.fn(op, type, a, b));
    }

    /** What a dynamic is taken as beside a value of that type. */
    private static KustoType number(String op, KustoType other, boolean first) {
        return switch (other) {
            case DATETIME -> op.equals("sub") ? DATETIME : TIMESPAN;
            case TIMESPAN -> op.equals("mul") || (op.equals("div") && !first) ? REAL : TIMESPAN;
            case INT, LONG -> LONG;
            case DECIMAL -> DECIMAL;
            default -> REAL;
        };
    }

    private static KustoType result(String op, KustoType a, KustoType b) {
        if (a.isNumeric() && b.isNumeric()) {
            KustoType widest = KustoType.widest(a, b);
            return widest == KustoType.INT ? LONG : widest;
        }
        if (a == DATETIME && b == DATETIME) {
            return op.equals("sub") ? TIMESPAN : UNKNOWN;
        }
        if (a == DATETIME && b == TIMESPAN) {
            return op.equals("add") || op.equals("sub") ? DATETIME : op.equals("mod") ? TIMESPAN : UNKNOWN;
        }
        if (a == TIMESPAN && b == DATETIME) {
            return op.equals("add") ? DATETIME : UNKNOWN;
        }
        if (a == TIMESPAN && b == TIMESPAN) {
            return switch (op) {
                case "add", "sub", "mod" -> TIMESPAN;
                case "div" -> REAL;
                default -> UNKNOWN;
            };
        }
        if (a == TIMESPAN && b.isNumeric()) {
            return op.equals("mul") || op.equals("div") ? TIMESPAN : UNKNOWN;
        }
        return a.isNumeric() && b == TIMESPAN && op.equals("mul") ? TIMESPAN : UNKNOWN;
    }

    private Expr comparison(String op, Node.Binary node, Expr left, Expr right) {
        boolean equality = op.equals("eq") || op.equals("ne");
        Optional<Expr[]> sides = comparable(left, right);
        boolean cast = left.type() == DYNAMIC && right.type() == DYNAMIC;
        if (sides.isEmpty() || cast || (!equality && !ordered(sides.get()[0].type(), sides.get()[1].type()))) {
            return undefined(node, left, right);
        }
        Expr a = sides.get()[0];
        Expr b = sides.get()[1];
        return Folding.comparison(op, a, b).orElse(Expr.fn(op, BOOL, a, b));
    }

    private static boolean ordered(KustoType a, KustoType b) {
        return (a.isSummable() || a == BOOL) && (b.isSummable() || b == BOOL) || a == DYNAMIC && b == DYNAMIC;
    }

    /** Both values as one type, where they can be compared. */
    static Optional<Expr[]> comparable(Expr left, Expr right) {
        KustoType a = left.type();
        KustoType b = right.type();
        if (a == b) {
            return Optional.of(new Expr[] {left, right});
        }
        if (a == UNKNOWN || b == UNKNOWN) {
            return Optional.of(new Expr[] {left, right});
        }
        if (a.isNumeric() && b.isNumeric()) {
            KustoType type = KustoType.widest(a, b);
            return Optional.of(new Expr[] {Convert.to(type, left), Convert.to(type, right)});
        }
        if (a == BOOL && b.isInteger() || b == BOOL && a.isInteger()) {
            return Optional.of(new Expr[] {Convert.to(LONG, left), Convert.to(LONG, right)});
        }
        if (a == DYNAMIC || b == DYNAMIC) {
            KustoType type = a == DYNAMIC ? b : a;
            if (type.isInteger()) {
                type = REAL;
            }
            return Optional.of(new Expr[] {dynamicAs(type, left), dynamicAs(type, right)});
        }
        if (a == GUID && b == STRING || a == STRING && b == GUID) {
            return Optional.of(new Expr[] {Convert.to(GUID, left), Convert.to(GUID, right)});
        }
        return Optional.empty();
    }

    private static Expr dynamicAs(KustoType type, Expr expr) {
        return Convert.to(type, expr);
    }

    private Expr text(Node.Binary node, Expr left, Expr right) {
        String op = node.op();
        boolean not = op.startsWith("!");
        String name = not ? op.substring(1) : op;
        if (name.equals("~")) {
            name = "=~";
        }
        name = switch (name) {
            case "=~" -> "eq_folded";
            case ":" -> "has";
            case "matches" -> "matches_regex";
            case "like" -> "like";
            default -> name;
        };
        if (left.type() != STRING && left.type() != DYNAMIC && left.type() != GUID
                || right.type() != STRING && right.type() != DYNAMIC && right.type() != GUID) {
            return undefined(node, left, right);
        }
        Expr a = Convert.text(left);
        Expr b = Convert.text(right);
        if (name.equals("matches_regex")) {
            if (!(b instanceof Expr.Lit lit)) {
                session.semantic("KS107", node.right(), "A regular expression must be a constant");
                return session.broken();
            }
            if (!Regex.check(session, node.right(), (String) lit.value())) {
                return session.broken();
            }
            b = Expr.text(Regex.unicode((String) lit.value()));
        }
        Expr match = Expr.fn(name, BOOL, a, b);
        if (not && left.type() == DYNAMIC) {
            return Expr.fn("not", BOOL, match);
        }
        return not ? Expr.fn("not", BOOL, match) : match;
    }
}
