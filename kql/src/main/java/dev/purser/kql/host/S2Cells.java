package dev.purser.kql.host;

import static dev.purser.kql.host.HostFunctions.add;

import dev.purser.kql.type.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * Cells of the S2 grid: six faces of a cube, each cut in four up to 30 times along a Hilbert curve. Source: the S2 cell
 * hierarchy's description (s2geometry.io).
 */
final class S2Cells {
    private static final int DEEPEST = 30;
    private static final int WIDTH = 1 << DEEPEST;

    /** The place on the curve of each quarter, by orientation. */
    private static final int[][] PLACES = {{0, 1, 3, 2}, {0, 3, 1, 2}, {2, 3, 1, 0}, {2, 1, 3, 0}};

    /** The quarter at each place of the curve, by orientation. */
    private static final int[][] QUARTERS = {{0, 1, 3, 2}, {0, 2, 3, 1}, {3, 2, 0, 1}, {3, 1, 0, 2}};

    /** How the orientation changes at each place. */
    private static final int[] TURNS = {1, 0, 0, 3};

    private S2Cells() {}

    static void register() {
        add("geo_point_to_s2cell", "ddl", 's', a -> {
            long level = (Long) a[2];
            return level < 0 || level > DEEPEST
                    ? ""
                    : token(parent(leaf(Sphere.of((Double) a[0], (Double) a[1])), (int) level));
        });
        add("geo_s2cell_to_central_point", "s", 's', a -> {
            Cell cell = cell((String) a[0]);
            return Json.write(place(cell.face, cell.i + cell.size / 2.0, cell.j + cell.size / 2.0)
                    .point());
        });
        add("geo_s2cell_to_polygon", "s", 's', a -> Json.write(polygon(cell((String) a[0]))));
        add("geo_s2cell_neighbors", "s", 's', a -> neighbors(cell((String) a[0])));
    }

    private record Cell(int face, int i, int j, int size, int level) {}

    private static long leaf(Sphere p) {
        double[] c = {p.x(), p.y(), p.z()};
        int axis = Math.abs(c[0]) > Math.abs(c[1])
                ? Math.abs(c[0]) > Math.abs(c[2]) ? 0 : 2
                : Math.abs(c[1]) > Math.abs(c[2]) ? 1 : 2;
        int face = c[axis] < 0 ? axis + 3 : axis;
        double u = switch (face) {
            case 0 -> c[1] / c[0];
            case 1, 2 -> -c[0] / c[face];
            case 3, 4 -> c[2] / c[axis];
            default -> -c[1] / c[2];
        };
        double v = switch (face) {
            case 0 -> c[2] / c[0];
            case 1 -> c[2] / c[1];
            case 2 -> -c[1] / c[2];
            case 3 -> c[1] / c[0];
            case 4 -> -c[0] / c[1];
            default -> -c[0] / c[2];
        };
        return id(face, grid(u), grid(v));
    }

    private static int grid(double u) {
        double s = u >= 0 ? 0.5 * Math.sqrt(1 + 3 * u) : 1 - 0.5 * Math.sqrt(1 - 3 * u);
        return (int) Math.clamp((long) Math.floor(s * WIDTH), 0, WIDTH - 1);
    }

    private static long id(int face, int i, int j) {
        long id = face;
        int orientation = face & 1;
        for (int k = DEEPEST - 1; k >= 0; k--) {
            int place = PLACES[orientation][(i >> k & 1) << 1 | j >> k & 1];
            id = id << 2 | place;
            orientation ^= TURNS[place];
        }
        return id << 1 | 1;
    }

    private static long parent(long id, int level) {
        long lowest = 1L << 2 * (DEEPEST - level);
        return id & -lowest | lowest;
    }

    private static String token(long id) {
        String digits = Long.toHexString(id);
        int end = digits.length();
        while (digits.charAt(end - 1) == '0') {
            end--;
        }
        return "0".repeat(16 - digits.length()) + digits.substring(0, end);
    }

    private static Cell cell(String token) {
        if (token.isEmpty() || token.length() > 16 || !token.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
            throw new IllegalArgumentException("no cell");
        }
        long id = Long.parseUnsignedLong(token + "0".repeat(16 - token.length()), 16);
        int zeros = Long.numberOfTrailingZeros(id);
        int face = (int) (id >>> 61);
        if (face > 5 || zeros > 60 || zeros % 2 == 1) {
            throw new IllegalArgumentException("no cell");
        }
        int level = DEEPEST - zeros / 2;
        int i = 0;
        int j = 0;
        int orientation = face & 1;
        for (int k = 0; k < level; k++) {
            int place = (int) (id >>> 59 - 2 * k & 3);
            int quarter = QUARTERS[orientation][place];
            i = i << 1 | quarter >> 1;
            j = j << 1 | quarter & 1;
            orientation ^= TURNS[place];
        }
        int size = 1 << DEEPEST - level;
        return new Cell(face, level == 0 ? 0 : i * size, level == 0 ? 0 : j * size, size, level);
    }

    /** A place of a face; beside the face it is one of the next. */
    private static Sphere place(int face, double i, double j) {
        double u = flat(i / WIDTH);
        double v = flat(j / WIDTH);
        Sphere point = switch (face) {
            case 0 -> new Sphere(1, u, v);
            case 1 -> new Sphere(-u, 1, v);
            case 2 -> new Sphere(-u, -v, 1);
            case 3 -> new Sphere(-1, -v, -u);
            case 4 -> new Sphere(v, -1, -u);
            default -> new Sphere(v, u, -1);
        };
        return point.unit();
    }

    private static double flat(double s) {
        return s >= 0.5 ? (4 * s * s - 1) / 3 : (1 - 4 * (1 - s) * (1 - s)) / 3;
    }

    private static Object polygon(Cell cell) {
        int[][] corners = {{0, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0}};
        List<Object> ring = new ArrayList<>();
        for (int[] corner : corners) {
            Sphere point =
                    place(cell.face, cell.i + (double) corner[0] * cell.size, cell.j + (double) corner[1] * cell.size);
            ring.add(List.of(point.longitude(), point.latitude()));
        }
        return Sphere.shape("Polygon", List.of(ring));
    }

    /** The eight around, in the order in which Kusto lists them; seven at a corner of the cube. */
    private static String neighbors(Cell cell) {
        int[][] around = {{1, 1}, {-1, -1}, {1, -1}, {0, -1}, {0, 1}, {1, 0}, {-1, 0}, {-1, 1}};
        List<Object> out = new ArrayList<>();
        for (int[] step : around) {
            Sphere middle =
                    place(cell.face, cell.i + (step[0] + 0.5) * cell.size, cell.j + (step[1] + 0.5) * cell.size);
            String token = token(parent(leaf(middle), cell.level));
            if (!out.contains(token)) {
                out.add(token);
            }
        }
        return Json.write(out);
    }
}
