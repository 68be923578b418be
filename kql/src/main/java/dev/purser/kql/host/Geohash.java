package dev.purser.kql.host;

import static dev.purser.kql.host.HostFunctions.add;

import dev.purser.kql.type.Json;
import java.util.List;
import java.util.stream.Stream;

/** Geohashes: rectangles named by 1 to 18 characters. */
final class Geohash {
    private static final String DIGITS = "0123456789bcdefghjkmnpqrstuvwxyz";
    private static final int LONGEST = 18;

    /** The eight around, in the order in which Kusto lists them: steps in longitude and latitude. */
    private static final int[][] AROUND = {{-1, -1}, {-1, 1}, {1, -1}, {0, 1}, {-1, 0}, {1, 1}, {1, 0}, {0, -1}};

    private Geohash() {}

    static void register() {
        add("geo_point_to_geohash", "ddl", 's', a -> {
            Sphere.of((Double) a[0], (Double) a[1]);
            return encode((Double) a[0], (Double) a[1], (int) Math.clamp((Long) a[2], 0, LONGEST + 1));
        });
        add("geo_geohash_to_central_point", "s", 's', a -> {
            Box box = decode((String) a[0]);
            return Json.write(Sphere.shape("Point", List.of(box.west + box.width / 2, box.south + box.height / 2)));
        });
        add("geo_geohash_to_polygon", "s", 's', a -> {
            Box box = decode((String) a[0]);
            double east = box.west + box.width;
            double north = box.south + box.height;
            List<List<Double>> ring = List.of(
                    List.of(box.west, box.south),
                    List.of(east, box.south),
                    List.of(east, north),
                    List.of(box.west, north),
                    List.of(box.west, box.south));
            return Json.write(Sphere.shape("Polygon", List.of(ring)));
        });
        add("geo_geohash_neighbors", "s", 's', a -> neighbors((String) a[0]));
    }

    private record Box(double west, double south, double width, double height) {}

    private static String encode(double longitude, double latitude, int length) {
        if (length < 1 || length > LONGEST) {
            return "";
        }
        double west = -180;
        double east = 180;
        double south = -90;
        double north = 90;
        StringBuilder out = new StringBuilder();
        int bits = 0;
        for (int i = 0; i < length * 5; i++) {
            bits <<= 1;
            if (i % 2 == 0) {
                double middle = (west + east) / 2;
                if (longitude >= middle) {
                    bits |= 1;
                    west = middle;
                } else {
                    east = middle;
                }
            } else {
                double middle = (south + north) / 2;
                if (latitude >= middle) {
                    bits |= 1;
                    south = middle;
                } else {
                    north = middle;
                }
            }
            if (i % 5 == 4) {
                out.append(DIGITS.charAt(bits));
                bits = 0;
            }
        }
        return out.toString();
    }

    private static Box decode(String hash) {
        if (hash.isEmpty() || hash.length() > LONGEST) {
            throw new IllegalArgumentException("no geohash");
        }
        double west = -180;
        double south = -90;
        double width = 360;
        double height = 180;
        boolean across = true;
        for (char c : hash.toCharArray()) {
            int digit = DIGITS.indexOf(c);
            if (digit < 0) {
                throw new IllegalArgumentException("no geohash");
            }
            for (int bit = 4; bit >= 0; bit--) {
                int upper = digit >> bit & 1;
                if (across) {
                    width /= 2;
                    west += upper * width;
                } else {
                    height /= 2;
                    south += upper * height;
                }
                across = !across;
            }
        }
        return new Box(west, south, width, height);
    }

    /** Those beyond a pole are left out. */
    private static String neighbors(String hash) {
        Box box = decode(hash);
        double longitude = box.west + box.width / 2;
        double latitude = box.south + box.height / 2;
        return Json.write(Stream.of(AROUND)
                .filter(step -> Math.abs(latitude + step[1] * box.height) < 90)
                .map(step -> {
                    double there = longitude + step[0] * box.width;
                    double round = there > 180 ? there - 360 : there < -180 ? there + 360 : there;
                    return (Object) encode(round, latitude + step[1] * box.height, hash.length());
                })
                .toList());
    }
}
