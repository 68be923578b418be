package dev.purser.cli.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.azure.table.AzureTables;
import dev.purser.cli.ExitCode;
import dev.purser.event.dialect.EventJson;
import dev.purser.testkit.SampleEvents;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command as it is packaged, with the libraries that lie beside it and no others, over folders of the clouds' files. */
@Timeout(300)
class ITQuery {
    @TempDir
    Path folder;

    private List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.io.tmpdir=" + folder,
                "-cp",
                Path.of("target", "purser-cli.jar") + ":" + Path.of("target", "lib") + "/*",
                "dev.purser.cli.Main"));
        command.addAll(List.of(arguments));
        return command;
    }

    private record Result(int code, String out, String err) {
        Result succeeds() {
            assertThat(code).as(err).isZero();
            return this;
        }
    }

    private Result run(String input, String... arguments) throws Exception {
        Path in = Files.writeString(folder.resolve("in"), input);
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        Process process = new ProcessBuilder(command(arguments))
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        return new Result(process.waitFor(), Files.readString(out), Files.readString(err));
    }

    private String answer(String table, String query) throws Exception {
        return run("", "query", "--table", table, "-o", "csv", query).succeeds().out();
    }

    /** The sample events as that cloud's files in a folder, and as lines. */
    private List<String> written(String dialect, String... options) throws Exception {
        List<String> lines = new ArrayList<>();
        for (var event : new SampleEvents(1).ofEachAction()) {
            lines.add(new String(EventJson.write(OptionalLong.empty(), event), StandardCharsets.UTF_8));
        }
        Path events = Files.write(folder.resolve("events.jsonl"), lines);
        List<String> convert = new ArrayList<>(List.of("convert", "--from", "purser", "--to", dialect));
        convert.addAll(List.of(options));
        convert.addAll(List.of("--set-aside", folder.resolve("aside").toString(), events.toString()));
        Path cloud = folder.resolve(dialect);
        Files.createDirectories(cloud);
        List<String> apart = new ArrayList<>(convert);
        apart.addAll(List.of("-o", cloud.toString()));
        run("", apart.toArray(String[]::new)).succeeds();
        return run("", convert.toArray(String[]::new)).succeeds().out().lines().toList();
    }

    @Test
    void cloudTrailsFilesAreItsTable() throws Exception {
        List<String> records = written("cloudtrail");
        assertThat(answer("CloudTrail=" + folder.resolve("cloudtrail"), "CloudTrail | count"))
                .isEqualTo("Count\n" + records.size() + "\n");
        long pushes = records.stream()
                .filter(line -> line.contains("\"eventName\":\"PutImage\""))
                .count();
        assertThat(pushes).isPositive();
        assertThat(answer(
                        "CloudTrail=" + folder.resolve("cloudtrail"),
                        "CloudTrail | where eventname == 'PutImage' | summarize n=count() by eventsource"))
                .isEqualTo("eventsource,n\necr.amazonaws.com," + pushes + "\n");
    }

    @Test
    void azuresBlobsAreItsTables() throws Exception {
        List<String> records = written("azure");
        for (String table : List.of("ContainerRegistryRepositoryEvents", "ContainerRegistryLoginEvents")) {
            long its = records.stream()
                    .filter(line -> line.contains("\"category\":\"" + table + "\""))
                    .count();
            assertThat(its).as(table).isPositive();
            assertThat(answer(table + "=" + folder.resolve("azure"), table + " | count"))
                    .isEqualTo("Count\n" + its + "\n");
        }
        assertThat(answer(
                        "RegistryEvents=" + folder.resolve("azure"),
                        "ACRPush | getschema | take 1 | project ColumnName"))
                .startsWith("ColumnName\n");
    }

    @Test
    void activityTrackersFilesAreItsTable() throws Exception {
        List<String> records = written("activity-tracker");
        assertThat(answer("ActivityTracker=" + folder.resolve("activity-tracker"), "ActivityTracker | count"))
                .isEqualTo("Count\n" + records.size() + "\n");
    }

    @Test
    void aTrailOfAnotherAccountIsAskedAsItLies() throws Exception {
        Path day = Files.createDirectories(folder.resolve("AWSLogs/111122223333/CloudTrail/us-east-1/2023/07/19"));
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(day.resolve("a.json.gz")))) {
            out.write("""
                    {"Records":[{"eventVersion":"1.08","userIdentity":{"type":"IAMUser","principalId":"EXAMPLE6E4XEGITWATV6R",\
                    "arn":"arn:aws:iam::123456789012:user/Mary_Major","accountId":"123456789012","userName":"Mary_Major"},\
                    "eventTime":"2023-07-19T21:17:28Z","eventSource":"ec2.amazonaws.com","eventName":"StartInstances",\
                    "awsRegion":"us-east-1","sourceIPAddress":"192.0.2.0","userAgent":"aws-cli/2.13.5",\
                    "requestParameters":{"instancesSet":{"items":[{"instanceId":"i-EXAMPLE56126103cb"}]}},\
                    "responseElements":null,"requestID":"e4336db0-149f-4a6b-844d-EXAMPLEb9d16",\
                    "eventID":"e755e09c-42f9-4c5c-9064-EXAMPLE228c7","readOnly":false,"eventType":"AwsApiCall",\
                    "managementEvent":true,"recipientAccountId":"123456789012","eventCategory":"Management"}]}
                    """.getBytes(StandardCharsets.UTF_8));
        }
        Files.writeString(day.resolve("b.json"), "{\"Records\":[{\"eventVersion\": oops}]}");
        Result result = run(
                "",
                "query",
                "--table",
                "CloudTrail=" + folder.resolve("AWSLogs/**/*.json*"),
                "-o",
                "csv",
                "CloudTrail | project eventname, eventtime, sourceipaddress");
        assertThat(result.out()).startsWith("eventname,eventtime,sourceipaddress\nStartInstances,2023-07-19T21:17:28");
        assertThat(result.code()).isEqualTo(ExitCode.SET_ASIDE);
        assertThat(result.err()).contains("b.json", "malformed");
        // Under another name the columns are what stands in the records.
        assertThat(answer(
                        "Trail=" + day.resolve("a.json.gz"),
                        "Trail | project tostring(userIdentity.userName), eventTime"))
                .contains("Mary_Major,2023-07-19T21:17:28.0000000Z");
    }

    @Test
    void theExamplesOfThePageAreAnswered() throws Exception {
        written("azure");
        for (var example : AzureTables.examples()) {
            if (example.text().contains("Syslog")) {
                // Of servers' own logs, which are no files of a registry's.
                continue;
            }
            Result result = run(
                    example.text(),
                    "query",
                    "--table",
                    "ContainerRegistryRepositoryEvents=" + folder.resolve("azure"),
                    "--table",
                    "ContainerRegistryLoginEvents=" + folder.resolve("azure"));
            assertThat(result.code()).as(example.id() + ": " + result.err()).isZero();
        }
    }

    @Test
    void aPromptOpensAtATerminal() throws Exception {
        if (!Files.isExecutable(Path.of("/usr/bin/script"))) {
            System.out.println("skipped: the prompt needs a terminal, which script (bsdutils) would make");
            return;
        }
        Path rows = Files.writeString(folder.resolve("rows.jsonl"), "{\"n\":41}\n");
        String line = String.join(" ", command("query", "--table", "T=" + rows));
        ProcessBuilder builder = new ProcessBuilder(
                "/usr/bin/script", "-qefc", line, folder.resolve("typescript").toString());
        builder.environment().put("TERM", "xterm");
        builder.environment().put("PURSER_CONFIG_HOME", folder.resolve("config").toString());
        Path screen = folder.resolve("screen");
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(screen.toFile())
                .start();
        try (OutputStream keyboard = process.getOutputStream()) {
            await(screen, "kql>");
            keyboard.write("T | extend m = n + 1 | project m;\r".getBytes(StandardCharsets.UTF_8));
            keyboard.flush();
            await(screen, "42");
            keyboard.write(".exit\r".getBytes(StandardCharsets.UTF_8));
            keyboard.flush();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).isZero();
        assertThat(Files.readString(folder.resolve("config/query-history"))).contains("extend m");
    }

    private static void await(Path file, String text) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!Files.readString(file).contains(text)) {
            assertThat(System.nanoTime())
                    .as("waiting for " + text + " in " + Files.readString(file))
                    .isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    @Test
    void whatIsStoppedLeavesNothing() throws Exception {
        Path rows = Files.writeString(folder.resolve("rows.jsonl"), "{\"n\":1}\n".repeat(100_000));
        Process process = new ProcessBuilder(command(
                        "query",
                        "--table",
                        "T=" + rows,
                        "T | extend k=1 | join kind=inner (T | extend k=1) on k | summarize sum(n * n1)"))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
        awaitWorkspace();
        new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                .start()
                .waitFor();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(130);
        assertThat(workspaces()).isEmpty();
    }

    private void awaitWorkspace() throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (workspaces().stream().noneMatch(workspace -> Files.exists(workspace.resolve("engine")))) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private List<Path> workspaces() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(path -> path.getFileName().toString().startsWith("purser-query"))
                    .toList();
        }
    }
}
