package dev.purser.delivery.sns;

import dev.purser.delivery.Batch;
import dev.purser.delivery.DeliveryException;
import dev.purser.delivery.Destination;
import dev.purser.delivery.Notifier;
import dev.purser.delivery.Receipt;
import dev.purser.delivery.http.FramedBody;
import dev.purser.delivery.http.OneByOne;
import dev.purser.event.dialect.Framing;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Publishes records. What is sent is said at {@link SnsDestinationFactory}. */
final class SnsDestination implements Destination, Notifier {
    private final SnsTopic topic;
    private final Framing framing;

    /**
     * @param framing {@link Framing#ALONE} for a notification a record
     */
    SnsDestination(SnsTopic topic, Framing framing) {
        this.topic = topic;
        this.framing = framing;
    }

    @Override
    public Receipt deliver(Batch batch) throws DeliveryException, InterruptedException {
        int size = batch.records().size();
        if (framing.equals(Framing.ALONE)) {
            return OneByOne.deliver(size, i -> {
                publish(batch, i, i + 1, Long.toString(batch.records().sequence(i)));
                return List.of();
            });
        }
        publish(batch, 0, size, batch.first() + "-" + (batch.next() - 1));
        return Receipt.ALL;
    }

    private void publish(Batch batch, int from, int to, String sequences)
            throws DeliveryException, InterruptedException {
        Map<String, String> headers = new HashMap<>();
        headers.put("purser-sequence", sequences);
        batch.checkpoint()
                .ifPresent(note -> headers.put(
                        "purser-checkpoint",
                        Base64.getEncoder().encodeToString(note.getBytes(StandardCharsets.UTF_8))));
        topic.publish(new String(FramedBody.of(batch.records(), from, to, framing), StandardCharsets.UTF_8), headers);
    }

    @Override
    public void tell(String message) throws DeliveryException, InterruptedException {
        topic.publish(message, Map.of());
    }

    /** The handshake of a subscription, which is no record. */
    @Override
    public void test() throws DeliveryException, InterruptedException {
        topic.confirm();
    }

    @Override
    public void close() {
        topic.close();
    }
}
