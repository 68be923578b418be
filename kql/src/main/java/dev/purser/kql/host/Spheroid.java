package dev.purser.kql.host;

/** Distances on the WGS 84 spheroid. Source: T. Vincenty, Direct and inverse solutions of geodesics (1975). */
final class Spheroid {
    private static final double A = 6_378_137;
    private static final double F = 1 / 298.257223563;
    private static final double B = A * (1 - F);

    private Spheroid() {}

    /** In meters; null for points so nearly opposite that the method does not converge. */
    static Double distance(double l1, double a1, double l2, double a2) {
        if (!(Math.abs(l1) <= 180 && Math.abs(l2) <= 180 && Math.abs(a1) <= 90 && Math.abs(a2) <= 90)) {
            return null;
        }
        double l = Math.toRadians(l2 - l1);
        double u1 = Math.atan((1 - F) * Math.tan(Math.toRadians(a1)));
        double u2 = Math.atan((1 - F) * Math.tan(Math.toRadians(a2)));
        double lambda = l;
        for (int i = 0; i < 200; i++) {
            double x = Math.cos(u2) * Math.sin(lambda);
            double y = Math.cos(u1) * Math.sin(u2) - Math.sin(u1) * Math.cos(u2) * Math.cos(lambda);
            double sin = Math.hypot(x, y);
            if (sin == 0) {
                return 0.0;
            }
            double cos = Math.sin(u1) * Math.sin(u2) + Math.cos(u1) * Math.cos(u2) * Math.cos(lambda);
            double sigma = Math.atan2(sin, cos);
            double sinAlpha = Math.cos(u1) * Math.cos(u2) * Math.sin(lambda) / sin;
            double cos2 = 1 - sinAlpha * sinAlpha;
            double middle = cos2 == 0 ? 0 : cos - 2 * Math.sin(u1) * Math.sin(u2) / cos2;
            double c = F / 16 * cos2 * (4 + F * (4 - 3 * cos2));
            double next =
                    l + (1 - c) * F * sinAlpha * (sigma + c * sin * (middle + c * cos * (-1 + 2 * middle * middle)));
            if (Math.abs(next - lambda) < 1e-13) {
                double k = cos2 * (A * A - B * B) / (B * B);
                double big = 1 + k / 16384 * (4096 + k * (-768 + k * (320 - 175 * k)));
                double small = k / 1024 * (256 + k * (-128 + k * (74 - 47 * k)));
                double third = small / 6 * middle * (-3 + 4 * sin * sin) * (-3 + 4 * middle * middle);
                double shift = small * sin * (middle + small / 4 * (cos * (-1 + 2 * middle * middle) - third));
                return B * big * (sigma - shift);
            }
            lambda = next;
        }
        return null;
    }
}
