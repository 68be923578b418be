package dev.purser.cli.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.cli.ExitCode;
import dev.purser.cli.Shell;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of every format asked, in this process. */
class TestOfflineQuery {
    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void open() {
        shell = new Shell("http://127.0.0.1:1", folder.resolve("config"));
    }

    private Path file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private Path packed(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private Shell.Result ask(String table, String query, String... more) {
        List<String> line = new ArrayList<>(List.of("query", "--table", table, "-o", "csv"));
        line.addAll(List.of(more));
        line.add(query);
        return shell.run(line.toArray(String[]::new));
    }

    private String answer(String table, String query) {
        return ask(table, query).succeeds().out();
    }

    @Test
    void jsonLinesGetTheTypesThatStandInThem() throws IOException {
        Path lines = file("a.jsonl", """
                {"t":"2026-11-20T10:00:00.1234567Z","n":1,"x":1,"b":true,"j":{"k":[1]},"m":1,"s":"a","i":9223372036854775808}
                {"t":"2026-11-20T12:00:00+02:00","n":-2,"x":1.5,"b":null,"j":[],"m":"one","T":"case"}

                {"t":"","n":3}
                """);
        assertThat(answer("T=" + lines, "T | getschema | project ColumnName, ColumnType"))
                .isEqualTo("ColumnName,ColumnType\nt,datetime\nn,long\nx,real\nb,bool\nj,dynamic\nm,dynamic\ns,string\n"
                        + "i,real\nT,string\n");
        assertThat(answer("T=" + lines, "T | project t, n, x, b, j, m, s, T | order by n asc"))
                .isEqualTo("t,n,x,b,j,m,s,T\n"
                        + "2026-11-20T10:00:00.0000000Z,-2,1.5,,[],\"\"\"one\"\"\",,case\n"
                        + "2026-11-20T10:00:00.1234567Z,1,1,true,\"{\"\"k\"\":[1]}\",1,a,\n"
                        + ",3,,,,,,\n");
        assertThat(answer("T=" + lines, "T | where m == 'one' or m == 1 | count"))
                .isEqualTo("Count\n2\n");
    }

    @Test
    void whateverLiesAroundTheRecords() throws IOException {
        file("in/array.json", "[{\"n\":1},\n {\"n\":2}]");
        file("in/wrapped.json", "{\"Records\":[{\"n\":3},{\"n\":4}]}");
        file("in/pretty.json", "{\n  \"n\": 5\n}\n{\n  \"n\": 6\n}");
        packed("in/packed.log", "{\"n\":7}\n{\"n\":8}\n");
        assertThat(answer("T=" + folder.resolve("in"), "T | summarize count(), sum(n)"))
                .isEqualTo("count_,sum_n\n8,36\n");
    }

    @Test
    void csvGetsTheTypesOfItsValues() throws IOException {
        file("a.csv", """
                time;id;n;x;ok;what;j;n
                2026-11-20T10:00:00Z;007;1;.5;true;"a;b";{"k":1};9
                2026-11-20;8;-2;1e3;FALSE;;;
                """);
        assertThat(answer("T=" + folder.resolve("*.csv"), "T | getschema | project ColumnName, ColumnType"))
                .isEqualTo("ColumnName,ColumnType\ntime,datetime\nid,string\nn,long\nx,real\nok,bool\nwhat,string\n"
                        + "j,dynamic\nn_2,long\n");
        assertThat(answer("T=" + folder.resolve("*.csv"), "T | order by n asc"))
                .isEqualTo("time,id,n,x,ok,what,j,n_2\n"
                        + "2026-11-20T00:00:00.0000000Z,8,-2,1000,false,,,\n"
                        + "2026-11-20T10:00:00.0000000Z,007,1,0.5,true,a;b,\"{\"\"k\"\":1}\",9\n");
        packed("b.csv.gz", "time,z\n2026-11-21T00:00:00Z,1\n");
        assertThat(answer("T=" + folder.resolve("*.csv*"), "T | summarize count(), max(time), sum(z)"))
                .isEqualTo("count_,max_time,sum_z\n3,2026-11-21T00:00:00.0000000Z,1\n");
    }

    @Test
    void anAnswerInParquetIsATableAgain() throws IOException {
        String query =
                "print b=true, i=int(1), l=2, r=1.5, d=decimal(3.25), s='x', t=datetime(2026-11-20T10:00:00.1234567),"
                        + " g=guid(74be27de-1e4e-49d9-b579-fe0b331d3642), j=dynamic({\"a\":[1]})";
        Path any = file("any.json", "{\"x\":1}");
        Path out = folder.resolve("out.parquet");
        shell.run("query", "--table", "T=" + any, "-o", "parquet", "--to", out.toString(), query)
                .succeeds();
        assertThat(answer("P=" + out, "P"))
                .isEqualTo("b,i,l,r,d,s,t,g,j\ntrue,1,2,1.5,3.25,x,2026-11-20T10:00:00.1234567Z,"
                        + "74be27de-1e4e-49d9-b579-fe0b331d3642,\"{\"\"a\"\":[1]}\"\n");
        assertThat(answer("P=" + out, "P | where t > datetime(2026-11-20) and j.a[0] == 1 | project l"))
                .isEqualTo("l\n2\n");
    }

    @Test
    void filesOfSeveralKindsAreOneTable() throws IOException {
        file("in/a.json", "{\"n\":1,\"only\":\"json\"}");
        file("in/b.csv", "n,other\n1.5,x\n");
        assertThat(answer("T=" + folder.resolve("in"), "T | order by n asc"))
                .isEqualTo("n,only,other\n1,json,\n1.5,,x\n");
        file("in/c.csv", "n,other\ntext,x\n");
        ask("T=" + folder.resolve("in"), "T").fails(ExitCode.FAILURE, "column n is");
    }

    @Test
    void whatIsBrokenIsSetAsideWithItsPlaceAndTheRestAnswered() throws IOException {
        file("in/a.json", "{\"n\":1}\n{\"n\": oops\n{\"n\":2}\n{\"n\":3");
        file("in/b.csv", "n\n4\n5,6\n");
        Files.write(folder.resolve("in/c.bin"), new byte[] {1, 2, 3, 0});
        Files.writeString(folder.resolve("in/d.parquet"), "PAR1 and no more");
        Files.write(folder.resolve("in/e.json.gz"), new byte[] {0x1F, (byte) 0x8B, 8, 0, 0});
        Path aside = folder.resolve("aside");
        Shell.Result result = ask("T=" + folder.resolve("in"), "T | summarize sum(n)", "--set-aside", aside.toString());
        assertThat(result.code()).isEqualTo(ExitCode.SET_ASIDE);
        assertThat(result.out()).isEqualTo("sum_n\n7\n");
        assertThat(Files.readAllLines(aside))
                .anySatisfy(line -> assertThat(line).contains("a.json", "\"line\":2", "malformed"))
                .anySatisfy(line -> assertThat(line).contains("a.json", "\"line\":4", "middle of a record"))
                .anySatisfy(line -> assertThat(line).contains("b.csv", "\"line\":3", "2 values below 1 names"))
                .anySatisfy(line -> assertThat(line).contains("c.bin", "unknown-format"))
                .anySatisfy(line -> assertThat(line).contains("d.parquet", "malformed"))
                .anySatisfy(line -> assertThat(line).contains("e.json.gz", "unreadable"))
                .hasSize(6);
        assertThat(result.err()).contains("set aside 6").contains(aside.toString());
    }

    @Test
    void aTimeSpanMeansTheTimeColumn() throws IOException {
        Path lines = file("a.jsonl", """
                {"time":"2026-11-19T23:59:59Z","n":1}
                {"time":"2026-11-20T00:00:00Z","n":2}
                {"time":"2026-11-21T00:00:00Z","n":4}
                """);
        assertThat(ask("T=" + lines, "T | summarize sum(n)", "--timespan", "2026-11-20/P1D")
                        .out())
                .isEqualTo("sum_n\n2\n");
        assertThat(ask("T=" + lines, "T | summarize sum(n)", "--timespan", "2026-11-20/2026-11-22")
                        .out())
                .isEqualTo("sum_n\n6\n");
        ask("T=" + lines, "T", "--timespan", "yesterday").fails(ExitCode.USAGE, "not a time span");
    }

    @Test
    void queriesComeFromFilesAndStandardInput() throws IOException {
        Path rows = file("a.json", "{\"n\":1}");
        Path query = file("q.kql", "T\n| extend m = n + 1\n| project m");
        assertThat(shell.run("query", "--table", "T=" + rows, "-o", "jsonl", "--file", query.toString())
                        .succeeds()
                        .out())
                .isEqualTo("{\"m\":2}\n");
        assertThat(shell.input("T | count")
                        .run("query", "--table", "T=" + rows)
                        .succeeds()
                        .out())
                .isEqualTo("Count\n-----\n    1\n");
        shell.input(" ").run("query", "--table", "T=" + rows).fails(ExitCode.USAGE, "the query is empty");
    }

    @Test
    void aProblemIsShownWhereItStands() throws IOException {
        Path rows = file("a.json", "{\"Repository\":1}");
        Shell.Result result = ask("T=" + rows, "T\n| where Repositry == 2\n");
        result.fails(ExitCode.FAILURE, "semantic error SEM0100 at 2:9");
        assertThat(result.err())
                .contains("  2 | | where Repositry == 2\n    |         ^^^^^^^^^\n", "did you mean 'Repository'?");
        ask("T=" + rows, "T | where (").fails(ExitCode.FAILURE, "syntax error");
        ask("T=" + rows, "Tabel").fails(ExitCode.FAILURE, "Tabel");
    }

    @Test
    void theEngineReachesNoFile() throws IOException {
        Path rows = file("a.json", "{\"n\":1}");
        for (String query : List.of(
                "read_text('/etc/passwd')",
                "T | extend x = read_text('/etc/passwd')",
                "['read_csv(\\'/etc/passwd\\')']",
                "externaldata(x:string)['/etc/passwd']")) {
            assertThat(ask("T=" + rows, query).code()).as(query).isEqualTo(ExitCode.FAILURE);
        }
    }

    @Test
    void thePlanAndTheSqlAreShown() throws IOException {
        Path rows = file("a.json", "{\"n\":1}");
        assertThat(shell.run("query", "--table", "T=" + rows, "--explain", "T | where n > 1 | count")
                        .succeeds()
                        .out())
                .contains("-- plan", "Filter: gt(n, 1)", "Scan: T", "-- SQL", "SELECT");
    }

    @Test
    void aChartIsDrawn() throws IOException {
        Path rows = file("a.json", "{\"repo\":\"a\",\"n\":1}\n{\"repo\":\"b\",\"n\":2}");
        Path svg = folder.resolve("chart.svg");
        shell.run("query", "--table", "T=" + rows, "--chart", svg.toString(), "T | render barchart")
                .succeeds();
        assertThat(Files.readString(svg)).contains("<svg", "</svg");
        shell.run("query", "--table", "T=" + rows, "--chart", svg.toString(), "T")
                .fails(ExitCode.FAILURE, "does not say how to draw");
    }

    @Test
    void whatIsWrongWithTheCommandLineIsSaid() throws IOException {
        shell.run("query", "--table", "T", "T").fails(ExitCode.USAGE, "--table takes NAME=FILES");
        shell.run("query", "--table", "T:xml=a", "T").fails(ExitCode.USAGE, "no such format");
        shell.run("query", "--table", "T=" + folder.resolve("none*"), "T")
                .fails(ExitCode.NOT_FOUND, "there is no file");
        shell.run("query", "--file", "nowhere.kql").fails(ExitCode.NOT_FOUND, "there is no file");
    }

    @Test
    void nothingIsLeftInTheTemporaryFolder() throws IOException {
        Path rows = file("a.json", "{\"n\":1}");
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        List<Path> before = workspaces(temporary);
        answer("T=" + rows, "T");
        ask("T=" + rows, "wrong wrong");
        assertThat(workspaces(temporary)).isSubsetOf(before);
    }

    private static List<Path> workspaces(Path temporary) throws IOException {
        try (Stream<Path> all = Files.list(temporary)) {
            return all.filter(path -> path.getFileName().toString().startsWith("purser-query"))
                    .toList();
        }
    }
}
