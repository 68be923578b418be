package dev.purser.testkit;

import java.util.List;
import java.util.Random;

/** Draws from a seed. */
final class Draw {
    private final Random random;

    Draw(long seed) {
        random = new Random(seed);
    }

    long number() {
        return random.nextLong();
    }

    /** From 0 to below the bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** True in one of so many cases. */
    boolean one(int of) {
        return random.nextInt(of) == 0;
    }

    <T> T of(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    String hex(int digits) {
        StringBuilder text = new StringBuilder(digits);
        for (int i = 0; i < digits; i++) {
            text.append(Character.forDigit(random.nextInt(16), 16));
        }
        return text.toString();
    }
}
