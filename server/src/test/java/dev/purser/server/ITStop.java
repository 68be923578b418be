package dev.purser.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.testkit.client.Reply;
import dev.purser.testkit.image.Digests;
import dev.purser.testkit.server.PurserProcess;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An orderly stop: on the record, and an upload under way can be continued after it. */
class ITStop {
    private static final byte[] FIRST = "first part, ".getBytes(StandardCharsets.UTF_8);
    private static final byte[] SECOND = "second part".getBytes(StandardCharsets.UTF_8);

    /** What an orderly stop by SIGTERM ends with: 0, or 128 and the signal, as Java programs do. */
    private static final Integer[] ORDERLY = {0, 143};

    @TempDir
    private Path folder;

    @Test
    void anUploadGoesOnAfterAStop() throws Exception {
        PurserProcess first = PurserProcess.start(folder.resolve("data"));
        String location;
        try (first) {
            Reply started = first.client().startUpload("a/b").expect(202);
            location = path(started.required("Location"));
            first.client().patch(location, 0, FIRST).expect(202);
            assertThat(first.stop()).isIn((Object[]) ORDERLY);
            assertThat(first.output()).contains("stopped in order");
        }
        try (PurserProcess again = first.startAgain()) {
            Reply status = again.client().http().send("GET", location).expect(204);
            assertThat(status.required("Range")).isEqualTo("0-" + (FIRST.length - 1));
            again.client().patch(location, FIRST.length, SECOND).expect(202);
            byte[] whole = (new String(FIRST, StandardCharsets.UTF_8) + new String(SECOND, StandardCharsets.UTF_8))
                    .getBytes(StandardCharsets.UTF_8);
            again.client().finish(location, Digests.sha256(whole)).expect(201);
            assertThat(again.events().of("server.stop")).hasSize(1);
            assertThat(again.events().of("journal.recovered")).isEmpty();
        }
    }

    private static String path(String location) {
        return URI.create(location).getRawPath();
    }
}
