package dev.purser.kql.sql;

import dev.purser.kql.plan.Expr;
import java.util.ArrayList;
import java.util.List;

/** Writes functions of the rows before and after. */
final class WindowWriter {
    private final ExprWriter exprs;
    private final SqlDialect dialect;

    WindowWriter(ExprWriter exprs, SqlDialect dialect) {
        this.exprs = exprs;
        this.dialect = dialect;
    }

    String window(Expr.Fn fn, Block block) {
        List<String> args = new ArrayList<>();
        fn.args().forEach(arg -> args.add(exprs.write(arg, block)));
        int count = counted(fn);
        int keysAt = fn.args().size() - 1 - count;
        List<String> keys = args.subList(keysAt, args.size() - 1);
        List<String> values = args.subList(0, keysAt - 1);
        String over = " OVER (" + (keys.isEmpty() ? "" : "PARTITION BY " + String.join(", ", keys) + " ") + "ORDER BY "
                + args.getLast() + ")";
        String name = fn.name().substring("win_".length());
        String call = name + "(" + String.join(", ", values) + ")" + over;
        return name.equals("sum") ? "CAST(" + call + " AS " + dialect.type(fn.type()) + ")" : call;
    }

    /** The count of partition keys stands where the arguments' rest is as long as it says. */
    private static int counted(Expr.Fn fn) {
        int most = fn.args().size() - 2;
        for (int keys = 0; keys <= most; keys++) {
            if (fn.args().get(fn.args().size() - 2 - keys) instanceof Expr.Lit lit
                    && Long.valueOf(keys).equals(lit.value())) {
                return keys;
            }
        }
        return 0;
    }
}
