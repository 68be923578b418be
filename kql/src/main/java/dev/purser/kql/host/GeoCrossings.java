package dev.purser.kql.host;

import static dev.purser.kql.host.HostFunctions.add;

import java.util.ArrayList;
import java.util.List;

/** Whether lines and polygons meet. */
final class GeoCrossings {
    private GeoCrossings() {}

    static void register() {
        add(
                "geo_intersects_2lines",
                "jj",
                'b',
                a -> meet(edges(GeoJson.lines(a[0]), false), edges(GeoJson.lines(a[1]), false)));
        add("geo_intersects_line_with_polygon", "jj", 'b', a -> {
            List<List<Sphere>> lines = GeoJson.lines(a[0]);
            List<List<List<Sphere>>> polygons = GeoJson.polygons(a[1]);
            return meet(edges(lines, false), edges(rings(polygons), true))
                    || lines.stream().anyMatch(line -> GeoJson.contains(polygons, line.getFirst()));
        });
        add("geo_intersects_2polygons", "jj", 'b', a -> {
            List<List<List<Sphere>>> one = GeoJson.polygons(a[0]);
            List<List<List<Sphere>>> other = GeoJson.polygons(a[1]);
            return meet(edges(rings(one), true), edges(rings(other), true))
                    || one.stream()
                            .anyMatch(rings ->
                                    GeoJson.contains(other, rings.getFirst().getFirst()))
                    || other.stream()
                            .anyMatch(rings ->
                                    GeoJson.contains(one, rings.getFirst().getFirst()));
        });
    }

    private record Edge(Sphere from, Sphere to, Sphere normal) {}

    private static List<List<Sphere>> rings(List<List<List<Sphere>>> polygons) {
        return polygons.stream().flatMap(List::stream).toList();
    }

    private static List<Edge> edges(List<List<Sphere>> lines, boolean closed) {
        List<Edge> edges = new ArrayList<>();
        for (List<Sphere> line : lines) {
            for (int i = closed ? 0 : 1; i < line.size(); i++) {
                Sphere from = line.get(i == 0 ? line.size() - 1 : i - 1);
                edges.add(new Edge(from, line.get(i), from.cross(line.get(i))));
            }
        }
        return edges;
    }

    private static boolean meet(List<Edge> some, List<Edge> others) {
        return some.stream().anyMatch(one -> others.stream().anyMatch(other -> cross(one, other)));
    }

    /** Each edge's ends lie on both sides of the other's plane, and on the same side of the sphere; touching counts. */
    private static boolean cross(Edge one, Edge other) {
        double a = one.normal.dot(other.from);
        double b = one.normal.dot(other.to);
        double c = other.normal.dot(one.from);
        double d = other.normal.dot(one.to);
        return a * b <= 0 && c * d <= 0 && one.from.plus(one.to).dot(other.from.plus(other.to)) > 0;
    }
}
