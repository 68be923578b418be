package dev.purser.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.purser.testkit.client.JsonText;
import dev.purser.testkit.client.RegistryClient;
import dev.purser.testkit.server.CrashWorkload;
import dev.purser.testkit.server.Ledger;
import dev.purser.testkit.server.LiveFolder;
import dev.purser.testkit.server.PurserProcess;
import dev.purser.testkit.server.RecordedEvent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The built program delivers to a folder and to a webhook that is away, slow, full of errors or cut off in the middle, and
 * is ended with SIGKILL while it does. After that everything that was recorded has arrived, in order; copies are allowed.
 */
class ITDelivery {
    private static final int KILLS = Boolean.getBoolean("purser.long") ? 50 : 3;
    private static final long SEED = Long.getLong("purser.seed", 20260201);

    @TempDir
    private Path folder;

    private final Random moods = new Random(SEED);
    private final List<String> received = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean well;
    private HttpServer hook;

    @BeforeEach
    void listen() throws IOException {
        hook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        hook.createContext("/", this::take);
        hook.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        hook.start();
    }

    @AfterEach
    void hangUp() {
        hook.stop(0);
    }

    /** Takes a batch, or treats it badly: with an error, slowly, with garbage, or by hanging up. */
    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        int mood;
        synchronized (moods) {
            mood = well ? 9 : moods.nextInt(10);
        }
        switch (mood) {
            case 0 -> answer(exchange, 503);
            case 1 -> {
                exchange.getResponseHeaders().set("Retry-After", "0");
                answer(exchange, 429);
            }
            case 2 -> exchange.close();
            case 3 -> {
                // Taken, but the sender never hears of it: it has to send again.
                body.lines().forEach(received::add);
                exchange.close();
            }
            case 4 -> {
                LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
                body.lines().forEach(received::add);
                answer(exchange, 204);
            }
            default -> {
                body.lines().forEach(received::add);
                answer(exchange, 204);
            }
        }
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    @Test
    void everythingArrivesHoweverOftenEitherSideFails() throws Exception {
        PurserProcess server = PurserProcess.start(
                folder.resolve("data"),
                "--delivery.first-back-off=20ms",
                "--delivery.longest-back-off=200ms",
                "--delivery.breaker-pause=200ms");
        try {
            setUp(server);
            Random random = new Random(SEED);
            Ledger ledger = new Ledger();
            for (int kill = 0; kill < KILLS; kill++) {
                try (CrashWorkload work = CrashWorkload.start(server, ledger, SEED + kill)) {
                    work.awaitSteady();
                    LockSupport.parkNanos(random.nextInt(800_000_000));
                    server.kill();
                }
                server.close();
                server = server.startAgain();
            }
            well = true;
            prove(server);
        } finally {
            server.close();
        }
    }

    private void setUp(PurserProcess server) throws Exception {
        try (RegistryClient client = server.client()) {
            post(client, "/purser/v1/destinations", """
                    {"name":"folder","type":"folder","dialect":"purser","options":{"path":"all"},"from":"beginning",
                     "batching":{"records":50,"bytes":100000,"ageSeconds":0}}""");
            post(client, "/purser/v1/destinations", """
                    {"name":"hook","type":"webhook","dialect":"purser","from":"beginning","test":false,
                     "options":{"url":"http://127.0.0.1:%d/","framing":"lines","allow-private":"true"},
                     "batching":{"records":20,"bytes":100000,"ageSeconds":0}}""".formatted(
                            hook.getAddress().getPort()));
            post(client, "/purser/v1/routes", """
                    {"name":"all","rules":[{"destinations":["folder","hook"]}]}""");
        }
    }

    private static void post(RegistryClient client, String path, String body) throws Exception {
        client.http()
                .send("POST", path, body.getBytes(StandardCharsets.UTF_8), "Content-Type", "application/json")
                .expect(201);
    }

    private void prove(PurserProcess server) throws Exception {
        List<RecordedEvent> log = server.events().all();
        long last = log.getLast().sequence();
        try (RegistryClient client = server.client()) {
            awaitBeyond(client, "folder", last);
            awaitBeyond(client, "hook", last);
        }
        List<String> expected = log.stream().map(RecordedEvent::id).toList();
        assertThat(firstOf(inFolder(), last)).isEqualTo(expected);
        List<String> hooked;
        synchronized (received) {
            hooked = List.copyOf(received);
        }
        assertThat(firstOf(hooked, last)).isEqualTo(expected);
    }

    private static void awaitBeyond(RegistryClient client, String name, long sequence) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (true) {
            Map<String, Object> one = JsonText.object(client.http()
                    .send("GET", "/purser/v1/destinations/" + name)
                    .expect(200)
                    .text());
            Map<?, ?> status = (Map<?, ?>) one.get("status");
            assertThat(status.get("deadLetters")).as("dead letters of %s", name).isEqualTo(0L);
            if ((Long) status.get("position") > sequence) {
                return;
            }
            assertThat(System.nanoTime()).as("%s: %s", name, status).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private List<String> inFolder() throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path file : new LiveFolder(folder.resolve("data/delivered/all")).files()) {
            if (file.toString().endsWith(".jsonl") && !file.toString().contains(".purser")) {
                lines.addAll(Files.readAllLines(file));
            }
        }
        // Files of one second have names in no order: what is in each is in order, and so is the whole by number.
        lines.sort((a, b) -> Long.compare(number(a), number(b)));
        return lines;
    }

    private static long number(String line) {
        return (Long) JsonText.object(line).get("sequence");
    }

    /** The ids of the records in the order in which each came first, which has to be that of their numbers. */
    private static List<String> firstOf(List<String> lines, long last) {
        Map<Long, String> first = new LinkedHashMap<>();
        long highest = -1;
        for (String line : lines) {
            Map<String, Object> record = JsonText.object(line);
            long number = (Long) record.get("sequence");
            if (number <= last && !first.containsKey(number)) {
                assertThat(number).as("the first copies come in order").isGreaterThan(highest);
                highest = number;
                first.put(number, (String) record.get("id"));
            }
        }
        return List.copyOf(first.values());
    }
}
