package dev.purser.lake.file;

import dev.purser.kql.type.Ticks;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * How files that stay keep GUIDs. Most are of version 7 (RFC 9562 section 5.7) and were made when their row's time was: 48
 * bits of milliseconds, which the time column nearly says, 16 of version and chance, 64 more. Each becomes a column, the first
 * as its difference from the time, which costs next to nothing: of 16 bytes about 10 are left. Only columns of such GUIDs
 * are packed ({@link #worth}), but any GUID would come back as it was.
 */
final class GuidPacking {
    private static final String UUID = " UUID";

    /** Stands between the names of the GUID's column and of the time's. */
    private static final String MILLIS = "^1^";

    private static final String CHANCE = "^2";
    private static final String MORE_CHANCE = "^3";
    private static final long TICKS_PER_MILLI = Ticks.SECOND / 1_000;
    private static final long EPOCH = Ticks.of(LocalDateTime.of(1970, 1, 1, 0, 0)) / TICKS_PER_MILLI;

    /** An hour. */
    private static final long NEAR_MILLIS = 3_600_000;

    private GuidPacking() {}

    /** Names of the columns that can be packed. */
    static List<String> candidates(List<String> signature) {
        return signature.stream()
                .filter(column -> column.endsWith(UUID))
                .map(GuidPacking::name)
                .toList();
    }

    /**
     * SQL that tells of many rows whether a column is worth packing: most of its GUIDs were made when the rows' time was, and
     * few come again, since those are kept best where a dictionary has them.
     *
     * @param time the time column's quoted name
     */
    static String worth(String name, String time) {
        String quoted = StoredColumn.quote(name);
        return "4 * count(*) FILTER (WHERE abs(CAST(CAST(" + quoted + " AS UHUGEINT) >> 80 AS BIGINT) - " + millis(time)
                + ") < " + NEAR_MILLIS + ") >= 3 * count(*) AND 2 * approx_count_distinct(" + quoted + ") >= count(*)";
    }

    /**
     * The engine's columns of a file whose rows have the columns of {@code signature}.
     *
     * @param chosen names of the columns to pack
     * @param time the time column's quoted name
     */
    static List<String> packed(List<String> signature, Set<String> chosen, String time) {
        List<String> all = new ArrayList<>();
        for (String column : signature) {
            String name = name(column);
            if (chosen.contains(name)) {
                all.add(name + MILLIS + plain(time) + " BIGINT");
                all.add(name + CHANCE + " INTEGER");
                all.add(name + MORE_CHANCE + " UBIGINT");
            } else {
                all.add(column);
            }
        }
        return List.copyOf(all);
    }

    /** What {@link #packed} was made of; the same where nothing is packed. */
    static List<String> unpacked(List<String> signature) {
        List<String> all = new ArrayList<>();
        for (String column : signature) {
            String name = name(column);
            int mark = name.indexOf(MILLIS);
            if (mark >= 0) {
                all.add(name.substring(0, mark) + UUID);
            } else if (!name.endsWith(CHANCE) && !name.endsWith(MORE_CHANCE)) {
                all.add(column);
            }
        }
        return List.copyOf(all);
    }

    /** A SELECT's list that packs rows with the columns of {@code signature}. */
    static String pack(List<String> signature, Set<String> chosen, String time) {
        List<String> all = new ArrayList<>();
        for (String column : signature) {
            String name = name(column);
            String quoted = StoredColumn.quote(name);
            if (chosen.contains(name)) {
                String number = "CAST(" + quoted + " AS UHUGEINT)";
                all.add("CAST(" + number + " >> 80 AS BIGINT) - " + millis(time) + " AS "
                        + StoredColumn.quote(name + MILLIS + plain(time)));
                all.add("CAST((" + number + " >> 64) & 65535 AS INTEGER) AS " + StoredColumn.quote(name + CHANCE));
                all.add("CAST(" + number + " & 18446744073709551615 AS UBIGINT) AS "
                        + StoredColumn.quote(name + MORE_CHANCE));
            } else {
                all.add(quoted);
            }
        }
        return String.join(", ", all);
    }

    /** A SELECT's list over a file of that signature that gives the columns of {@link #unpacked}. */
    static String unpack(List<String> signature) {
        List<String> all = new ArrayList<>();
        for (String column : signature) {
            String name = name(column);
            int mark = name.indexOf(MILLIS);
            if (mark >= 0) {
                String guid = name.substring(0, mark);
                String time = StoredColumn.quote(name.substring(mark + MILLIS.length()));
                all.add("CAST((CAST((CAST(" + StoredColumn.quote(name) + " + " + millis(time)
                        + " AS UBIGINT) << 16) | CAST(" + StoredColumn.quote(guid + CHANCE)
                        + " AS UBIGINT) AS UHUGEINT) << 64) | CAST(" + StoredColumn.quote(guid + MORE_CHANCE)
                        + " AS UHUGEINT) AS UUID) AS " + StoredColumn.quote(guid));
            } else if (!name.endsWith(CHANCE) && !name.endsWith(MORE_CHANCE)) {
                all.add(StoredColumn.quote(name));
            }
        }
        return String.join(", ", all);
    }

    private static String millis(String time) {
        return "(" + time + " // " + TICKS_PER_MILLI + " - " + EPOCH + ")";
    }

    private static String plain(String quoted) {
        return quoted.substring(1, quoted.length() - 1).replace("\"\"", "\"");
    }

    private static String name(String column) {
        return column.substring(0, column.lastIndexOf(' '));
    }
}
