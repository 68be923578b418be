package dev.purser.kql.host;

import static dev.purser.kql.host.HostFunctions.add;

import dev.purser.kql.type.Json;
import java.util.List;

/** Points, lines and polygons on the sphere. */
final class GeoFunctions {
    private GeoFunctions() {}

    static void register() {
        add(
                "geo_distance_2points",
                "ddddB",
                'd',
                a -> Boolean.TRUE.equals(a[4])
                        ? Spheroid.distance((Double) a[0], (Double) a[1], (Double) a[2], (Double) a[3])
                        : (Double) (Sphere.RADIUS * point(a, 0).angle(point(a, 2))));
        add("geo_azimuth", "dddd", 'd', a -> azimuth(point(a, 0), point(a, 2)));
        add("geo_angle", "dddddd", 'd', a -> angle(point(a, 0), point(a, 2), point(a, 4)));
        add(
                "geo_point_in_circle",
                "ddddd",
                'b',
                a -> (Double) a[4] < 0 || ((Double) a[4]).isNaN()
                        ? null
                        : (Boolean) (Sphere.RADIUS * point(a, 0).angle(point(a, 2)) <= (Double) a[4]));
        add("geo_point_in_polygon", "ddj", 'b', a -> GeoJson.contains(GeoJson.polygons(a[2]), point(a, 0)));
        add("geo_distance_point_to_line", "ddj", 'd', a -> {
            Sphere point = point(a, 0);
            return Sphere.RADIUS * point.angle(nearest(point, GeoJson.lines(a[2]), false));
        });
        add("geo_distance_point_to_polygon", "ddj", 'd', a -> {
            Sphere point = point(a, 0);
            return Sphere.RADIUS * point.angle(nearestOf(point, GeoJson.polygons(a[2])));
        });
        add(
                "geo_closest_point_on_line",
                "ddj",
                's',
                a -> Json.write(nearest(point(a, 0), GeoJson.lines(a[2]), false).point()));
        add(
                "geo_closest_point_on_polygon",
                "ddj",
                's',
                a -> Json.write(nearestOf(point(a, 0), GeoJson.polygons(a[2])).point()));
        add(
                "geo_line_length",
                "j",
                'd',
                a -> GeoJson.lines(a[0]).stream()
                        .mapToDouble(line -> Sphere.RADIUS * length(line, false))
                        .sum());
        add(
                "geo_line_centroid",
                "j",
                's',
                a -> Json.write(centroid(GeoJson.lines(a[0])).point()));
        add(
                "geo_line_interpolate_point",
                "jd",
                's',
                a -> Json.write(
                        at(GeoJson.lines(a[0]).getFirst(), (Double) a[1]).point()));
        add(
                "geo_line_locate_point",
                "jdd",
                'd',
                a -> located(GeoJson.lines(a[0]).getFirst(), point(a, 1)));
        add("geo_polygon_area", "j", 'd', a -> Sphere.RADIUS * Sphere.RADIUS * area(GeoJson.polygons(a[0])));
        add(
                "geo_polygon_perimeter",
                "j",
                'd',
                a -> GeoJson.polygons(a[0]).stream()
                        .flatMap(List::stream)
                        .mapToDouble(ring -> Sphere.RADIUS * length(ring, true))
                        .sum());
        add(
                "geo_polygon_centroid",
                "j",
                's',
                a -> Json.write(middle(GeoJson.polygons(a[0])).point()));
    }

    private static Sphere point(Object[] a, int from) {
        return Sphere.of((Double) a[from], (Double) a[from + 1]);
    }

    private static Double azimuth(Sphere from, Sphere to) {
        if (from.equals(to)) {
            return null;
        }
        double l1 = Math.toRadians(from.longitude());
        double a1 = Math.toRadians(from.latitude());
        double l2 = Math.toRadians(to.longitude());
        double a2 = Math.toRadians(to.latitude());
        double angle = Math.atan2(
                Math.sin(l2 - l1) * Math.cos(a2),
                Math.cos(a1) * Math.sin(a2) - Math.sin(a1) * Math.cos(a2) * Math.cos(l2 - l1));
        return angle < 0 ? angle + 2 * Math.PI : angle;
    }

