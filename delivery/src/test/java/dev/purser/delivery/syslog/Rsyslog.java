package dev.purser.delivery.syslog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Debian's rsyslogd in the foreground, with a configuration of its own, in a folder of its own. */
final class Rsyslog implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/sbin/rsyslogd");
    private static final Path MODULES = Path.of("/usr/lib");

    /** A message as rsyslog understood it. */
    record Message(
            String facility,
            String severity,
            String time,
            String host,
            String app,
            String process,
            String id,
            String data,
            String text) {
        static Message of(String line) {
            String[] parts = line.split("\t", 9);
            return new Message(
                    parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], parts[6], parts[7], parts[8]);
        }
    }

    private final Path folder;
    private final Process process;
    private final int udp;

    /**
     * @param stream the parameters of imtcp, for TLS; empty for plain TCP
     * @param global more global parameters
     */
    Rsyslog(Path folder, String stream, String global) {
        this.folder = folder;
        try (DatagramSocket free = new DatagramSocket(0, InetAddress.getByName("localhost"))) {
            udp = free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            Files.deleteIfExists(folder.resolve("tcp-port"));
            Files.writeString(folder.resolve("rsyslog.conf"), """
                    global(workDirectory="%1$s" maxMessageSize="64k" %2$s)
                    module(load="imudp")
                    module(load="imtcp" %3$s)
                    template(name="all" type="string" string="%%syslogfacility%%\t%%syslogseverity%%\t%%timereported:::date-rfc3339%%\t%%hostname%%\t%%app-name%%\t%%procid%%\t%%msgid%%\t%%structured-data%%\t%%msg%%\n")
                    ruleset(name="in") { action(type="omfile" file="%1$s/messages" template="all") }
                    input(type="imudp" address="127.0.0.1" port="%4$d" ruleset="in")
                    input(type="imtcp" address="127.0.0.1" port="0" listenPortFileName="%1$s/tcp-port" ruleset="in")
                    """.formatted(folder, global, stream, udp));
            process = new ProcessBuilder(
                            PROGRAM.toString(), "-n", "-f", folder.resolve("rsyslog.conf") + "", "-i", folder + "/pid")
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await("rsyslogd listens", () -> Files.exists(folder.resolve("tcp-port")) && tcp() > 0);
    }

    /** True if the program and, where one is named, its module are installed; else says what is missing. */
    static boolean installed(String module, String debianPackage) {
        boolean there = Files.isExecutable(PROGRAM) && (module.isEmpty() || hasModule(module));
        if (!there) {
            System.out.println("skipped: Debian's " + debianPackage + " is not installed");
        }
        return there;
    }

    private static boolean hasModule(String module) {
        try (Stream<Path> files = Files.find(MODULES, 3, (path, kind) -> path.endsWith("rsyslog/" + module))) {
            return files.findAny().isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the port for datagrams is bound, which nobody can be asked: Linux lists it. */
    void listens(int port) {
        String listed = ":" + Integer.toHexString(0x10000 + port).substring(1).toUpperCase(Locale.ROOT) + " ";
        await("holder of port " + port, () -> {
            try {
                return Files.readString(Path.of("/proc/net/udp")).contains(listed);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    int udp() {
        return udp;
    }

    int tcp() {
        try {
            String text = Files.readString(folder.resolve("tcp-port")).strip();
            return text.isEmpty() ? 0 : Integer.parseInt(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All messages, once there are so many. */
    List<Message> messages(int count) {
        await(count + " messages", () -> lines().size() >= count);
        return lines().stream().map(Message::of).toList();
    }

    private List<String> lines() {
        Path file = folder.resolve("messages");
        try {
            if (!Files.exists(file)) {
                return List.of();
            }
            String text = Files.readString(file);
            return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void await(String what, java.util.function.BooleanSupplier condition) {
        Instant end = Instant.now().plus(Duration.ofSeconds(20));
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end) || !process.isAlive()) {
                throw new AssertionError(
                        "no " + what + "; got " + lines().size() + " messages; rsyslogd said: " + log());
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Ends it in the middle of whatever it does. */
    void kill() {
        process.destroyForcibly();
        close();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
