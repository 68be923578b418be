package dev.purser.testkit.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

class TestProcesses {
    private static final Duration WAIT = Duration.ofSeconds(30);

    @Test
    void outputIsKeptAndAwaited() throws Exception {
        try (RunningProcess process =
                RunningProcess.start("sh", "-c", "echo one; echo two >&2; read never < /dev/zero; sleep 60")) {
            assertThat(process.awaitLine(line -> line.startsWith("tw"), WAIT)).isEqualTo("two");
            assertThat(process.lines()).containsExactly("one", "two");
            assertThat(process.alive()).isTrue();
        }
    }

    @Test
    void aLineThatNeverComesFailsWithTheOutput() throws Exception {
        try (RunningProcess process = RunningProcess.start("sh", "-c", "echo this went wrong; exit 3")) {
            assertThatThrownBy(() -> process.awaitLine(line -> line.equals("ready"), WAIT))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("ended with 3")
                    .hasMessageContaining("this went wrong");
        }
    }

    @Test
    void signalsEndIt() throws Exception {
        try (RunningProcess process = RunningProcess.start(
                "sh", "-c", "trap 'echo bye; exit 7' TERM; echo up; while :; do sleep 0.01; done")) {
            process.awaitLine("up"::equals, WAIT);
            process.signal(Signal.SIGTERM);
            assertThat(process.awaitExit(WAIT)).isEqualTo(7);
            assertThat(process.output()).endsWith("bye");
        }
        try (RunningProcess process = RunningProcess.start("sleep", "60")) {
            process.signal(Signal.SIGKILL);
            assertThat(process.awaitExit(WAIT)).isEqualTo(128 + 9);
        }
    }

    @Test
    void closingEndsItsChildrenToo() throws Exception {
        RunningProcess process = RunningProcess.start("sh", "-c", "sleep 60 & echo $!; wait");
        long child = Long.parseLong(process.awaitLine(line -> true, WAIT));
        process.close();
        assertThat(process.alive()).isFalse();
        assertThat(ProcessHandle.of(child).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void aPortIsAwaited() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                RunningProcess process = RunningProcess.start("sleep", "60")) {
            process.awaitPort(server.getLocalPort(), WAIT);
            int closed = Ports.free();
            assertThatThrownBy(() -> process.awaitPort(closed, Duration.ofMillis(20)))
                    .isInstanceOf(AssertionError.class);
        }
    }

    @Test
    void toolsAreFoundOrTheTestIsSkipped() throws IOException, InterruptedException {
        assertThat(Tools.run(Tools.find("sh").toString(), "-c", "echo $((6 * 7))")
                        .orFail()
                        .output())
                .isEqualTo("42");
        assertThatThrownBy(() -> Tools.find("no-such-tool"))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("apt-get install");
        assertThatThrownBy(() -> Tools.run("sh", "-c", "echo oh; exit 2").orFail())
                .hasMessageContaining("oh");
    }
}
