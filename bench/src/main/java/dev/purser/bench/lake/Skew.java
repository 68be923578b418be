package dev.purser.bench.lake;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Draws numbers from 0 with Zipf's skew: the first most often. Immutable. */
final class Skew {
    private final double[] upTo;

    Skew(int count, double exponent) {
        upTo = new double[count];
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += 1 / Math.pow(i + 1.0, exponent);
            upTo[i] = sum;
        }
        for (int i = 0; i < count; i++) {
            upTo[i] /= sum;
        }
    }

    int draw(SplittableRandom random) {
        int at = Arrays.binarySearch(upTo, random.nextDouble());
        return Math.min(upTo.length - 1, at < 0 ? -at - 1 : at);
    }
}
