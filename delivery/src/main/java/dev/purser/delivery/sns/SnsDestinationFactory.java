package dev.purser.delivery.sns;

import dev.purser.delivery.BatchRule;
import dev.purser.delivery.Destination;
import dev.purser.delivery.DestinationFactory;
import dev.purser.delivery.Surroundings;
import dev.purser.delivery.http.HttpOptions;
import dev.purser.delivery.http.HttpSender;
import dev.purser.delivery.net.CheckedOptions;
import dev.purser.event.dialect.Dialect;
import dev.purser.event.dialect.Framing;
import dev.purser.event.dialect.Option;
import dev.purser.event.dialect.Options;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;

/**
 * Type {@code sns}: records as notifications shaped as Amazon SNS sends them to an HTTP endpoint: its envelope, its headers
 * ({@code x-amz-sns-…}), its signature, with a key of this registry whose certificate stands at {@code SigningCertURL}.
 * Setting one up sends the SubscriptionConfirmation, whose SubscribeURL this registry answers. Beside SNS's own headers
 * {@code purser-sequence} and {@code purser-checkpoint} go along, as with webhooks.
 *
 * <p>SDKs that check the signature insist on a {@code SigningCertURL} of amazonaws.com and refuse this one; receivers that
 * take the certificate from its address, or were given it, accept it.
 */
public final class SnsDestinationFactory implements DestinationFactory {
    private static final List<Option> OPTIONS = HttpOptions.with(List.of(
            HttpOptions.url("The subscriber's address."),
            Option.required(
                    "topic-arn",
                    "The topic's ARN as envelopes name it: arn:aws:sns:REGION:ACCOUNT:NAME. Made up freely."),
            Option.required(
                    "base-url",
                    "This registry's own address as the subscriber reaches it, https://registry.example:5000, which the"
                            + " addresses in envelopes begin with."),
            Option.choice(
                    "signature-version",
                    "1",
                    List.of("1", "2"),
                    "1: RSA with SHA-1, what topics have unless told otherwise. 2: RSA with SHA-256."),
            Option.choice(
                    "framing",
                    "single",
                    List.of("single", "dialect"),
                    "single: a notification a record. dialect: one a batch, in the dialect's own form of messages, for"
                            + " example {\"records\":[…]}; as single where that has one record a message.")));

    private final SnsKeys keys;

    /**
     * @param keys of this registry
     */
    public SnsDestinationFactory(SnsKeys keys) {
        this.keys = keys;
    }

    @Override
    public String type() {
        return "sns";
    }

    @Override
    public String summary() {
        return "Notifications over HTTP, shaped and signed as Amazon SNS does it.";
    }

    @Override
    public List<Option> options() {
        return OPTIONS;
    }

    @Override
    public BatchRule batching(Dialect dialect, Options options) {
        return new BatchRule(100, 256 * 1024, Duration.ofSeconds(1));
    }

    @Override
    public Destination open(Options options, Dialect dialect, Surroundings surroundings) {
        Framing framing = options.get("framing").equals("single")
                ? Framing.ALONE
                : dialect.messages().framing();
        return new SnsDestination(topic(options, keys, surroundings), framing);
    }

    static SnsTopic topic(Options options, SnsKeys keys, Surroundings surroundings) {
        CheckedOptions checked = new CheckedOptions(surroundings.name(), options);
        String topic = checked.get("topic-arn").strip();
        if (!isArn(topic)) {
            throw checked.invalid("topic-arn", "arn:aws:sns:REGION:ACCOUNT:NAME, at most 512 characters");
        }
        return new SnsTopic(
                new HttpSender(checked, surroundings),
                keys,
                new SnsAddresses(base(checked)),
                topic,
                checked.get("signature-version"),
                surroundings.clock());
    }

    private static boolean isArn(String text) {
        return text.length() <= 512
                && text.split(":", -1).length == 6
                && text.startsWith("arn:")
                && text.split(":", -1)[2].equals("sns")
                && !text.endsWith(":")
                && text.chars()
                        .allMatch(c -> c >= 'a' && c <= 'z'
                                || c >= 'A' && c <= 'Z'
                                || c >= '0' && c <= '9'
                                || ":-_.".indexOf(c) >= 0);
    }

    private static String base(CheckedOptions options) {
        String text = options.get("base-url").strip();
        try {
            URI uri = new URI(text);
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (http
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getQuery() == null
                    && uri.getFragment() == null) {
                return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
            }
        } catch (URISyntaxException e) {
            // Refused below.
        }
        throw options.invalid("base-url", "an address with http or https, without user or query");
    }
}
