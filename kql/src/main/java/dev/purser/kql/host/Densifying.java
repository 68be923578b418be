package dev.purser.kql.host;

import static dev.purser.kql.host.HostFunctions.add;

import dev.purser.kql.type.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Edges that are straight on the map, cut until geodesics between the cuts are near enough to them. */
final class Densifying {
    private static final double USUAL = 10;
    private static final int DEEPEST = 16;

    private Densifying() {}

    static void register() {
        add("geo_line_densify", "jjB", 's', a -> {
            GeoJson.lines(a[0]);
            return densified(a);
        });
        add("geo_polygon_densify", "jjB", 's', a -> {
            GeoJson.polygons(a[0]);
            return densified(a);
        });
    }

    private static String densified(Object[] a) {
        double tolerance = a[1] == null ? USUAL : ((Number) Json.value((String) a[1])).doubleValue();
        if (!(tolerance >= 0.1 && tolerance <= 10_000)) {
            return null;
        }
        Map<?, ?> shape = (Map<?, ?>) Json.value((String) a[0]);
        return Json.write(
                Sphere.shape((String) shape.get("type"), level((List<?>) shape.get("coordinates"), tolerance)));
    }

    private static List<Object> level(List<?> coordinates, double tolerance) {
        List<Object> out = new ArrayList<>();
        boolean points = ((List<?>) coordinates.getFirst()).getFirst() instanceof Number;
        for (int i = 0; i < coordinates.size(); i++) {
            if (!points) {
                out.add(level((List<?>) coordinates.get(i), tolerance));
                continue;
            }
            if (i > 0) {
                cut(coordinates.get(i - 1), coordinates.get(i), tolerance, 0, out);
            }
            out.add(coordinates.get(i));
        }
        return out;
    }

    private static void cut(Object from, Object to, double tolerance, int depth, List<Object> out) {
        double longitude = (GeoJson.number(from, 0) + GeoJson.number(to, 0)) / 2;
        double latitude = (GeoJson.number(from, 1) + GeoJson.number(to, 1)) / 2;
        Sphere a = Sphere.of(GeoJson.number(from, 0), GeoJson.number(from, 1));
        Sphere b = Sphere.of(GeoJson.number(to, 0), GeoJson.number(to, 1));
        Sphere middle = Sphere.of(longitude, latitude);
        if (depth == DEEPEST || Sphere.RADIUS * middle.angle(middle.nearest(a, b)) <= tolerance) {
            return;
        }
        List<Double> point = List.of(longitude, latitude);
        cut(from, point, tolerance, depth + 1, out);
        out.add(point);
        cut(point, to, tolerance, depth + 1, out);
    }
}
