package dev.purser.lake.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.kql.type.Ticks;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A GUID that is packed comes back as it was, whatever it is and whatever the time. */
class TestGuidPacking {
    private static final List<String> SIGNATURE =
            List.of("_seq BIGINT", "At BIGINT", "Id UUID", "Id~ VARCHAR", "Other UUID", "Text VARCHAR");

    private static final List<String> GUIDS = List.of(
            "NULL",
            "'00000000-0000-0000-0000-000000000000'",
            "'ffffffff-ffff-ffff-ffff-ffffffffffff'",
            "'7fffffff-ffff-ffff-8000-000000000000'",
            "'80000000-0000-0000-7fff-ffffffffffff'",
            "'00000000-0000-0001-0000-000000000001'",
            "'019b8b2e-7d40-7abc-9def-0123456789ab'",
            "'0f8fad5b-d9cb-469f-a165-70867728950e'");

    private static final List<Long> TIMES = List.of(
            0L, 9_999L, Ticks.MAX, 639_033_408_000_000_000L, 621_355_968_000_000_000L, 621_355_967_999_999_999L);

    @Test
    void namesComeBack() {
        List<String> packed = GuidPacking.packed(SIGNATURE, Set.of("Id", "Other"), "\"At\"");
        assertThat(packed)
                .containsExactly(
                        "_seq BIGINT",
                        "At BIGINT",
                        "Id^1^At BIGINT",
                        "Id^2 INTEGER",
                        "Id^3 UBIGINT",
                        "Id~ VARCHAR",
                        "Other^1^At BIGINT",
                        "Other^2 INTEGER",
                        "Other^3 UBIGINT",
                        "Text VARCHAR");
        assertThat(GuidPacking.unpacked(packed)).isEqualTo(SIGNATURE);
        assertThat(GuidPacking.packed(SIGNATURE, Set.of(), "\"At\"")).isEqualTo(SIGNATURE);
        assertThat(GuidPacking.unpacked(GuidPacking.packed(SIGNATURE, Set.of("Other"), "\"At\"")))
                .isEqualTo(SIGNATURE);
        assertThat(GuidPacking.candidates(SIGNATURE)).containsExactly("Id", "Other");
        assertThat(GuidPacking.unpacked(SIGNATURE)).isEqualTo(SIGNATURE);
    }

    @Test
    void valuesComeBack() throws Exception {
        List<String> packed = GuidPacking.packed(SIGNATURE, Set.of("Id", "Other"), "\"At\"");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (" + columns(SIGNATURE) + ")");
            statement.execute("CREATE TABLE p (" + columns(packed) + ")");
            long number = 0;
            for (long time : TIMES) {
                for (String guid : GUIDS) {
                    statement.execute("INSERT INTO t VALUES (" + number + ", " + time + ", " + guid + ", 'r' , "
                            + GUIDS.get((int) (number++ % GUIDS.size())) + ", 'x')");
                }
            }
            statement.execute("INSERT INTO t SELECT -1 - range, range * 31556952000000000, uuid(), NULL, uuidv7(), 'y'"
                    + " FROM range(100)");
            statement.execute(
                    "INSERT INTO p SELECT " + GuidPacking.pack(SIGNATURE, Set.of("Id", "Other"), "\"At\"") + " FROM t");
            try (ResultSet lost =
                    statement.executeQuery("SELECT (SELECT count(*) FROM t), (SELECT count(*) FROM (SELECT "
                            + GuidPacking.unpack(packed) + " FROM p INTERSECT ALL FROM t))")) {
                assertThat(lost.next()).isTrue();
                assertThat(lost.getLong(1)).isEqualTo(TIMES.size() * GUIDS.size() + 100);
                assertThat(lost.getLong(2)).isEqualTo(lost.getLong(1));
            }
        }
    }

    @Test
    void onlyWhatIsOfTheTimeAndDoesNotComeAgainIsPacked() throws Exception {
        long now = Ticks.of(LocalDateTime.now(ZoneOffset.UTC));
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t AS SELECT " + now + " AS \"At\", uuidv7() AS \"New\", uuid() AS \"Any\","
                    + " CAST(NULL AS UUID) AS \"None\" FROM range(1000)");
            statement.execute("ALTER TABLE t ADD COLUMN \"Same\" UUID");
            statement.execute("UPDATE t SET \"Same\" = (SELECT min(\"New\") FROM t)");
            for (String name : List.of("New", "Any", "None", "Same")) {
                try (ResultSet worth =
                        statement.executeQuery("SELECT " + GuidPacking.worth(name, "\"At\"") + " FROM t")) {
                    assertThat(worth.next()).isTrue();
                    assertThat(worth.getBoolean(1)).as(name).isEqualTo(name.equals("New"));
                }
            }
        }
    }

    private static String columns(List<String> signature) {
        return String.join(
                ", ",
                signature.stream()
                        .map(column -> {
                            int end = column.lastIndexOf(' ');
                            return StoredColumn.quote(column.substring(0, end)) + column.substring(end);
                        })
                        .toList());
    }
}
