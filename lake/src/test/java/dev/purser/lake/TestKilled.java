package dev.purser.lake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.testkit.process.RunningProcess;
import dev.purser.testkit.process.Signal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed again and again, at any moment of hand-overs, merges and rebuilds. */
class TestKilled {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final int ROUNDS = Boolean.getBoolean("purser.long") ? 60 : 2;

    @TempDir
    Path folder;

    @Test
    void noEventIsMissingOrTwiceAfterAnyKill() throws Exception {
        Random random = new Random(7);
        long durable = 0;
        for (int round = 0; round < ROUNDS; round++) {
            List<String> command = List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx256m",
                    "-XX:TieredStopAtLevel=1",
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    System.getProperty("java.class.path"),
                    LakeChild.class.getName(),
                    folder.toString(),
                    String.valueOf(round));
            try (RunningProcess child = RunningProcess.start(command, folder, Map.of())) {
                String ready = child.awaitLine(line -> line.startsWith(LakeChild.READY), LONG);
                assertThat(number(ready)).isGreaterThanOrEqualTo(durable);
                long enough = number(ready) + 400 + random.nextInt(1_200);
                child.awaitLine(line -> line.startsWith(LakeChild.DURABLE) && number(line) >= enough, LONG);
                child.signal(Signal.SIGKILL);
                child.awaitExit(LONG);
                assertThat(child.lines()).noneMatch(line -> line.startsWith(LakeChild.WRONG));
                durable = child.lines().stream()
                        .filter(line -> line.startsWith(LakeChild.DURABLE))
                        .mapToLong(TestKilled::number)
                        .max()
                        .orElseThrow();
            }
        }
        try (LakeFixture fixture = new LakeFixture(folder)
                .with(EventTable.all("E"), new EventTable("Twice", 2, event -> true))
                .start()
                .caughtUp()) {
            long size = fixture.journal.size();
            assertThat(size).isGreaterThanOrEqualTo(durable);
            assertThat(fixture.counts("E")).containsExactly(size + "", size + "", size - 1 + "");
            assertThat(fixture.counts("Twice")).containsExactly(2 * size + "", size + "", size - 1 + "");
        }
    }

    private static long number(String line) {
        return Long.parseLong(line.substring(line.indexOf(' ') + 1));
    }
}
