package dev.purser.delivery.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Takes secrets out of what the other side said: some receivers quote the credential that they refuse. Immutable. */
final class Redactor {
    private static final int SHORTEST = 4;

    private final List<String> secrets;

    /**
     * @param values the values of secret headers; each word of them counts too
     */
    Redactor(List<String> values) {
        List<String> all = new ArrayList<>();
        for (String value : values) {
            all.add(value);
            all.addAll(List.of(value.split(" ")));
        }
        all.removeIf(one -> one.length() < SHORTEST);
        all.sort(Comparator.comparingInt(String::length).reversed());
        secrets = List.copyOf(all);
    }

    String clean(String text) {
        String clean = text;
        for (String secret : secrets) {
            clean = clean.replace(secret, "***");
        }
        return clean;
    }
}
