package dev.purser.cli.query.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.kql.type.KustoType;
import dev.purser.kql.type.Ticks;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestOutputs {
    private static final long MOMENT = Ticks.EPOCH + 1_700_000_000L * Ticks.SECOND + 1_234_567;

    @TempDir
    Path folder;

    private static Rows every() {
        return new Rows()
                .column("b", KustoType.BOOL)
                .column("i", KustoType.INT)
                .column("l", KustoType.LONG)
                .column("r", KustoType.REAL)
                .column("d", KustoType.DECIMAL)
                .column("s", KustoType.STRING)
                .column("t", KustoType.DATETIME)
                .column("p", KustoType.TIMESPAN)
                .column("g", KustoType.GUID)
                .column("j", KustoType.DYNAMIC)
                .row(
                        true,
                        1L,
                        Long.MIN_VALUE,
                        1e20,
                        "1.5",
                        "a \"b\", c\n",
                        MOMENT,
                        -Ticks.DAY - 1,
                        "74be27de-1e4e-49d9-b579-fe0b331d3642",
                        "{\"x\":[1,null]}")
                .row(null, null, null, Double.NaN, null, "", null, null, null, null);
    }

    private static String written(OutputFormat format, OptionalInt width, Rows... tables) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Output output = format.open(Target.standard(out), width)) {
            for (int i = 0; i < tables.length; i++) {
                tables[i].into(output, i == 0 ? "PrimaryResult" : "Table_" + i, Optional.empty());
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void jsonLinesKeepEveryValue() throws IOException {
        assertThat(written(OutputFormat.JSONL, OptionalInt.empty(), every()).lines())
                .containsExactly(
                        "{\"b\":true,\"i\":1,\"l\":-9223372036854775808,\"r\":1E+20,\"d\":\"1.5\",\"s\":\"a \\\"b\\\", c\\n\","
                                + "\"t\":\"2023-11-14T22:13:20.1234567Z\",\"p\":\"-1.00:00:00.0000001\","
                                + "\"g\":\"74be27de-1e4e-49d9-b579-fe0b331d3642\",\"j\":{\"x\":[1,null]}}",
                        "{\"b\":null,\"i\":null,\"l\":null,\"r\":\"NaN\",\"d\":null,\"s\":\"\",\"t\":null,\"p\":null,"
                                + "\"g\":null,\"j\":null}");
    }

    @Test
    void csvQuotesWhatNeedsIt() throws IOException {
        assertThat(written(OutputFormat.CSV, OptionalInt.empty(), every()))
                .isEqualTo("b,i,l,r,d,s,t,p,g,j\n"
                        + "true,1,-9223372036854775808,1E+20,1.5,\"a \"\"b\"\", c\n\",2023-11-14T22:13:20.1234567Z,"
                        + "-1.00:00:00.0000001,74be27de-1e4e-49d9-b579-fe0b331d3642,\"{\"\"x\"\":[1,null]}\"\n"
                        + ",,,NaN,,,,,,\n");
    }

    @Test
    void parquetHasTypesOfItsOwn() throws Exception {
        Path file = folder.resolve("it's.parquet");
        try (Output output = OutputFormat.PARQUET.open(Target.file(file), OptionalInt.empty())) {
            every().into(output);
            new Rows().column("n", KustoType.LONG).row(5L).into(output);
        }
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            String relation = "'" + file.toString().replace("'", "''") + "'";
            try (ResultSet types = statement.executeQuery(
                    "SELECT string_agg(column_type, ' ') FROM (DESCRIBE SELECT * FROM " + relation + ")")) {
                types.next();
                assertThat(types.getString(1))
                        .isEqualTo(
                                "BOOLEAN INTEGER BIGINT DOUBLE DECIMAL(38,18) VARCHAR TIMESTAMP_NS VARCHAR UUID JSON");
            }
            try (ResultSet values = statement.executeQuery(
                    "SELECT epoch_ns(t), l, s, p, CAST(g AS VARCHAR), j, count(*) OVER () FROM " + relation)) {
                values.next();
                assertThat(values.getLong(1)).isEqualTo(1_700_000_000_123_456_700L);
                assertThat(values.getLong(2)).isEqualTo(Long.MIN_VALUE);
                assertThat(values.getString(3)).isEqualTo("a \"b\", c\n");
                assertThat(values.getString(4)).isEqualTo("-1.00:00:00.0000001");
                assertThat(values.getString(5)).isEqualTo("74be27de-1e4e-49d9-b579-fe0b331d3642");
                assertThat(values.getString(6)).isEqualTo("{\"x\":[1,null]}");
                assertThat(values.getLong(7)).isEqualTo(2);
            }
        }
        assertThat(folder.resolve("it's.2.parquet")).isNotEmptyFile();
    }

    @Test
    void tablesLineUpAndNumbersStandRight() throws IOException {
        Rows rows = new Rows()
                .column("name", KustoType.STRING)
                .column("n", KustoType.LONG)
                .row("a", 1L)
                .row("日本", 200L)
                .row("\u001b[31mred\n", null);
        assertThat(written(OutputFormat.TABLE, OptionalInt.empty(), rows).lines())
                .containsExactly(
                        "name         n", "---------  ---", "a            1", "日本       200", "\uFFFD[31mred      ");
    }

    @Test
    void aNarrowTerminalCutsTheWidestFirst() throws IOException {
        Rows rows = new Rows()
                .column("id", KustoType.LONG)
                .column("text", KustoType.STRING)
                .row(1L, "x".repeat(100));
        assertThat(written(OutputFormat.TABLE, OptionalInt.of(20), rows).lines())
                .containsExactly("id  text", "--  ----------------", " 1  " + "x".repeat(15) + "…");
    }

    @Test
    void whereNothingFitsRowsAreListed() throws IOException {
        Rows rows = new Rows();
        Object[] values = new Object[10];
        for (int i = 0; i < 10; i++) {
            rows.column("column" + i, KustoType.STRING);
            values[i] = i == 3 ? "" : "value number " + i;
        }
        assertThat(written(OutputFormat.TABLE, OptionalInt.of(40), rows.row(values))
                        .lines())
                .hasSize(10)
                .startsWith("-- 1 --", "column0  value number 0")
                .noneMatch(line -> line.startsWith("column3"));
    }

    @Test
    void moreRowsThanDecideOnTheWidthsAreAllThere() throws IOException {
        Rows rows = new Rows().column("n", KustoType.LONG);
        for (long i = 0; i < 2_500; i++) {
            rows.row(i);
        }
        assertThat(written(OutputFormat.TABLE, OptionalInt.empty(), rows).lines())
                .hasSize(2_502);
    }

    @Test
    void furtherTablesStandApart() throws IOException {
        Rows one = new Rows().column("a", KustoType.LONG).row(1L);
        assertThat(written(OutputFormat.CSV, OptionalInt.empty(), one, one)).isEqualTo("a\n1\n\na\n1\n");
        assertThat(written(OutputFormat.TABLE, OptionalInt.empty(), one, one)).contains("\nTable_1\na\n");
        Path file = folder.resolve("answer.csv");
        try (Output output = OutputFormat.CSV.open(Target.file(file), OptionalInt.empty())) {
            one.into(output);
            one.into(output);
        }
        assertThat(Files.readString(file)).isEqualTo("a\n1\n");
        assertThat(Files.readString(folder.resolve("answer.2.csv"))).isEqualTo("a\n1\n");
    }
}
