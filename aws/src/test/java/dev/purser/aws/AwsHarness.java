package dev.purser.aws;

import dev.purser.aws.trail.Topic;
import dev.purser.aws.trail.Trail;
import dev.purser.aws.trail.TrailDelivery;
import dev.purser.aws.trail.TrailError;
import dev.purser.aws.trail.TrailStatus;
import dev.purser.event.Action;
import dev.purser.event.CallInterface;
import dev.purser.event.Origin;
import dev.purser.event.Recording;
import dev.purser.http.Answer;
import dev.purser.http.Door;
import dev.purser.http.Request;
import dev.purser.http.loopback.LoopbackPurser;
import dev.purser.http.sigv4.ClientSigner;
import dev.purser.identity.AccessKeys;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** A Purser with Amazon's face, an administrator's access key, and one bucket that trails may write to: {@code logs}. */
public final class AwsHarness implements AutoCloseable {
    public static final String BUCKET = "logs";
    /** The one topic that there is; its short name is {@code files}. */
    public static final String TOPIC = "arn:aws:sns:us-east-1:123456789012:files";

    public static final AwsPlace PLACE = new AwsPlace("123456789012", "us-east-1");

    public final LoopbackPurser purser;
    public final Path buckets;
    public final AccessKeys.Created key;

    /** What trails say now, as delivery was told. */
    public final Map<String, Trail> delivered = new ConcurrentHashMap<>();

    private Aws aws;

    public AwsHarness(Path data) {
        buckets = data.resolve("buckets");
        purser = new LoopbackPurser(data.resolve("purser"), Aws.migrations(), rooms -> {
            aws = Aws.open(
                    PLACE,
                    buckets,
                    rooms.metadata,
                    rooms.identity.secretBox(),
                    new Delivery(),
                    rooms.journal,
                    Origin.NONE,
                    Clock.systemUTC());
            return aws.endpoints();
        });
        key = key("admin");
    }

    public Aws aws() {
        return aws;
    }

    public AccessKeys.Created key(String principal) {
        return purser.identity.accessKeys().create(recording(Action.ACCESS_KEY_CREATE), principal);
    }

    public static Recording recording(Action action) {
        return Recording.begin(Clock.systemUTC(), action, CallInterface.PURSER, "test", Recording.Gate.OPEN);
    }

    /** A CloudTrail call, signed with the key. */
    public Answer call(String operation, String body) {
        return open(sign(key, operation, body));
    }

    public static Request sign(AccessKeys.Created with, String operation, String body) {
        return new ClientSigner(with.key().text(), with.secret().reveal(), "cloudtrail")
                .sign(
                        "POST",
                        "/",
                        "",
                        body.getBytes(StandardCharsets.UTF_8),
                        Instant.now(),
                        Map.of(
                                "content-type",
                                "application/x-amz-json-1.1",
                                "x-amz-target",
                                "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101." + operation));
    }

    /** An S3 request, signed with the key; path and query in canonical form. */
    public Answer s3(String method, String path, String query, Map<String, String> headers) {
        return open(new ClientSigner(key.key().text(), key.secret().reveal(), "s3")
                .sign(method, path, query, new byte[0], Instant.now(), headers));
    }

    public Answer open(Request request) {
        Door.Reply reply = purser.door().open(request);
        return reply.answer();
    }

    public static String text(Answer answer) {
        return switch (answer.body()) {
            case Answer.Empty none -> "";
            case Answer.Bytes bytes -> new String(bytes.bytes(), StandardCharsets.UTF_8);
            case Answer.Streamed streamed -> {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                try {
                    streamed.writer().write(out);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                yield out.toString(StandardCharsets.UTF_8);
            }
            case Answer.FileSlice slice -> throw new IllegalStateException("no files here");
        };
    }

    @Override
    public void close() {
        aws.close();
        purser.close();
    }

    private final class Delivery implements TrailDelivery {
        @Override
        public void check(Trail trail) {
            if (!trail.settings().bucket().equals(BUCKET)) {
                throw TrailError.TRAIL_BUCKET_UNKNOWN.because(
                        "S3 bucket " + trail.settings().bucket() + " does not exist!");
            }
        }

        @Override
        public void follow(Optional<UUID> cause, Trail trail) {
            delivered.put(trail.name(), trail);
        }

        @Override
        public void end(Optional<UUID> cause, Trail trail) {
            delivered.remove(trail.name());
        }

        @Override
        public void finish(Trail trail) {
            throw new UnsupportedOperationException("no jobs run here");
        }

        @Override
        public Topic topic(String nameOrArn) {
            if (!nameOrArn.equals("files") && !nameOrArn.equals(TOPIC)) {
                throw TrailError.TRAIL_TOPIC_UNKNOWN.because("no such topic");
            }
            return new Topic(nameOrArn, TOPIC, "files", Instant.EPOCH);
        }

        @Override
        public TrailStatus status(Trail trail) {
            return TrailStatus.NONE;
        }
    }
}
