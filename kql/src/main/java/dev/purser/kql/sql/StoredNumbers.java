package dev.purser.kql.sql;

import dev.purser.kql.plan.Expr;
import dev.purser.kql.plan.Rel;
import java.util.List;

/**
 * Conversions of texts that the engine keeps as numbers: it takes the number, and spares itself its text. The result is that
 * of converting the text.
 */
final class StoredNumbers {
    /** 2 to the 53rd, in millionths: below it a quotient of reals is the real nearest to the number. */
    private static final String EXACT = "9007199254.740992";

    private StoredNumbers() {}

    /** Tells what a block's new columns merely repeat. */
    static void repeat(List<Rel.Out> outs, Block block) {
        for (Rel.Out out : outs) {
            if (out.expr() instanceof Expr.Ref ref
                    && block.numbers.containsKey(ref.col().id())) {
                block.numbers.put(out.col().id(), block.numbers.get(ref.col().id()));
            }
        }
    }

    /** @param otherwise the conversion of the text */
    static String convert(Expr.Fn fn, Block block, String otherwise) {
        boolean real = fn.name().equals("toreal");
        if (!real && !fn.name().equals("todecimal")
                || !(fn.args().getFirst() instanceof Expr.Ref ref)
                || !block.numbers.containsKey(ref.col().id())) {
            return otherwise;
        }
        String number = block.numbers.get(ref.col().id());
        return real
                ? "CASE WHEN " + number + " BETWEEN -" + EXACT + " AND " + EXACT + " THEN CAST(" + number
                        + " AS DOUBLE) ELSE " + otherwise + " END"
                : "CASE WHEN " + number + " IS NOT NULL THEN CAST(" + number + " AS DECIMAL(38,18)) ELSE " + otherwise
                        + " END";
    }
}
