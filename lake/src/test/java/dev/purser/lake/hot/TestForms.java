package dev.purser.lake.hot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.kql.type.KustoType;
import dev.purser.lake.file.StoredColumns;
import dev.purser.lake.table.Column;
import dev.purser.lake.table.LakeTable;
import dev.purser.lake.table.RowWriter;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.Test;

/** Whatever the form, a query sees the values that were written. */
class TestForms {
    private record Table(List<Column> columns) implements LakeTable {
        @Override
        public String name() {
            return "T";
        }

        @Override
        public String description() {
            return "For a test.";
        }

        @Override
        public String timeColumn() {
            return "At";
        }

        @Override
        public RowWriter rows() {
            return (sequence, event, to) -> {};
        }
    }

    private static final StoredColumns COLUMNS = StoredColumns.of(new Table(List.of(
            Column.of("At", KustoType.DATETIME),
            Column.of("Plain", KustoType.STRING),
            Column.of("Guid", KustoType.STRING).as(Column.Form.GUID_TEXT),
            Column.of("Six", KustoType.STRING).as(Column.Form.SIX_DECIMALS))));

    private static final List<String> TEXTS = List.of(
            "",
            "a",
            "0f8fad5b-d9cb-469f-a165-70867728950e",
            "0F8FAD5B-D9CB-469F-A165-70867728950E",
            "0f8fad5bd9cb469fa16570867728950e",
            "ffffffff-ffff-ffff-ffff-ffffffffffff",
            "00000000-0000-0000-0000-000000000000",
            "0f8fad5b-d9cb-469f-a165-70867728950g",
            "0.000000",
            "-0.000000",
            "-0.000001",
            "12.345678",
            "012.345678",
            "+1.000000",
            "999999999999.999999",
            "1000000000000.000000",
            "1.5",
            ".000001",
            "1,000000",
            "naïve ☃ \u0000 \uD83D\uDE00",
            "x".repeat(10_000));

    @Test
    void textsComeBackAsTheyWere() throws Exception {
        List<List<String>> back = new ArrayList<>();
        try (DuckDBConnection connection =
                        DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
                Statement statement = connection.createStatement()) {
            statement.execute(COLUMNS.create("t"));
            RowStage stage = new RowStage(COLUMNS);
            try (DuckDBAppender appender = connection.createAppender("t")) {
                for (int i = 0; i < TEXTS.size(); i++) {
                    stage.begin(i);
                    stage.number(i);
                    stage.text(TEXTS.get(i));
                    stage.text(TEXTS.get(i));
                    stage.text(TEXTS.get(i));
                    stage.end();
                    stage.appendTo(appender);
                }
            }
            String values = String.join(
                    ", ",
                    COLUMNS.queried().stream().map(column -> column.stored()).toList());
            try (ResultSet rows = statement.executeQuery("SELECT " + values + " FROM t ORDER BY _seq")) {
                while (rows.next()) {
                    back.add(Arrays.asList(rows.getString(2), rows.getString(3), rows.getString(4)));
                }
            }
            try (ResultSet kept = statement.executeQuery("SELECT count(\"Guid\"), count(\"Six\") FROM t")) {
                assertThat(kept.next()).isTrue();
                assertThat(kept.getLong(1)).isEqualTo(3);
                assertThat(kept.getLong(2)).isEqualTo(4);
            }
        }
        assertThat(back)
                .containsExactlyElementsOf(
                        TEXTS.stream().map(text -> List.of(text, text, text)).toList());
    }

    @Property
    void aGuidInLowerCaseIsKnown(@ForAll long high, @ForAll long low) {
        GuidText guid = new GuidText();
        assertThat(guid.read(new UUID(high, low).toString())).isTrue();
        assertThat(guid.high()).isEqualTo(high);
        assertThat(guid.low()).isEqualTo(low);
    }

    @Property
    void whatIsReadAsMillionthsIsPrintedAlike(@ForAll long number) {
        long small = number % 1_000_000_000_000_000_000L;
        String text = java.math.BigDecimal.valueOf(small, 6).toPlainString();
        assertThat(Decimals.millionths(text)).isEqualTo(small);
    }

    @Test
    void valuesOfAnotherTypeAreRefused() {
        RowStage stage = new RowStage(COLUMNS);
        stage.begin(0);
        assertThatThrownBy(() -> stage.text("no number")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(stage::none).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> stage.number(-1)).isInstanceOf(IllegalArgumentException.class);
        stage.number(1);
        assertThatThrownBy(() -> stage.number(1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(stage::end).isInstanceOf(IllegalArgumentException.class);
        assertThat(stage.whole()).isFalse();
        assertThat(stage.rows()).isZero();
    }
}
