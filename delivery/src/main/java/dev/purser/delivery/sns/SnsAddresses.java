package dev.purser.delivery.sns;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * The addresses that envelopes name, below this registry's own; {@link SnsPages} answers them.
 *
 * @param base this registry's address, no slash at its end
 */
record SnsAddresses(String base) {
    /** The path of all of them. */
    static final String PATH = "/purser/v1/sns";

    String certificate(String name) {
        return base + PATH + "/" + name;
    }

    String confirm(String topic, String token) {
        return base + PATH + "?Action=ConfirmSubscription&TopicArn=" + encoded(topic) + "&Token=" + token;
    }

    String unsubscribe(String subscription) {
        return base + PATH + "?Action=Unsubscribe&SubscriptionArn=" + encoded(subscription);
    }

    /** The ARN of a topic's one subscription. */
    static String subscription(String topic) {
        return topic + ":" + UUID.nameUUIDFromBytes(topic.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
