package dev.purser.delivery.webhook;

import dev.purser.delivery.BatchRule;
import dev.purser.delivery.Destination;
import dev.purser.delivery.DestinationFactory;
import dev.purser.delivery.Surroundings;
import dev.purser.delivery.http.HttpOptions;
import dev.purser.delivery.http.HttpSender;
import dev.purser.delivery.net.CheckedOptions;
import dev.purser.event.dialect.Dialect;
import dev.purser.event.dialect.Option;
import dev.purser.event.dialect.Options;
import java.time.Duration;
import java.util.List;

/**
 * Type {@code webhook}: a POST of each batch.
 *
 * <p>Every request has these headers: {@code webhook-id} (from the body: the same body has the same id whenever it comes
 * again), {@code webhook-timestamp} and, where there are secrets, {@code webhook-signature} (Standard Webhooks 1.0.0, over
 * the body as it is sent); {@code purser-sequence} (the journal's numbers that the request stands for, {@code 17-41}),
 * {@code purser-records} (how many records), {@code purser-checkpoint} (base64 of the journal's latest checkpoint). A test
 * has {@code purser-test: true} and no records.
 *
 * <p>Any 2xx means that all records were taken. 207 with
 * {@code {"refused":[{"index":0,"reason":"…"}]}} means: all but these, which it will never take; they become dead letters.
 * 400, 413 and 422 refuse the request as a whole: halves of it are sent, down to single records. 429, and 408, 425 and
 * 503 with {@code Retry-After}, ask for a pause; every other answer is a failure, and the same comes again.
 */
public final class WebhookDestinationFactory implements DestinationFactory {
    private static final List<Option> OPTIONS = HttpOptions.with(List.of(
            HttpOptions.url("Where batches are posted to."),
            Option.choice(
                    "framing",
                    "dialect",
                    List.of("dialect", "lines", "array", "single"),
                    "How records lie in a body: one a line; a JSON array; one record a request. dialect takes the dialect's"
                            + " own form of messages, for example {\"records\":[…]}; where that has one record a message,"
                            + " an array for cloudevents (its batched mode) and lines for others."),
            Option.open(
                    "content-type",
                    "The body's media type, where the receiver insists on one. Left out: application/x-ndjson for lines,"
                            + " application/json for the others, text/plain for records that are no JSON, and for"
                            + " cloudevents application/cloudevents-batch+json or application/cloudevents+json."),
            Option.secret(
                    "signing-secrets",
                    "Secrets that requests are signed with as Standard Webhooks 1.0.0 has it: whsec_ and the base64 of 24 to"
                            + " 64 random bytes; several with blanks between them. Each gives a signature of its own, so"
                            + " that a receiver can go from the old to the new secret at its leisure. Left out, requests"
                            + " are not signed.")));

    @Override
    public String type() {
        return "webhook";
    }

    @Override
    public String summary() {
        return "A POST of each batch to an HTTP endpoint, signed with HMAC-SHA256 (Standard Webhooks).";
    }

    @Override
    public List<Option> options() {
        return OPTIONS;
    }

    @Override
    public BatchRule batching(Dialect dialect, Options options) {
        return new BatchRule(500, 1 << 20, Duration.ofSeconds(1));
    }

    @Override
    public Destination open(Options options, Dialect dialect, Surroundings surroundings) {
        CheckedOptions checked = new CheckedOptions(surroundings.name(), options);
        WebhookForm form = WebhookForm.of(checked, dialect);
        WebhookSigner signer = WebhookSigner.read(checked, "signing-secrets");
        return new WebhookDestination(new HttpSender(checked, surroundings), form, signer, surroundings.clock());
    }
}
