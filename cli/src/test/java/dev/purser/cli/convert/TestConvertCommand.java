package dev.purser.cli.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.cli.ExitCode;
import dev.purser.cli.Shell;
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
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestConvertCommand {
    @TempDir
    Path folder;

    private Shell shell;
    private final List<String> events = new ArrayList<>();

    @BeforeEach
    void some() {
        shell = new Shell("http://127.0.0.1:1", folder.resolve("config"));
        SampleEvents samples = new SampleEvents(1);
        for (int i = 0; i < 500; i++) {
            events.add(new String(EventJson.write(OptionalLong.empty(), samples.next()), StandardCharsets.UTF_8));
        }
    }

    @Test
    void aFolderBecomesAFolderAndNothingIsDroppedInSilence() throws IOException {
        Path in = Files.createDirectories(folder.resolve("in/deep"));
        Files.writeString(in.resolve("a.jsonl"), String.join("\n", events.subList(0, 200)) + "\n");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(in.resolve("b.json.gz")))) {
            out.write(("{\"Records\":[" + String.join(",", events.subList(200, 400)) + "]}")
                    .getBytes(StandardCharsets.UTF_8));
        }
        Files.writeString(
                in.resolve("c.json"), "{\"broken\n" + events.get(400) + "\n{\"no\":\"event\"}\n" + events.get(401));
        Files.createFile(in.resolve("marker"));

        Shell.Result result = shell.run(
                "convert",
                "--from",
                "purser",
                "--to",
                "purser",
                folder.resolve("in").toString(),
                "-o",
                folder.resolve("out").toString(),
                "--set-aside",
                folder.resolve("aside").toString());

        assertThat(result.code()).isEqualTo(ExitCode.SET_ASIDE);
        assertThat(result.err()).contains("3 files", "402 written", "2 set aside");
        Path out = folder.resolve("out/deep");
        assertThat(Files.readAllLines(out.resolve("a.jsonl"))).isEqualTo(events.subList(0, 200));
        assertThat(Files.readAllLines(out.resolve("b.jsonl"))).isEqualTo(events.subList(200, 400));
        assertThat(Files.readAllLines(out.resolve("c.jsonl"))).isEqualTo(events.subList(400, 402));
        assertThat(Files.readAllLines(folder.resolve("aside")))
                .hasSize(2)
                .anySatisfy(line ->
                        assertThat(line).contains("\"file\":\"deep/c.json\"", "\"line\":1", "\"reason\":\"malformed\""))
                .anySatisfy(line -> assertThat(line).contains("\"line\":3", "\"reason\":\"malformed\""));
    }

    @Test
    void filesTogetherKeepTheirOrder() throws IOException {
        for (int i = 0; i < 10; i++) {
            Files.writeString(folder.resolve(i + ".jsonl"), String.join("\n", events.subList(i * 50, i * 50 + 50)));
        }
        List<String> command = new ArrayList<>(List.of("convert", "--from", "purser", "--to", "purser"));
        for (int i = 0; i < 10; i++) {
            command.add(folder.resolve(i + ".jsonl").toString());
        }
        Shell.Result result = shell.run(command.toArray(String[]::new));
        assertThat(result.code()).isZero();
        assertThat(result.out().lines()).containsExactlyElementsOf(events);
    }

    @Test
    void standardInputBecomesStandardOutput() {
        Shell.Result result =
                shell.input(String.join("\n", events)).run("convert", "--from", "purser", "--to", "purser");
        assertThat(result.code()).isZero();
        assertThat(result.out().lines()).containsExactlyElementsOf(events);
    }

    @Test
    void whatIsWrongWithTheCommandLineIsSaid() {
        assertThat(shell.run("convert", "--to", "purser").err()).contains("--from is missing");
        Shell.Result unknown = shell.run("convert", "--from", "klingon", "--to", "purser");
        assertThat(unknown.code()).isNotZero();
        assertThat(unknown.err()).contains("no such dialect", "klingon");
        assertThat(shell.run("convert", "--from", "purser", "--to", "purser", "--to-option", "a=b")
                        .err())
                .contains("no such option");
        assertThat(shell.run("convert", "--from", "purser", "--to", "purser", "nowhere")
                        .code())
                .isEqualTo(ExitCode.NOT_FOUND);
        assertThat(shell.run("convert", "--dialects").out()).contains("purser", "the whole event");
    }
}
