package dev.purser.testkit.disk;

import java.util.Random;

/** Decides what of the unsynced survives. The first two seeds are the extremes, the rest are drawn. */
final class Chance {
    private final Random random;
    private final double names;
    private final double bytes;

    Chance(long seed) {
        random = new Random(seed * 0x9E37_79B9_7F4A_7C15L + 1);
        if (seed == 0) {
            names = 0;
            bytes = 0;
        } else if (seed == 1) {
            names = 1;
            bytes = 1;
        } else {
            names = drawn();
            bytes = drawn();
        }
    }

    private double drawn() {
        double[] shares = {0, 0.1, 0.5, 0.9, 1};
        return shares[random.nextInt(shares.length)];
    }

    /** True if a change of a folder's entries reached the disk. */
    boolean name() {
        return random.nextDouble() < names;
    }

    /** How many of the first bytes of a piece reached the disk: none, all, or, if torn, some. */
    int bytes(int length) {
        double drawn = random.nextDouble();
        if (drawn < bytes) {
            return length;
        }
        boolean torn = bytes > 0 && length > 1 && random.nextInt(4) == 0;
        return torn ? 1 + random.nextInt(length - 1) : 0;
    }

    /** Which of the moments 0 to {@code last} an inode was last stored at. */
    int moment(int last) {
        if (bytes == 0 || bytes == 1) {
            return bytes == 0 ? 0 : last;
        }
        return random.nextInt(last + 1);
    }
}
