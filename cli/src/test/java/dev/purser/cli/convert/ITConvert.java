package dev.purser.cli.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.event.dialect.DialectFactory;
import dev.purser.event.dialect.EventJson;
import dev.purser.testkit.SampleEvents;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as it is packaged, with the libraries that lie beside it and no others. */
class ITConvert {
    @TempDir
    Path folder;

    private int run(Path output, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                Path.of("target", "purser-cli.jar") + ":" + Path.of("target", "lib") + "/*",
                "dev.purser.cli.Main",
                "convert",
                "--set-aside",
                folder.resolve("aside").toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(folder.resolve("err").toFile())
                .start()
                .waitFor();
    }

    @Test
    void everyDialectIsWrittenAndReadBack() throws Exception {
        List<String> lines = new ArrayList<>();
        for (var event : new SampleEvents(1).ofEachAction()) {
            lines.add(new String(EventJson.write(OptionalLong.empty(), event), StandardCharsets.UTF_8));
        }
        Path events = Files.write(folder.resolve("events.jsonl"), lines);
        for (DialectFactory dialect : KnownDialects.ALL.all()) {
            Path there = folder.resolve(dialect.name() + ".jsonl");
            assertThat(run(there, "--from", "purser", "--to", dialect.name(), events.toString()))
                    .as(dialect.name() + ": " + Files.readString(folder.resolve("err")))
                    .isZero();
            assertThat(there).as(dialect.name()).isNotEmptyFile();
            if (KnownDialects.ALL
                    .open(dialect.name(), dev.purser.event.dialect.Home.NOWHERE, java.util.Map.of())
                    .reader(false)
                    .isEmpty()) {
                continue;
            }
            Path back = folder.resolve("back.jsonl");
            assertThat(run(back, "--from", dialect.name(), "--to", "purser", there.toString()))
                    .as(dialect.name() + ": " + Files.readString(folder.resolve("err")))
                    .isZero();
            Path again = folder.resolve("again.jsonl");
            assertThat(run(again, "--from", "purser", "--to", dialect.name(), back.toString()))
                    .isZero();
            assertThat(Files.readAllLines(again)).as(dialect.name()).isEqualTo(Files.readAllLines(there));
        }
    }
}
