package dev.purser.cli.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.azure.logs.LogsApi;
import dev.purser.azure.logs.Workspace;
import dev.purser.cli.ExitCode;
import dev.purser.cli.Shell;
import dev.purser.cli.files.SetAside;
import dev.purser.cli.query.offline.GivenTable;
import dev.purser.cli.query.offline.LoadTally;
import dev.purser.cli.query.offline.OfflineTables;
import dev.purser.http.loopback.LoopbackPurser;
import dev.purser.lake.query.Queries;
import dev.purser.lake.query.QueryConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The same question put to files and, over the wire, to a server that holds them. */
@Timeout(120)
class TestServerQuery {
    private static final Workspace WORKSPACE =
            new Workspace(new UUID(1, 2), "contoso", "/workspace", "/registry", "westeurope");

    @TempDir
    Path folder;

    private Path rows;
    private OfflineTables tables;
    private Queries queries;
    private LoopbackPurser server;
    private Shell shell;

    @BeforeEach
    void open() throws IOException {
        rows = Files.writeString(folder.resolve("rows.jsonl"), """
                {"TimeGenerated":"2026-11-19T10:00:00.1234567Z","Repository":"team/app","Size":1,"Took":1.5,"Ok":true,"Bag":{"a":[1]}}
                {"TimeGenerated":"2026-11-20T10:00:00Z","Repository":"other, \\"odd\\"","Size":2,"Took":2,"Ok":false}
                {"TimeGenerated":"2026-11-21T10:00:00Z","Repository":"team/app","Size":null}
                """);
        tables = OfflineTables.open(
                List.of(GivenTable.of("Pulls=" + rows)),
                256L << 20,
                1 << 20,
                new SetAside(OutputStream.nullOutputStream()),
                new LoadTally());
        queries = new Queries(
                tables, QueryConfig.DEFAULT.withAnswer(1_000, 1 << 20), Clock.systemUTC(), new SimpleMeterRegistry());
        server = new LoopbackPurser(
                folder.resolve("data"),
                List.of(),
                rooms -> LogsApi.of(queries, List.of(), WORKSPACE, rooms.recorder, Clock.systemUTC()));
        shell = new Shell(server.url(), folder.resolve("config"));
        shell.input(server.password())
                .run("login", "-u", "admin", "--password-stdin")
                .succeeds();
    }

    @AfterEach
    void close() {
        server.close();
        queries.close();
        tables.close();
    }

    @Test
    void bothGiveTheSameRows() {
        for (String query : List.of(
                "Pulls | order by TimeGenerated asc",
                "Pulls | summarize n=count(), sum(Size), avg(Took) by Repository | order by n desc",
                "print i=int(1), l=9223372036854775807, r=real(nan), b=true, d=decimal(1.25), t=-1d, g=guid(74be27de-1e4e-49d9-b579-fe0b331d3642), s='', j=dynamic([1,{\"a\":null}]), n=int(null)",
                "Pulls | take 0",
                "print 1; print 2")) {
            for (String format : List.of("csv", "jsonl", "table")) {
                assertThat(shell.run("query", "-o", format, query).succeeds().out())
                        .as(query)
                        .isEqualTo(shell.run("query", "--table", "Pulls=" + rows, "-o", format, query)
                                .succeeds()
                                .out());
            }
        }
    }

    @Test
    void bothComplainAlike() {
        for (String query : List.of("Pulls\n| where Repositry == 1", "Pulls | where (", "Pull", "print a+")) {
            Shell.Result here = shell.run("query", "--table", "Pulls=" + rows, query);
            Shell.Result there = shell.run("query", query);
            assertThat(there.code()).isEqualTo(here.code()).isEqualTo(ExitCode.FAILURE);
            assertThat(there.err().lines().skip(1).findFirst())
                    .isEqualTo(here.err().lines().skip(1).findFirst());
            assertThat(there.err()).contains("error S", " at ", "^");
        }
    }

    @Test
    void timeSpansGoOverTheWire() {
        assertThat(shell.run("query", "-o", "csv", "--timespan", "2026-11-20/P1D", "Pulls | project Size")
                        .succeeds()
                        .out())
                .isEqualTo("Size\n2\n");
    }

    @Test
    void anAnswerThatIsCutSaysSo() {
        Shell.Result result = shell.run("query", "-o", "csv", "range x from 1 to 5000 step 1");
        assertThat(result.out().lines()).hasSize(1_001);
        result.fails(ExitCode.FAILURE, "the answer is not whole");
    }

    @Test
    void theServersSchemaIsEnoughForAPlan() {
        assertThat(shell.run("query", "--explain", "Pulls | where Size > 1 | count")
                        .succeeds()
                        .out())
                .contains("Scan: Pulls", "-- SQL", "against the server's schema");
        shell.run("query", "--explain", "Nope").fails(ExitCode.FAILURE, "Nope");
    }

    @Test
    void aChartIsDrawnOfWhatTheServerSays() throws IOException {
        Path svg = folder.resolve("chart.svg");
        shell.run("query", "--chart", svg.toString(), "Pulls | summarize n=count() by Repository | render piechart")
                .succeeds();
        assertThat(Files.readString(svg)).contains("<svg");
    }

    @Test
    void whoMayNotIsTold() {
        new Shell(server.url(), folder.resolve("nobody"))
                .run("query", "print 1")
                .fails(ExitCode.DENIED, "purser login");
        shell.run("query", "--workspace", "another", "print 1").fails(ExitCode.FAILURE, "could not be resolved");
        new Shell("http://127.0.0.1:1", folder.resolve("nobody"))
                .run("query", "print 1")
                .fails(ExitCode.UNREACHABLE, "no answer from");
    }
}
