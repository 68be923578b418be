package dev.purser.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.purser.server.config.ConfigLoader;
import dev.purser.testkit.server.LiveFolder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPInputStream;

/** The program with short intervals, whose trails write to the bucket {@link #BUCKET}. */
final class TrailHouse implements AutoCloseable {
    static final String BUCKET = "logs";

    interface Condition {
        boolean holds() throws IOException;
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final List<String> flags;
    private Program program;
    private DoorCalls admin;

    TrailHouse(Path folder, String fileInterval, String digestInterval) throws IOException {
        this.folder = folder;
        flags = List.of(
                "--data=" + folder.resolve("data"),
                "--aws.account=123456789012",
                "--aws.file-interval=" + fileInterval,
                "--aws.digest-interval=" + digestInterval);
        open();
    }

    private void open() throws IOException {
        program = Program.open(ConfigLoader.load(flags, Map.of(), folder).config());
        admin = DoorCalls.basic(
                program.door(),
                "admin",
                Files.readString(folder.resolve("data/admin-password")).strip());
    }

    /** Ends the program and starts it again. */
    void reopen(Runnable meanwhile) throws IOException {
        program.close();
        meanwhile.run();
        open();
    }

    @Override
    public void close() {
        program.close();
    }

    DoorCalls admin() {
        return admin;
    }

    void created(String path, String body) throws IOException {
        DoorCalls.Called called = admin.json("POST", path, body);
        assertThat(called.status()).as(called.json().toString()).isEqualTo(201);
    }

    /** A call of CloudTrail that succeeds. */
    JsonNode trail(String operation, String body) throws IOException {
        DoorCalls.Called called = admin.trail(operation, body);
        assertThat(called.status()).as(called.json().toString()).isEqualTo(200);
        return called.json();
    }

    /** A running trail {@code all} of what changes something. */
    void begin(String members) throws IOException {
        trail("CreateTrail", "{\"Name\":\"all\",\"S3BucketName\":\"" + BUCKET + "\"," + members + "}");
        trail("PutEventSelectors", """
                {"TrailName":"all","EventSelectors":[{"ReadWriteType":"WriteOnly"}]}""");
        trail("StartLogging", "{\"Name\":\"all\"}");
    }

    /** Makes a repository: one event that changes something. */
    void work(String repository) throws IOException {
        created("/purser/v1/repositories", "{\"name\":\"" + repository + "\"}");
    }

    /** The keys of one kind of files in the bucket, by name. */
    List<String> files(String kind) {
        Path root = bucket().resolve("AWSLogs/123456789012").resolve(kind);
        try {
            return new LiveFolder(root)
                    .files().stream()
                            .map(file -> bucket().relativize(file).toString())
                            .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is in a file of the bucket. */
    JsonNode content(String key) {
        try (GZIPInputStream from =
                new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(bucket().resolve(key))))) {
            return JSON.readTree(from);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path bucket() {
        return folder.resolve("data/delivered/buckets").resolve(BUCKET);
    }

    static void await(Condition condition) throws IOException {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.holds()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(50_000_000);
        }
    }
}
