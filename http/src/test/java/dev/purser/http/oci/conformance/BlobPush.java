package dev.purser.http.oci.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.http.oci.conformance.RegistryClient.Call;
import java.net.URI;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ways to push a blob, each as the public suite drives it. For one thread. */
final class BlobPush {
    /** The smallest chunk that the public suite sends. */
    static final int CHUNK = 1024;

    private static final Pattern RANGE = Pattern.compile("0-([0-9]+)");

    /** The four ways that any blob may go. */
    enum Way {
        POST_PUT("blob-post-put"),
        POST_ONLY("blob-post-only"),
        PATCH_STREAM("blob-patch-stream"),
        PATCH_CHUNKED("blob-patch-chunked");

        private final String test;

        Way(String test) {
            this.test = test;
        }

        /** The public suite's name for it. */
        String test() {
            return test;
        }
    }

    private final RegistryClient client;
    private final String repository;
    private final String digest;
    private final byte[] content;
    private boolean bad;
    private boolean lastChunkInPut;
    private boolean outOfOrder;

    BlobPush(RegistryClient client, String repository, String digest, byte[] content) {
        this.client = client;
        this.repository = repository;
        this.digest = digest;
        this.content = content;
    }

    /** The content does not match the digest: the registry must say so. */
    BlobPush bad() {
        bad = true;
        return this;
    }

    BlobPush lastChunkInPut() {
        lastChunkInPut = true;
        return this;
    }

    /** Sends a chunk from the wrong place before each right one. */
    BlobPush outOfOrder() {
        outOfOrder = true;
        return this;
    }

    void go(Way way) {
        switch (way) {
            case POST_PUT -> postPut();
            case POST_ONLY -> postOnly();
            case PATCH_STREAM -> stream();
            case PATCH_CHUNKED -> chunked();
        }
    }

    void postOnly() {
        finish(post().query("digest", digest).body(content, Media.BYTES).send());
    }

    void postPut() {
        URI upload = post().send().status(202).location();
        finish(closing(upload).body(content, Media.BYTES).send());
    }

    void stream() {
        URI upload = post().send().status(202).location();
        URI filled = client.call("PATCH", upload)
                .streamed(content, Media.BYTES)
                .send()
                .status(202)
                .location();
        finish(closing(filled).header("Content-Type", Media.BYTES).send());
    }

    void chunked() {
        Reply opened = post().send().status(202);
        URI upload = opened.location();
        int least = opened.header("OCI-Chunk-Min-Length").map(Integer::parseInt).orElse(0);
        int size = Math.min(Math.max(Math.max(content.length / 3 + 1, least), CHUNK), content.length);
        for (int start = 0; start < content.length; start += size) {
            int end = Math.min(start + size, content.length);
            if (outOfOrder) {
                upload = misplaced(upload, start, start + size >= content.length ? 0 : start + size, size);
            }
            if (lastChunkInPut && end == content.length) {
                finish(chunk(closing(upload), start, end).send());
                return;
            }
            Reply taken = chunk(client.call("PATCH", upload), start, end).send().status(202);
            taken.header("Range", "0-" + (end - 1));
            upload = taken.location();
        }
        finish(closing(upload).header("Content-Type", Media.BYTES).send());
    }

    /** Opens an upload and gives it up. */
    void cancel() {
        URI upload = post().send().status(202).location();
        client.call("DELETE", upload).send().status(204);
        client.call("GET", upload).send().error(404, "BLOB_UPLOAD_UNKNOWN");
    }

    /** Mounts from another repository, or from wherever it can be found. */
    void mount(String... from) {
        Call mount = post().query("mount", digest);
        Arrays.stream(from).forEach(other -> mount.query("from", other));
        finish(mount.send());
    }

    /** Asks for a mount of what is not there, and pushes instead. */
    void mountOfMissing(String from) {
        URI upload = post().query("mount", digest)
                .query("from", from)
                .send()
                .status(202)
                .location();
        finish(closing(upload).body(content, Media.BYTES).send());
    }

    private URI misplaced(URI upload, int expected, int start, int size) {
        int end = Math.min(start + size, content.length);
        Call wrong = lastChunkInPut && end == content.length ? closing(upload) : client.call("PATCH", upload);
        chunk(wrong, start, end).send().status(416);
        Reply state = client.call("GET", upload).send().status(204);
        Matcher range = RANGE.matcher(state.header("Range").orElse(""));
        assertThat(range.matches()).as("Range: %s", state.header("Range")).isTrue();
        if (expected > 0) {
            assertThat(range.group(1)).isEqualTo(Integer.toString(expected - 1));
        }
        return state.location();
    }

    private Call chunk(Call call, int start, int end) {
        return call.header("Content-Range", start + "-" + (end - 1))
                .body(Arrays.copyOfRange(content, start, end), Media.BYTES);
    }

    private Call post() {
        return client.call("POST", "/v2/" + repository + "/blobs/uploads/");
    }

    private Call closing(URI upload) {
        return client.call("PUT", upload).query("digest", digest);
    }

    private void finish(Reply reply) {
        if (bad) {
            reply.error(400, "DIGEST_INVALID");
            client.call("HEAD", "/v2/" + repository + "/blobs/" + digest).send().status(404);
            return;
        }
        URI stored = reply.status(201).digest(digest).location();
        client.call("GET", stored).send().status(200).content(content);
    }
}
