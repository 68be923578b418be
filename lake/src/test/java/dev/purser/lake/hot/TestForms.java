package dev.purser.lake.hot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.kql.type.KustoType;
import dev.purser.lake.engine.Engine;
import dev.purser.lake.engine.EngineConfig;
import dev.purser.lake.file.StoredColumns;
import dev.purser.lake.table.Column;
import dev.purser.lake.table.LakeTable;
import dev.purser.lake.table.RowWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the form, a query sees the values that were written. */
class TestForms {
    @TempDir
    private Path folder;

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
        Map<String, StoredColumns> tables = Map.of("t", COLUMNS);
        try (Engine engine = Engine.open(EngineConfig.of(folder, Set.of()));
                HotWriter writer = new HotWriter(engine, tables);
                Connection connection = engine.connect();
                Statement statement = connection.createStatement()) {
            Generation generation = Generation.create(engine, "0", tables);
            writer.begin(generation);
            RowStage stage = writer.stage("t");
            for (int i = 0; i < TEXTS.size(); i++) {
                row(stage, i, text -> stage.text(text));
            }
            for (int i = 0; i < TEXTS.size(); i++) {
                row(stage, TEXTS.size() + i, text -> {
                    byte[] utf8 = ("<" + text + ">").getBytes(StandardCharsets.UTF_8);
                    stage.utf8(utf8, 1, utf8.length - 1);
                });
            }
            writer.flush();
            assertThat(writer.commit()).isEqualTo(2L * TEXTS.size());
            String values = String.join(
                    ", ",
                    COLUMNS.queried().stream().map(column -> column.stored()).toList());
            try (ResultSet rows =
                    statement.executeQuery("SELECT " + values + " FROM " + generation.quoted("t") + " ORDER BY _seq")) {
                while (rows.next()) {
                    back.add(Arrays.asList(rows.getString(2), rows.getString(3), rows.getString(4)));
                }
            }
            try (ResultSet kept =
                    statement.executeQuery("SELECT count(\"Guid\"), count(\"Six\") FROM " + generation.quoted("t"))) {
                assertThat(kept.next()).isTrue();
                assertThat(kept.getLong(1)).isEqualTo(6);
                assertThat(kept.getLong(2)).isEqualTo(8);
            }
        }
        assertThat(back)
                .containsExactlyElementsOf(Stream.concat(TEXTS.stream(), TEXTS.stream())
                        .map(text -> List.of(text, text, text))
                        .toList());
    }

    private static void row(RowStage stage, int number, Consumer<String> way) {
        stage.begin(number);
        stage.number(number);
        String text = TEXTS.get(number % TEXTS.size());
        for (int i = 0; i < 3; i++) {
            way.accept(text);
        }
        stage.end();
    }

    @Test
    void valuesOfEveryKindComeBack() throws Exception {
        StoredColumns columns = StoredColumns.of(new Table(List.of(
                Column.of("At", KustoType.DATETIME),
                Column.of("Long", KustoType.LONG),
                Column.of("Int", KustoType.INT),
                Column.of("Real", KustoType.REAL),
                Column.of("Truth", KustoType.BOOL),
                Column.of("Dynamic", KustoType.DYNAMIC),
                Column.of("Guid", KustoType.GUID),
                Column.of("Decimal", KustoType.DECIMAL))));
        Map<String, StoredColumns> tables = Map.of("t", columns);
        int count = 5_000; // more than the engine takes at once
        try (Engine engine = Engine.open(EngineConfig.of(folder, Set.of()));
                HotWriter writer = new HotWriter(engine, tables);
                Connection connection = engine.connect();
                Statement statement = connection.createStatement()) {
            Generation generation = Generation.create(engine, "0", tables);
            writer.begin(generation);
            for (int i = 0; i < count; i++) {
                values(writer.stage("t"), i);
            }
            RowStage elsewhere = new RowStage(columns);
            values(elsewhere, count);
            values(elsewhere, count + 1);
            writer.take("t", elsewhere);
            writer.flush();
            assertThat(writer.commit()).isEqualTo(count + 2);
            String right = "\"At\" = _seq AND CASE WHEN _seq % 3 = 0 THEN \"Long\" IS NULL AND \"Int\" IS NULL AND"
                    + " \"Real\" IS NULL AND \"Truth\" IS NULL AND \"Dynamic\" IS NULL AND \"Guid\" IS NULL AND"
                    + " \"Decimal\" IS NULL ELSE \"Long\" = -_seq AND \"Int\" = _seq AND \"Real\" = _seq / 4 AND"
                    + " \"Truth\" = (_seq % 2 = 0) AND \"Dynamic\" = '{\"a\":' || _seq || '}' AND \"Guid\" ="
                    + " '0f8fad5b-d9cb-469f-a165-70867728950e' AND \"Decimal\" = _seq + 0.5 END";
            try (ResultSet found = statement.executeQuery("SELECT count(*), count(*) FILTER (WHERE " + right
                    + "), min(_seq), max(_seq) FROM " + generation.quoted("t"))) {
                assertThat(found.next()).isTrue();
                assertThat(found.getLong(1)).isEqualTo(count + 2);
                assertThat(found.getLong(2)).isEqualTo(count + 2);
                assertThat(found.getLong(3)).isZero();
                assertThat(found.getLong(4)).isEqualTo(count + 1);
            }
        }
    }

    private static void values(RowStage stage, int number) {
        stage.begin(number);
        stage.number(number);
        if (number % 3 == 0) {
            for (int i = 0; i < 7; i++) {
                stage.none();
            }
        } else {
            stage.number(-number);
            stage.number(number);
            stage.real(number / 4.0);
            stage.truth(number % 2 == 0);
            stage.text("{\"a\":" + number + "}");
            stage.text("0F8FAD5B-D9CB-469F-A165-70867728950E");
            stage.text(number + ".5");
        }
        stage.end();
    }

    @Test
    void whatIsGivenUpIsNotThere() throws Exception {
        Map<String, StoredColumns> tables = Map.of("t", COLUMNS);
        try (Engine engine = Engine.open(EngineConfig.of(folder, Set.of()));
                HotWriter writer = new HotWriter(engine, tables);
                Connection connection = engine.connect();
                Statement statement = connection.createStatement()) {
            Generation generation = Generation.create(engine, "0", tables);
            RowStage stage = writer.stage("t");
            writer.begin(generation);
            row(stage, 1, text -> stage.text(text));
            row(stage, 2, text -> stage.text(text));
            stage.number(3);
            stage.text("begun");
            stage.giveUp();
            row(stage, 4, text -> stage.none());
            writer.flush();
            assertThat(writer.commit()).isEqualTo(2);
            writer.begin(generation);
            row(stage, 5, text -> stage.text(text));
            writer.flush();
            writer.rollback();
            writer.begin(generation);
            row(stage, 6, text -> stage.text(text));
            writer.rollback();
            writer.begin(generation);
            row(stage, 7, text -> stage.text(text));
            writer.flush();
            assertThat(writer.commit()).isEqualTo(1);
            assertThat(generation.rows("t")).isEqualTo(3);
            try (ResultSet found =
                    statement.executeQuery("SELECT string_agg(_seq || '=' || \"Plain\", ';' ORDER BY _seq)" + " FROM "
                            + generation.quoted("t"))) {
                assertThat(found.next()).isTrue();
                assertThat(found.getString(1)).isEqualTo("1=a;4=;7=" + TEXTS.get(7));
            }
        }
    }

    @Property
    void aGuidInLowerCaseIsKnown(@ForAll long high, @ForAll long low) {
        byte[] text = (new UUID(high, low) + "x").getBytes(StandardCharsets.US_ASCII);
        assertThat(GuidText.is(text, 0, text.length - 1)).isTrue();
        assertThat(GuidText.is(text, 0, text.length)).isFalse();
        assertThat(GuidText.is(text, 1, text.length)).isFalse();
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
