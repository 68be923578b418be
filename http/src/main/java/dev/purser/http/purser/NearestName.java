package dev.purser.http.purser;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the name that was probably meant: smallest edit distance (Levenshtein), at most a third of the letters off. */
final class NearestName {
    private static final int LONGEST = 64;

    private NearestName() {}

    /** The nearest of the names, or empty if none is near. */
    static Optional<String> of(String given, Collection<String> names) {
        if (given.length() > LONGEST) {
            return Optional.empty();
        }
        return names.stream()
                .min(Comparator.comparingInt((String name) -> distance(given, name))
                        .thenComparing(name -> name))
                .filter(name -> distance(given, name) <= Math.max(2, name.length() / 3));
    }

    /** What to say of a name that is not taken. */
    static String hint(String given, Collection<String> names) {
        return of(given, names)
                .map(near -> "did you mean " + near + "?")
                .orElseGet(() -> names.isEmpty()
                        ? "none is taken here"
                        : "one of " + String.join(", ", names.stream().sorted().toList()));
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int corner = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int swap = corner + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(swap, Math.min(above, row[j - 1]) + 1);
                corner = above;
            }
        }
        return row[b.length()];
    }
}
