package dev.purser.delivery.sns;

import dev.purser.delivery.DeliveryException;
import dev.purser.delivery.Surroundings;
import dev.purser.event.dialect.Options;
import dev.purser.event.json.JsonBytes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Says what CloudTrail says to a trail's topic: that log files were written, and first of all that it can speak. Does not
 * retry. For one thread at a time.
 */
public final class SnsNotifier implements AutoCloseable {
    /** The plain text that a trail sends when it is made or gets a topic; consumers pass over it. */
    public static final String VALIDATION = "CloudTrail validation message.";

    private final SnsTopic topic;

    private SnsNotifier(SnsTopic topic) {
        this.topic = topic;
    }

    /**
     * Opens it from the options of a destination of type {@code sns}. Makes no connection.
     *
     * @throws dev.purser.event.PurserException {@link dev.purser.delivery.DeliveryError#DESTINATION_INVALID}
     */
    public static SnsNotifier open(Options options, SnsKeys keys, Surroundings surroundings) {
        return new SnsNotifier(SnsDestinationFactory.topic(options, keys, surroundings));
    }

    /** Asks the subscriber to confirm, then says {@link #VALIDATION}. */
    public void validate() throws DeliveryException, InterruptedException {
        topic.confirm();
        topic.publish(VALIDATION, Map.of());
    }

    /**
     * Says that log files were written: {@code {"s3Bucket":"…","s3ObjectKey":["…"]}}.
     *
     * @param keys log files, at least one; no digests
     */
    public void written(String bucket, List<String> keys) throws DeliveryException, InterruptedException {
        JsonBytes message = new JsonBytes(512);
        message.open();
        message.text("s3Bucket", bucket);
        message.openArray("s3ObjectKey");
        keys.forEach(message::element);
        message.closeArray();
        message.close();
        topic.publish(new String(message.copy(0), StandardCharsets.UTF_8), Map.of());
    }

    @Override
    public void close() {
        topic.close();
    }
}