    /** From the first edge, against its direction, to the second, clockwise. */
    private static Double angle(Sphere first, Sphere corner, Sphere last) {
        Double back = azimuth(corner, first);
        Double on = azimuth(corner, last);
        if (back == null || on == null) {
            return null;
        }
        double angle = Math.abs(back - on);
        return Math.min(angle, 2 * Math.PI - angle);
    }

    private static Sphere nearest(Sphere point, List<List<Sphere>> lines, boolean closed) {
        Sphere best = lines.getFirst().getFirst();
        for (List<Sphere> line : lines) {
            for (int i = closed ? 0 : 1; i < line.size(); i++) {
                Sphere one = point.nearest(line.get(i == 0 ? line.size() - 1 : i - 1), line.get(i));
                best = point.angle(one) < point.angle(best) ? one : best;
            }
        }
        return best;
    }

    private static Sphere nearestOf(Sphere point, List<List<List<Sphere>>> polygons) {
        return GeoJson.contains(polygons, point)
                ? point
                : nearest(point, polygons.stream().flatMap(List::stream).toList(), true);
    }

    private static double length(List<Sphere> line, boolean closed) {
        double sum = closed ? line.getLast().angle(line.getFirst()) : 0;
        for (int i = 1; i < line.size(); i++) {
            sum += line.get(i - 1).angle(line.get(i));
        }
        return sum;
    }

    private static Sphere centroid(List<List<Sphere>> lines) {
        Sphere sum = new Sphere(0, 0, 0);
        for (List<Sphere> line : lines) {
            for (int i = 1; i < line.size(); i++) {
                Sphere both = line.get(i - 1).plus(line.get(i));
                double half = line.get(i - 1).plus(line.get(i).times(-1)).length();
                sum = sum.plus(both.times(half / both.length()));
            }
        }
        return sum.unit();
    }

    private static Sphere at(List<Sphere> line, double fraction) {
        if (!(fraction >= 0 && fraction <= 1)) {
            throw new IllegalArgumentException("fraction");
        }
        double rest = fraction * length(line, false);
        for (int i = 1; i < line.size(); i++) {
            double edge = line.get(i - 1).angle(line.get(i));
            if (rest <= edge && edge > 0) {
                return line.get(i - 1).toward(line.get(i), rest / edge);
            }
            rest -= edge;
        }
        return line.getLast();
    }

    private static double located(List<Sphere> line, Sphere point) {
        double best = Double.POSITIVE_INFINITY;
        double at = 0;
        double before = 0;
        for (int i = 1; i < line.size(); i++) {
            Sphere near = point.nearest(line.get(i - 1), line.get(i));
            if (point.angle(near) < best) {
                best = point.angle(near);
                at = before + line.get(i - 1).angle(near);
            }
            before += line.get(i - 1).angle(line.get(i));
        }
        return at / before;
    }

    private static double area(List<List<List<Sphere>>> polygons) {
        double sum = 0;
        for (List<List<Sphere>> rings : polygons) {
            sum += Math.abs(area(rings.getFirst(), 0));
            for (List<Sphere> hole : rings.subList(1, rings.size())) {
                sum -= Math.abs(area(hole, 0));
            }
        }
        return sum;
    }

    private static double area(List<Sphere> ring, int from) {
        double sum = 0;
        for (int i = from + 1; i + 1 < ring.size(); i++) {
            sum += Sphere.area(ring.get(from), ring.get(i), ring.get(i + 1));
        }
        return sum;
    }

    /** The mean of all places within. */
    private static Sphere middle(List<List<List<Sphere>>> polygons) {
        Sphere sum = new Sphere(0, 0, 0);
        for (List<List<Sphere>> rings : polygons) {
            for (List<Sphere> ring : rings) {
                boolean shell = ring.equals(rings.getFirst());
                double turn = Math.signum(area(ring, 0)) * (shell ? 1 : -1);
                for (int i = 0; i < ring.size(); i++) {
                    Sphere a = ring.get(i);
                    Sphere b = ring.get((i + 1) % ring.size());
                    Sphere normal = a.cross(b);
                    sum = sum.plus(normal.times(turn * a.angle(b) / normal.length()));
                }
            }
        }
        return sum.unit();
    }
}
