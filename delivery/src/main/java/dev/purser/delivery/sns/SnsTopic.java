package dev.purser.delivery.sns;

import dev.purser.delivery.DeliveryException;
import dev.purser.delivery.http.HttpSender;
import dev.purser.event.json.JsonBytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Sends what a topic says to its one subscriber, in the envelope and with the headers of SNS (developer guide, "HTTP/HTTPS
 * notification JSON format" and "Verifying the signatures"). For one thread at a time.
 */
final class SnsTopic implements AutoCloseable {
    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final String NOTIFICATION = "Notification";
    private static final String CONFIRMATION = "SubscriptionConfirmation";

    private final HttpSender sender;
    private final SnsKeys keys;
    private final SnsAddresses addresses;
    private final String topic;
    private final String subscription;
    private final String version;
    private final Clock clock;

    /**
     * @param topic its ARN
     * @param version of signatures: {@code 1} (SHA-1) or {@code 2} (SHA-256)
     */
    SnsTopic(HttpSender sender, SnsKeys keys, SnsAddresses addresses, String topic, String version, Clock clock) {
        this.sender = sender;
        this.keys = keys;
        this.addresses = addresses;
        this.topic = topic;
        this.subscription = SnsAddresses.subscription(topic);
        this.version = version;
        this.clock = clock;
    }

    /** A message as a notification; the same message has the same MessageId whenever it comes again. */
    void publish(String message, Map<String, String> more) throws DeliveryException, InterruptedException {
        String id = id(message);
        String time = time();
        JsonBytes body = envelope(NOTIFICATION, id, message, time);
        signature(
                body,
                "Message\n" + message + "\nMessageId\n" + id + "\nTimestamp\n" + time + "\nTopicArn\n" + topic
                        + "\nType\n" + NOTIFICATION + "\n");
        body.text("UnsubscribeURL", addresses.unsubscribe(subscription));
        post(body, NOTIFICATION, id, more);
    }

    /** The first thing that a subscriber hears. */
    void confirm() throws DeliveryException, InterruptedException {
        String message = "You have chosen to subscribe to the topic " + topic
                + ".\nTo confirm the subscription, visit the SubscribeURL included in this message.";
        String token = keys.token(topic);
        String address = addresses.confirm(topic, token);
        String id = id(message);
        String time = time();
        JsonBytes body = envelope(CONFIRMATION, id, message, time);
        body.text("Token", token);
        body.text("SubscribeURL", address);
        signature(
                body,
                "Message\n" + message + "\nMessageId\n" + id + "\nSubscribeURL\n" + address + "\nTimestamp\n" + time
                        + "\nToken\n" + token + "\nTopicArn\n" + topic + "\nType\n" + CONFIRMATION + "\n");
        post(body, CONFIRMATION, id, Map.of());
    }

    private JsonBytes envelope(String type, String id, String message, String time) {
        JsonBytes body = new JsonBytes(message.length() + 2_048);
        body.open();
        body.text("Type", type);
        body.text("MessageId", id);
        body.text("TopicArn", topic);
        body.text("Message", message);
        body.text("Timestamp", time);
        return body;
    }

    private void signature(JsonBytes body, String text) {
        body.text("SignatureVersion", version);
        body.text("Signature", keys.sign(version.equals("1") ? "SHA1withRSA" : "SHA256withRSA", text));
        body.text("SigningCertURL", addresses.certificate(keys.certificateName()));
    }

    private void post(JsonBytes body, String type, String id, Map<String, String> more)
            throws DeliveryException, InterruptedException {
        body.close();
        Map<String, String> headers = new HashMap<>(more);
        headers.put("content-type", "text/plain; charset=UTF-8");
        headers.put("x-amz-sns-message-type", type);
        headers.put("x-amz-sns-message-id", id);
        headers.put("x-amz-sns-topic-arn", topic);
        if (type.equals(NOTIFICATION)) {
            headers.put("x-amz-sns-subscription-arn", subscription);
        }
        sender.post(sender.encoded(body.copy(0)), headers);
    }

    private String time() {
        Instant now = clock.instant();
        return MILLISECONDS.format(now);
    }

    /** A UUID of version 8 (RFC 9562 section 5.8) from topic and message. */
    private String id(String message) {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            hash.update(topic.getBytes(StandardCharsets.UTF_8));
            hash.update((byte) '\n');
            ByteBuffer bytes = ByteBuffer.wrap(hash.digest(message.getBytes(StandardCharsets.UTF_8)));
            long first = bytes.getLong() & 0xFFFF_FFFF_FFFF_0FFFL | 0x8000L;
            long second = bytes.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
            return new UUID(first, second).toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    @Override
    public void close() {
        sender.close();
    }
}
