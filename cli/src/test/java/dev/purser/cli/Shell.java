package dev.purser.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Runs command lines in this process, with an environment, a standard input and a terminal of its own. */
public final class Shell {
    private final Map<String, String> environment = new HashMap<>();
    private Optional<Function<String, String>> terminal = Optional.empty();
    private String input = "";

    /** What a command said and did. */
    public record Result(int code, String out, String err) {
        public Result succeeds() {
            assertThat(code).as(out + err).isZero();
            return this;
        }

        public Result fails(int expected, String says) {
            assertThat(code).as(out + err).isEqualTo(expected);
            assertThat(err).contains(says).doesNotContain("\tat ").doesNotContain("Exception");
            return this;
        }
    }

    public Shell(String server, Path config) {
        environment.put("PURSER_SERVER", server);
        environment.put("PURSER_CONFIG_HOME", config.toString());
    }

    /** What the next command finds on its standard input. */
    public Shell input(String text) {
        input = text;
        return this;
    }

    /** What a user at the terminal answers to every question. */
    public Shell answering(String answer) {
        terminal = Optional.of(question -> answer);
        return this;
    }

    /** A command that goes on. */
    public static final class Running {
        private final StringWriter out = new StringWriter();
        private final StringWriter err = new StringWriter();
        private final AtomicInteger code = new AtomicInteger(-1);
        private Thread thread;

        public String out() {
            return out.toString();
        }

        public String err() {
            return err.toString();
        }

        public boolean ended() {
            return !thread.isAlive();
        }

        /** Waits for its end. */
        public int code() throws InterruptedException {
            thread.join();
            return code.get();
        }
    }

    public Running start(String... args) {
        Running running = new Running();
        running.thread = Thread.ofVirtual().start(() -> running.code.set(execute(running.out, running.err, args)));
        return running;
    }

    public Result run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = execute(out, err, args);
        return new Result(code, out.toString(), err.toString());
    }

    private int execute(StringWriter out, StringWriter err, String... args) {
        Surroundings surroundings = new Surroundings(
                name -> Optional.ofNullable(environment.get(name)),
                new BufferedReader(new StringReader(input)),
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new Bytes(out),
                terminal);
        return Main.run(surroundings, new PrintWriter(out), new PrintWriter(err), args);
    }

    /** Standard output as bytes, into the same text. */
    private static final class Bytes extends OutputStream {
        private final StringWriter to;

        Bytes(StringWriter to) {
            this.to = to;
        }

        @Override
        public void write(int one) {
            to.write(one);
        }

        @Override
        public void write(byte[] bytes, int at, int length) {
            to.write(new String(bytes, at, length, StandardCharsets.UTF_8));
        }
    }
}
