package dev.purser.kql.host;

import dev.purser.kql.type.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Lines and polygons out of GeoJSON (RFC 7946); what is not sound throws, which is a function's null. */
final class GeoJson {
    private GeoJson() {}

    /** The lines of a LineString or MultiLineString. */
    static List<List<Sphere>> lines(Object json) {
        Map<?, ?> shape = (Map<?, ?>) Json.value((String) json);
        List<?> coordinates = (List<?>) shape.get("coordinates");
        return switch ((String) shape.get("type")) {
            case "LineString" -> List.of(line(coordinates));
            case "MultiLineString" ->
                coordinates.stream().map(one -> line((List<?>) one)).toList();
            default -> throw new IllegalArgumentException("no line");
        };
    }

    /** The polygons of a Polygon or MultiPolygon, each a list of rings, the shell first; a ring's end is not repeated. */
    static List<List<List<Sphere>>> polygons(Object json) {
        Map<?, ?> shape = (Map<?, ?>) Json.value((String) json);
        List<?> coordinates = (List<?>) shape.get("coordinates");
        return switch ((String) shape.get("type")) {
            case "Polygon" -> List.of(rings(coordinates));
            case "MultiPolygon" ->
                coordinates.stream().map(one -> rings((List<?>) one)).toList();
            default -> throw new IllegalArgumentException("no polygon");
        };
    }

    private static List<List<Sphere>> rings(List<?> rings) {
        List<List<Sphere>> out = new ArrayList<>();
        for (Object ring : rings) {
            List<Sphere> points = line((List<?>) ring);
            if (points.size() < 4 || !points.getFirst().equals(points.getLast())) {
                throw new IllegalArgumentException("no ring");
            }
            List<Sphere> open = points.subList(0, points.size() - 1);
            if (open.stream().distinct().count() < open.size()) {
                throw new IllegalArgumentException("a point twice");
            }
            out.add(open);
        }
        if (out.isEmpty()) {
            throw new IllegalArgumentException("no ring");
        }
        return out;
    }

    private static List<Sphere> line(List<?> coordinates) {
        List<Sphere> points = new ArrayList<>();
        for (Object one : coordinates) {
            points.add(Sphere.of(number(one, 0), number(one, 1)));
        }
        if (points.stream().distinct().count() < 2) {
            throw new IllegalArgumentException("no line");
        }
        return points;
    }

    static double number(Object point, int index) {
        return ((Number) ((List<?>) point).get(index)).doubleValue();
    }

    /** Whether a point is in a polygon or on its edge: edges are straight in the projection from the sphere's center. */
    static boolean contains(List<List<List<Sphere>>> polygons, Sphere point) {
        return polygons.stream().anyMatch(rings -> inside(rings, point));
    }

    private static boolean inside(List<List<Sphere>> rings, Sphere point) {
        Sphere center = new Sphere(0, 0, 0);
        for (Sphere one : rings.getFirst()) {
            center = center.plus(one);
        }
        center = center.unit();
        if (point.dot(center) <= 0) {
            return false;
        }
        Sphere pole = Math.abs(center.z()) < 0.9 ? new Sphere(0, 0, 1) : new Sphere(1, 0, 0);
        Sphere east = pole.plus(center.times(-pole.dot(center))).unit();
        Sphere north = new Sphere(
                center.y() * east.z() - center.z() * east.y(),
                center.z() * east.x() - center.x() * east.z(),
                center.x() * east.y() - center.y() * east.x());
        double px = point.dot(east) / point.dot(center);
        double py = point.dot(north) / point.dot(center);
        boolean in = false;
        for (List<Sphere> ring : rings) {
            Sphere last = ring.getLast();
            double ax = last.dot(east) / last.dot(center);
            double ay = last.dot(north) / last.dot(center);
            for (Sphere next : ring) {
                double bx = next.dot(east) / next.dot(center);
                double by = next.dot(north) / next.dot(center);
                if (ay > py != by > py && px < ax + (py - ay) / (by - ay) * (bx - ax)) {
                    in = !in;
                }
                ax = bx;
                ay = by;
            }
        }
        return in;
    }
}
