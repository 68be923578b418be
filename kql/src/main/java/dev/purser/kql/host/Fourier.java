package dev.purser.kql.host;

import static dev.purser.kql.host.HostFunctions.add;

import dev.purser.kql.type.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** The discrete Fourier transform of any length, there and back. */
final class Fourier {
    private static final int LONGEST = 1 << 20;

    private Fourier() {}

    static void register() {
        add("series_fft_dynamic", "jj", 's', a -> transformed(a, false));
        add("series_ifft_dynamic", "jj", 's', a -> transformed(a, true));
    }

    private static String transformed(Object[] a, boolean back) {
        double[] real = Numeric.list(a[0]);
        double[] imaginary = a[1] == null ? new double[real.length] : Numeric.list(a[1]);
        if (real.length != imaginary.length || real.length > LONGEST) {
            return null;
        }
        int n = real.length;
        // Back is the same with the parts exchanged.
        double[][] out = back ? transform(imaginary, real) : transform(real, imaginary);
        double[] first = back ? out[1] : out[0];
        double[] second = back ? out[0] : out[1];
        for (int i = 0; back && i < n; i++) {
            first[i] /= n;
            second[i] /= n;
        }
        Map<String, Object> bag = new LinkedHashMap<>();
        bag.put("real", Numeric.boxed(first));
        bag.put("imag", Numeric.boxed(second));
        return Json.write(bag);
    }

    static double[][] transform(double[] real, double[] imaginary) {
        int n = real.length;
        if (Integer.bitCount(n) <= 1) {
            double[] re = real.clone();
            double[] im = imaginary.clone();
            powerOfTwo(re, im);
            return new double[][] {re, im};
        }
        return bluestein(real, imaginary);
    }

    /** Any length as a convolution of a length that is a power of two. */
    private static double[][] bluestein(double[] real, double[] imaginary) {
        int n = real.length;
        int m = Integer.highestOneBit(2 * n) * 2;
        double[] cos = new double[n];
        double[] sin = new double[n];
        for (int i = 0; i < n; i++) {
            double angle = Math.PI * ((long) i * i % (2L * n)) / n;
            cos[i] = Math.cos(angle);
            sin[i] = Math.sin(angle);
        }
        double[] ar = new double[m];
        double[] ai = new double[m];
        double[] br = new double[m];
        double[] bi = new double[m];
        for (int i = 0; i < n; i++) {
            ar[i] = real[i] * cos[i] + imaginary[i] * sin[i];
            ai[i] = imaginary[i] * cos[i] - real[i] * sin[i];
            br[i] = cos[i];
            bi[i] = sin[i];
            if (i > 0) {
                br[m - i] = cos[i];
                bi[m - i] = sin[i];
            }
        }
        powerOfTwo(ar, ai);
        powerOfTwo(br, bi);
        for (int i = 0; i < m; i++) {
            double re = ar[i] * br[i] - ai[i] * bi[i];
            ai[i] = ar[i] * bi[i] + ai[i] * br[i];
            ar[i] = re;
        }
        powerOfTwo(ai, ar);
        double[] re = new double[n];
        double[] im = new double[n];
        for (int i = 0; i < n; i++) {
            re[i] = (ar[i] * cos[i] + ai[i] * sin[i]) / m;
            im[i] = (ai[i] * cos[i] - ar[i] * sin[i]) / m;
        }
        return new double[][] {re, im};
    }

    private static void powerOfTwo(double[] re, double[] im) {
        int n = re.length;
        for (int i = 1; i < n; i++) {
            int j = Integer.reverse(i) >>> (32 - Integer.numberOfTrailingZeros(n));
            if (j > i) {
                double swap = re[i];
                re[i] = re[j];
                re[j] = swap;
                swap = im[i];
                im[i] = im[j];
                im[j] = swap;
            }
        }
        for (int size = 2; size <= n; size *= 2) {
            int half = size / 2;
            for (int k = 0; k < half; k++) {
                double cos = Math.cos(2 * Math.PI * k / size);
                double sin = -Math.sin(2 * Math.PI * k / size);
                for (int i = k; i < n; i += size) {
                    double tr = re[i + half] * cos - im[i + half] * sin;
                    double ti = re[i + half] * sin + im[i + half] * cos;
                    re[i + half] = re[i] - tr;
                    im[i + half] = im[i] - ti;
                    re[i] += tr;
                    im[i] += ti;
                }
            }
        }
    }
}
