package dev.purser.server.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody may have meant by a name that nothing has. */
final class NearestName {
    private static final int MAX_LENGTH = 100;

    private NearestName() {}

    /**
     * The shortest known name that ends with the given one; else the one with the fewest letters to change, if that is
     * less than half of them.
     */
    static Optional<String> to(String unknown, Collection<String> known) {
        if (unknown.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String given = plain(unknown);
        Comparator<String> order = Comparator.naturalOrder();
        return known.stream()
                .filter(name -> plain(name).endsWith("." + given))
                .min(Comparator.comparingInt(String::length).thenComparing(order))
                .or(() -> known.stream()
                        .min(Comparator.comparingInt((String name) -> distance(given, plain(name)))
                                .thenComparing(order))
                        .filter(name -> 2 * distance(given, plain(name)) < given.length()));
    }

    /** Case and separators are no difference. */
    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '.').replace('-', '.');
    }

    /** Letters to insert, remove, replace or swap with their neighbour (optimal string alignment). */
    static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int replace = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                cost[i][j] = Math.min(replace, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[a.length()][b.length()];
    }
}
