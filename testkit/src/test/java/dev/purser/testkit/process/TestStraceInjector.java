package dev.purser.testkit.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestStraceInjector {
    private static final Duration WAIT = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @BeforeEach
    void works() throws Exception {
        StraceInjector.requireWorks();
    }

    private Finished started(Injection injection, String script) throws Exception {
        List<String> command = new ArrayList<>(StraceInjector.prefix(injection, folder.resolve("log")));
        command.addAll(List.of("sh", "-c", script));
        return Tools.run(folder, Map.of(), command);
    }

    @Test
    void anErrorMeetsOnlyTheNamedFile() throws Exception {
        Path bad = folder.resolve("bad");
        Finished run = started(
                Injection.error("ENOSPC", Injection.WRITES).on(bad), "echo x > good && ! echo x > bad && echo done");
        assertThat(run.orFail().output()).contains("error").endsWith("done");
        assertThat(Files.readString(folder.resolve("good"))).isEqualTo("x\n");
        assertThat(bad).isEmptyFile();
        assertThat(StraceInjector.hits(folder.resolve("log"))).isEqualTo(1);
    }

    @Test
    void onlyTheNthCallFails() throws Exception {
        Finished run = started(
                Injection.error("EIO", Injection.WRITES).when("2").on(folder.resolve("file")),
                "exec 3>file; echo a >&3; echo b >&3 || echo second failed; echo c >&3");
        assertThat(run.orFail().output()).contains("second failed");
        assertThat(Files.readString(folder.resolve("file"))).isEqualTo("a\nc\n");
    }

    @Test
    void aKillEndsTheProcessAtTheCall() throws Exception {
        Finished run =
                started(Injection.kill(Injection.RENAMES), "echo x > a; echo up; mv a b; echo on; mv b c; echo z");
        assertThat(run.output()).contains("up").contains("on");
        assertThat(folder.resolve("b"))
                .as("the child was killed before its rename")
                .doesNotExist();
    }

    @Test
    void attachedItEndsWithItsClose() throws Exception {
        String loop = "while :; do echo x >> file && echo ok || echo failed; sleep 0.02; done";
        try (RunningProcess process = RunningProcess.start(List.of("sh", "-c", loop), folder, Map.of())) {
            process.awaitLine("ok"::equals, WAIT);
            Injection injection = Injection.error("EIO", Injection.WRITES).on(folder.resolve("file"));
            try (StraceInjector strace = StraceInjector.attach(process.pid(), injection, folder.resolve("log"))) {
                process.awaitLine("failed"::equals, WAIT);
                assertThat(strace.hits()).isPositive();
            }
            int before = process.lines().lastIndexOf("failed");
            Polling.until("writes to succeed again", WAIT, () -> process.lines().lastIndexOf("ok") > before);
        }
    }
}
