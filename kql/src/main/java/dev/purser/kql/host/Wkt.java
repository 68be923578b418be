package dev.purser.kql.host;

import static dev.purser.kql.host.HostFunctions.add;

import dev.purser.kql.type.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Well-known text of shapes as GeoJSON. Source: OGC 06-103r4, section 7. */
final class Wkt {
    private static final int DEEPEST = 20;
    private static final Map<String, String> TYPES = Map.of(
            "POINT", "Point",
            "LINESTRING", "LineString",
            "POLYGON", "Polygon",
            "MULTIPOINT", "MultiPoint",
            "MULTILINESTRING", "MultiLineString",
            "MULTIPOLYGON", "MultiPolygon");

    private final String text;
    private int at;

    private Wkt(String text) {
        this.text = text;
    }

    static void register() {
        add("geo_from_wkt", "s", 's', a -> {
            Wkt wkt = new Wkt((String) a[0]);
            Object shape = wkt.shape(0);
            wkt.blank();
            if (wkt.at < wkt.text.length()) {
                throw new IllegalArgumentException("more than a shape");
            }
            return Json.write(shape);
        });
    }

    private Object shape(int depth) {
        blank();
        int start = at;
        while (at < text.length() && Character.isLetter(text.charAt(at))) {
            at++;
        }
        String name = text.substring(start, at).toUpperCase(Locale.ROOT);
        if (name.equals("GEOMETRYCOLLECTION") && depth < DEEPEST) {
            List<Object> shapes = new ArrayList<>();
            expect('(');
            do {
                shapes.add(shape(depth + 1));
            } while (taken(','));
            expect(')');
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("type", "GeometryCollection");
            all.put("geometries", shapes);
            return all;
        }
        String type = TYPES.get(name);
        int nesting = switch (name) {
            case "POINT" -> 0;
            case "LINESTRING", "MULTIPOINT" -> 1;
            case "POLYGON", "MULTILINESTRING" -> 2;
            default -> 3;
        };
        if (type == null) {
            throw new IllegalArgumentException("no shape");
        }
        expect('(');
        Object coordinates = list(nesting);
        expect(')');
        return Sphere.shape(type, coordinates);
    }

    /** What is within brackets: a point, or a list of what is one level below. */
    private Object list(int nesting) {
        if (nesting == 0) {
            return List.of(number(), number());
        }
        List<Object> out = new ArrayList<>();
        do {
            boolean bracket = taken('(');
            if (nesting > 1 && !bracket) {
                throw new IllegalArgumentException("a bracket is missing");
            }
            out.add(list(nesting - 1));
            if (bracket) {
                expect(')');
            }
        } while (taken(','));
        return out;
    }

    private Object number() {
        blank();
        int start = at;
        while (at < text.length() && "+-.0123456789eE".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String number = text.substring(start, at);
        return number.matches("[+-]?\\d{1,18}") ? (Object) Long.valueOf(number) : (Object) Double.valueOf(number);
    }

    private void blank() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private boolean taken(char c) {
        blank();
        boolean there = at < text.length() && text.charAt(at) == c;
        at += there ? 1 : 0;
        return there;
    }

    private void expect(char c) {
        if (!taken(c)) {
            throw new IllegalArgumentException("expected " + c);
        }
    }
}
