package dev.purser.kql.type;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** The known name that a misspelt one most likely meant. */
public final class Nearest {
    private Nearest() {}

    /** The nearest of the known names, within a third of its length in edits (a change of case costs nothing), or none. */
    public static Optional<String> to(String name, Collection<String> known) {
        if (name.isEmpty() || name.length() > 100) {
            return Optional.empty();
        }
        String folded = name.toLowerCase(Locale.ROOT);
        int least = Math.max(1, name.length() / 3) + 1;
        String nearest = null;
        for (String one : known) {
            if (Math.abs(one.length() - name.length()) >= least) {
                continue;
            }
            int distance = distance(folded, one.toLowerCase(Locale.ROOT), least);
            if (distance < least) {
                least = distance;
                nearest = one;
            }
        }
        return Optional.ofNullable(nearest);
    }

    private static int distance(String a, String b, int enough) {
        int[] before = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            int best = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(before[j], row[j - 1]) + 1);
                best = Math.min(best, row[j]);
            }
            if (best >= enough) {
                return enough;
            }
            int[] swap = before;
            before = row;
            row = swap;
        }
        return before[b.length()];
    }
}
