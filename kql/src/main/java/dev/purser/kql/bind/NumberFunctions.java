package dev.purser.kql.bind;

import static dev.purser.kql.type.KustoType.BOOL;
import static dev.purser.kql.type.KustoType.DATETIME;
import static dev.purser.kql.type.KustoType.DECIMAL;
import static dev.purser.kql.type.KustoType.DYNAMIC;
import static dev.purser.kql.type.KustoType.INT;
import static dev.purser.kql.type.KustoType.LONG;
import static dev.purser.kql.type.KustoType.REAL;
import static dev.purser.kql.type.KustoType.STRING;
import static dev.purser.kql.type.KustoType.TIMESPAN;

import dev.purser.kql.plan.Expr;
import dev.purser.kql.syntax.Node;
import dev.purser.kql.type.KustoType;
import java.util.ArrayList;
import java.util.List;

/** Binds the functions of numbers and times whose types depend on each other. */
final class NumberFunctions {
    private final Session session;

    NumberFunctions(Session session) {
        this.session = session;
    }

    Expr bin(Node.Call call, List<Expr> args) {
        Expr value = args.get(0);
        Expr size = args.get(1);
        if (value.type() == DYNAMIC) {
            value = Convert.to(size.type() == TIMESPAN ? DATETIME : REAL, value);
        }
        if (value.type().isNumeric() && size.type().isNumeric()) {
            KustoType type = whole(KustoType.widest(value.type(), size.type()));
            return Expr.fn("bin", type, Convert.to(type, value), Convert.to(type, size));
        }
        boolean times = (value.type() == DATETIME || value.type() == TIMESPAN)
                && (size.type() == TIMESPAN || size.type() == value.type());
        if (times) {
            return Expr.fn("bin", value.type(), value, size);
        }
        if ((value.type() == DATETIME || value.type() == TIMESPAN)
                && size.type().isNumeric()) {
            return Expr.fn(
                    "bin",
                    value.type(),
                    value,
                    Expr.fn(
                            "mul",
                            TIMESPAN,
                            new Expr.Lit(TIMESPAN, dev.purser.kql.type.Ticks.DAY),
                            Convert.to(REAL, size)));
        }
        session.semantic(
                "KS107",
                call,
                "The function 'bin' is not defined for " + value.type().kusto() + " and "
                        + size.type().kusto());
        return session.broken();
    }

    private static KustoType whole(KustoType type) {
        return type == INT ? LONG : type;
    }

    Expr binAt(Node.Call call, List<Expr> args) {
        Expr value = args.get(0);
        KustoType type = value.type();
        Expr size = args.get(1);
        if (type.isNumeric() && size.type().isNumeric() && args.get(2).type().isNumeric()) {
            KustoType widest = whole(KustoType.widest(
                    KustoType.widest(type, size.type()), args.get(2).type()));
            return Expr.fn(
                    "bin_at",
                    widest,
                    Convert.to(widest, value),
                    Convert.to(widest, size),
                    Convert.to(widest, args.get(2)));
        }
        if ((type == DATETIME || type == TIMESPAN) && args.get(2).type() == type && size.type() == TIMESPAN) {
            return Expr.fn("bin_at", type, args);
        }
        session.semantic("KS107", call, "The function 'bin_at' is not defined for these types");
        return session.broken();
    }

    /** A hash goes by the value's type: a number's bits are hashed, not its digits. */
    Expr hash(List<Expr> args) {
        List<Expr> all = new ArrayList<>(args);
        String name = switch (args.getFirst().type()) {
            case INT -> "hash_int";
            case LONG, DATETIME, TIMESPAN -> "hash_long";
            case REAL -> "hash_real";
            default -> "hash";
        };
        if (name.equals("hash_long")) {
            all.set(0, Convert.to(LONG, args.getFirst()));
        }
        return Expr.fn(name, LONG, all);
    }

    /** Within a distance of a centre; times are measured in ticks. */
    Expr around(List<Expr> args) {
        boolean times = args.stream().anyMatch(arg -> arg.type() == DATETIME || arg.type() == TIMESPAN);
        return times
                ? Expr.fn(
                        "around_ticks",
                        BOOL,
                        args.stream().map(arg -> Convert.to(LONG, arg)).toList())
                : Expr.fn("around", BOOL, args);
    }

    /** The digits of an int are those of its 32 bits. */
    Expr hex(List<Expr> args) {
        List<Expr> all = new ArrayList<>(args);
        all.replaceAll(arg -> Convert.to(LONG, arg));
        return Expr.fn(args.getFirst().type() == INT ? "tohex_int" : "tohex", STRING, all);
    }

    Expr round(Node.Call call, List<Expr> args) {
        Expr value = args.getFirst().type() == DYNAMIC ? Convert.to(REAL, args.getFirst()) : args.getFirst();
        if (!value.type().isNumeric() || args.size() > 1 && !args.get(1).type().isInteger()) {
            session.semantic("KS137", call, "The function 'round' expects a number and a whole number");
            return session.broken();
        }
        Expr digits = args.size() > 1 ? Convert.to(LONG, args.get(1)) : Expr.whole(0);
        if (value.type() == DECIMAL && !digits.literal()) {
            // An engine rounds a decimal to a constant number of digits only.
            return Convert.to(DECIMAL, Expr.fn("round", REAL, Convert.to(REAL, value), digits));
        }
        if (value.type() == KustoType.DECIMAL && !digits.literal()) {
            // An engine rounds decimals to a constant number of digits only.
            Expr rounded = Expr.fn("round", KustoType.REAL, Convert.to(KustoType.REAL, value), digits);
            return Convert.to(KustoType.DECIMAL, rounded);
        }
        return Expr.fn("round", value.type(), value, digits);
    }

    Expr make(List<Expr> args, KustoType type, String name, int count, int least) {
        if (args.size() == 1) {
            return Convert.to(type, args.getFirst());
        }
        List<Expr> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Expr part = i < args.size() ? args.get(i) : Expr.whole(i < least ? 1 : 0);
            all.add(Convert.to(REAL, part));
        }
        return Expr.fn(name, type, all);
    }

    Expr makeTimespan(List<Expr> args) {
        if (args.size() == 1) {
            return Convert.to(TIMESPAN, args.getFirst());
        }
        List<Expr> all = new ArrayList<>();
        if (args.size() < 4) {
            all.add(new Expr.Lit(REAL, 0.0));
        }
        args.forEach(arg -> all.add(Convert.to(REAL, arg)));
        while (all.size() < 4) {
            all.add(new Expr.Lit(REAL, 0.0));
        }
        return Expr.fn("make_timespan", TIMESPAN, all.subList(0, 4));
    }

    Expr range(Node.Call call, List<Expr> args) {
        KustoType type = args.get(0).type();
        if (type == DYNAMIC) {
            type = LONG;
        }
        if (type == INT) {
            type = LONG;
        }
        boolean times = type == DATETIME || type == TIMESPAN;
        Expr step = args.size() > 2
                ? args.get(2)
                : times ? new Expr.Lit(TIMESPAN, dev.purser.kql.type.Ticks.HOUR) : Expr.whole(1);
        if (!times && (args.get(1).type() == REAL || step.type() == REAL)) {
            type = REAL;
        }
        if (!type.isSummable()) {
            session.semantic("KS138", call, "The function 'range' expects numbers, datetimes or timespans");
            return session.broken();
        }
        Expr last = Convert.to(type, args.get(1));
        return Expr.fn(
                "range", DYNAMIC, Convert.to(type, args.get(0)), last, Convert.to(times ? TIMESPAN : type, step));
    }
}
