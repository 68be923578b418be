package dev.purser.kql.host;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Points of a sphere of the size of the Earth as unit vectors; edges between them are geodesics. */
record Sphere(double x, double y, double z) {
    /** Mean radius of the Earth in meters, which Kusto measures by. */
    static final double RADIUS = 6_371_010;

    /** A point by degrees; throws where there is no such place. */
    static Sphere of(double longitude, double latitude) {
        if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)) {
            throw new IllegalArgumentException("no such place");
        }
        double l = Math.toRadians(longitude);
        double a = Math.toRadians(latitude);
        return new Sphere(Math.cos(a) * Math.cos(l), Math.cos(a) * Math.sin(l), Math.sin(a));
    }

    double longitude() {
        return Math.toDegrees(Math.atan2(y, x));
    }

    double latitude() {
        return Math.toDegrees(Math.atan2(z, Math.hypot(x, y)));
    }

    double dot(Sphere other) {
        return x * other.x + y * other.y + z * other.z;
    }

    Sphere plus(Sphere other) {
        return new Sphere(x + other.x, y + other.y, z + other.z);
    }

    Sphere times(double factor) {
        return new Sphere(x * factor, y * factor, z * factor);
    }

    /** The normal of the plane through both; exact also for near points, where the plain product loses its digits. */
    Sphere cross(Sphere other) {
        Sphere sum = plus(other);
        Sphere less = other.plus(times(-1));
        return new Sphere(
                        sum.y * less.z - sum.z * less.y,
                        sum.z * less.x - sum.x * less.z,
                        sum.x * less.y - sum.y * less.x)
                .times(0.5);
    }

    double length() {
        return Math.sqrt(dot(this));
    }

    Sphere unit() {
        return times(1 / length());
    }

    /** The angle between two directions. */
    double angle(Sphere other) {
        return Math.atan2(cross(other).length(), dot(other));
    }

    /** The point of the edge from a to b that is nearest to this one. */
    Sphere nearest(Sphere a, Sphere b) {
        Sphere normal = a.cross(b);
        if (normal.length() == 0) {
            return a;
        }
        Sphere flat = plus(normal.times(-dot(normal) / normal.dot(normal)));
        boolean inside = normal.cross(a).dot(this) > 0 && normal.cross(b).dot(this) < 0;
        if (inside && flat.length() > 0) {
            return flat.unit();
        }
        return angle(a) <= angle(b) ? a : b;
    }

    /** The point a part of the way from this one to the other. */
    Sphere toward(Sphere other, double part) {
        double whole = angle(other);
        if (whole == 0) {
            return this;
        }
        return times(Math.sin((1 - part) * whole) / Math.sin(whole))
                .plus(other.times(Math.sin(part * whole) / Math.sin(whole)))
                .unit();
    }

    /** The area of a triangle, positive when it goes round against the clock. */
    static double area(Sphere a, Sphere b, Sphere c) {
        return 2 * Math.atan2(a.dot(b.cross(c)), 1 + a.dot(b) + b.dot(c) + c.dot(a));
    }

    /** As GeoJSON (RFC 7946). */
    Map<String, Object> point() {
        return shape("Point", List.of(longitude(), latitude()));
    }

    static Map<String, Object> shape(String type, Object coordinates) {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("type", type);
        shape.put("coordinates", coordinates);
        return shape;
    }
}
