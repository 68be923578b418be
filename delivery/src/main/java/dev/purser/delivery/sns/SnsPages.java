package dev.purser.delivery.sns;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;

/**
 * What stands at the addresses that envelopes name: bound to GET {@code /purser/v1/sns} and below, open to everybody. Holds
 * no state: an operator set the subscription up, so confirming it changes nothing and only whoever may set destinations can
 * end it. Thread-safe.
 */
public final class SnsPages {
    private static final String SPACE = "http://sns.amazonaws.com/doc/2010-03-31/";

    private final SnsKeys keys;

    /**
     * What is answered.
     *
     * @param status 200, 400 or 403
     */
    public record Page(int status, String contentType, String text) {}

    public SnsPages(SnsKeys keys) {
        this.keys = keys;
    }

    /**
     * The page at an address.
     *
     * @param rest of the path, after {@code /purser/v1/sns/}; empty for that without the slash
     * @param query decoded
     * @return empty if there is none
     */
    public Optional<Page> get(String rest, Map<String, String> query) {
        if (rest.isEmpty()) {
            return Optional.ofNullable(
                    switch (query.getOrDefault("Action", "")) {
                        case "ConfirmSubscription" ->
                            confirm(query.getOrDefault("TopicArn", ""), query.getOrDefault("Token", ""));
                        case "Unsubscribe" ->
                            error(
                                    403,
                                    "AuthorizationError",
                                    "Only who may set destinations of this registry can end this.");
                        default -> null;
                    });
        }
        return keys.made() && rest.equals(keys.certificateName())
                ? Optional.of(new Page(200, "application/x-pem-file", keys.certificatePem()))
                : Optional.empty();
    }

    private Page confirm(String topic, String token) {
        boolean ours = keys.made()
                && MessageDigest.isEqual(
                        keys.token(topic).getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
        if (!ours) {
            return error(400, "InvalidParameter", "Invalid token");
        }
        return new Page(
                200,
                "text/xml",
                "<ConfirmSubscriptionResponse xmlns=\"" + SPACE
                        + "\"><ConfirmSubscriptionResult><SubscriptionArn>"
                        + escaped(SnsAddresses.subscription(topic))
                        + "</SubscriptionArn></ConfirmSubscriptionResult></ConfirmSubscriptionResponse>");
    }

    private static Page error(int status, String code, String message) {
        return new Page(
                status,
                "text/xml",
                "<ErrorResponse xmlns=\"" + SPACE + "\"><Error><Type>Sender</Type><Code>" + code + "</Code><Message>"
                        + message + "</Message></Error></ErrorResponse>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
