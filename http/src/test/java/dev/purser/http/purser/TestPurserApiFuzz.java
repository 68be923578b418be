package dev.purser.http.purser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.purser.event.PurserException;
import dev.purser.http.Answer;
import dev.purser.http.Endpoint;
import dev.purser.http.Headers;
import dev.purser.http.Peer;
import dev.purser.http.Query;
import dev.purser.http.Request;
import dev.purser.http.loopback.LoopbackPurser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever an administrator sends, the answer is one that was meant: never a 500, every error with code and advice. */
class TestPurserApiFuzz {
    /** Not called at random: they copy or rewrite everything there is. */
    private static final Set<String> HEAVY = Set.of("MakeBackup", "RotateJournalKey", "VerifyJournal");

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final AtomicLong SUCCEEDED = new AtomicLong();
    private static final AtomicLong REFUSED = new AtomicLong();
    private static Path folder;
    private static LoopbackPurser server;
    private static String authorization;

    @BeforeContainer
    static void start() throws IOException {
        folder = Files.createTempDirectory("purser-fuzz");
        server = new LoopbackPurser(folder);
        authorization = "Basic "
                + Base64.getEncoder().encodeToString(("admin:" + server.password()).getBytes(StandardCharsets.UTF_8));
    }

    @AfterContainer
    static void stop() throws IOException {
        server.close();
        assertThat(SUCCEEDED.get()).as("calls that came through").isPositive();
        assertThat(REFUSED.get()).as("calls that were refused").isPositive();
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private record Call(Endpoint endpoint, String path, String query, byte[] body) {}

    @Provide
    Arbitrary<Call> calls() {
        List<Endpoint> endpoints = server.endpoints().stream()
                .filter(endpoint -> !HEAVY.contains(endpoint.operation()))
                .toList();
        return Arbitraries.of(endpoints)
                .flatMap(endpoint -> Combinators.combine(texts().list().ofSize(3), query(endpoint), bodies(endpoint))
                        .as((values, query, body) -> new Call(endpoint, path(endpoint, values), query, body)));
    }

    private static String path(Endpoint endpoint, List<String> values) {
        String path = endpoint.path().toString();
        int next = 0;
        for (String name : endpoint.path().names()) {
            String value = encoded(values.get(next++ % values.size()));
            path = path.replace("{" + name + "...}", value).replace("{" + name + "}", value);
        }
        return path;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "alice",
                        "team",
                        "team/app",
                        "v1",
                        "",
                        "..",
                        "sha256:0",
                        "-1",
                        "0",
                        "9223372036854775808",
                        "null",
                        "000",
                        "000.p/1",
                        "x001/000",
                        "entries/000"),
                Arbitraries.strings().ascii().ofMaxLength(20),
                Arbitraries.strings().all().ofMaxLength(8),
                Arbitraries.strings().alpha().ofMinLength(200).ofMaxLength(3000));
    }

    private static Arbitrary<String> query(Endpoint endpoint) {
        List<String> declared = endpoint.parameters().stream()
                .filter(parameter -> parameter.in().equals("query"))
                .map(Endpoint.Parameter::name)
                .toList();
        Arbitrary<String> names = declared.isEmpty()
                ? Arbitraries.of("odd")
                : Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(9, Arbitraries.of(declared)),
                        net.jqwik.api.Tuple.of(1, Arbitraries.of("odd", "limi", "cursor")));
        Arbitrary<String> pair =
                Combinators.combine(names, texts()).as((name, value) -> encoded(name) + "=" + encoded(value));
        return pair.list().ofMaxSize(3).map(pairs -> String.join("&", pairs));
    }

    private static Arbitrary<byte[]> bodies(Endpoint endpoint) {
        Arbitrary<String> values = Arbitraries.oneOf(
                texts().map(TestPurserApiFuzz::quoted),
                Arbitraries.of("null", "true", "false", "-1", "1e400", "12345678901234567890", "[]", "{}", "[[[]]]"),
                texts().map(text -> "[" + quoted(text) + "]"),
                texts().map(text -> "[{\"role\":" + quoted(text) + "}]"));
        Set<String> members = endpoint.members();
        Arbitrary<String> names = members.isEmpty() ? Arbitraries.of("odd") : Arbitraries.of(members);
        Arbitrary<String> objects = Combinators.combine(names, values)
                .as((name, value) -> quoted(name) + ":" + value)
                .list()
                .ofMaxSize(4)
                .map(all -> "{" + all.stream().distinct().collect(Collectors.joining(",")) + "}");
        return Arbitraries.oneOf(
                objects.map(text -> text.getBytes(StandardCharsets.UTF_8)),
                objects.map(text -> text.getBytes(StandardCharsets.UTF_8)),
                Arbitraries.just(new byte[0]),
                Arbitraries.bytes().array(byte[].class).ofMaxSize(60));
    }

    private static String quoted(String text) {
        try {
            return MAPPER.writeValueAsString(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Property(tries = 400)
    void everyAnswerIsOneThatWasMeant(@ForAll("calls") Call call) throws IOException {
        Query query;
        try {
            query = Query.parse(call.query());
        } catch (PurserException refusedBeforeTheDoor) {
            return;
        }
        Answer answer = server.door()
                .open(new Request(
                        call.endpoint().method(),
                        call.path(),
                        query,
                        Headers.of("Authorization", authorization, "Content-Type", "application/json"),
                        new ByteArrayInputStream(call.body()),
                        call.body().length,
                        new Peer("127.0.0.1", Optional.empty())))
                .answer();
        assertThat(answer.status())
                .as(call.endpoint().method() + " " + call.path() + "?" + call.query() + " "
                        + new String(call.body(), StandardCharsets.UTF_8))
                .isLessThan(500)
                .isNotEqualTo(401);
        (answer.status() < 400 ? SUCCEEDED : REFUSED).incrementAndGet();
        if (answer.status() >= 400) {
            JsonNode error = MAPPER.readTree(ApiHarness.bytes(answer));
            assertThat(error.path("code").asText()).isNotEmpty();
            assertThat(error.path("message").asText()).isNotEmpty();
            assertThat(error.path("advice").asText()).isNotEmpty();
        }
    }
}
