package dev.purser.delivery.webhook;

import dev.purser.delivery.Batch;
import dev.purser.delivery.DeliveryException;
import dev.purser.delivery.DeliveryException.Kind;
import dev.purser.delivery.Destination;
import dev.purser.delivery.Receipt;
import dev.purser.delivery.http.Answer;
import dev.purser.delivery.http.FramedBody;
import dev.purser.delivery.http.HttpSender;
import dev.purser.delivery.http.OneByOne;
import dev.purser.event.dialect.RecordBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Posts batches. What stands in requests and answers is said at {@link WebhookDestinationFactory}. */
final class WebhookDestination implements Destination {
    private static final int MULTI_STATUS = 207;
    private static final int ID_BYTES = 18;

    private final HttpSender sender;
    private final WebhookForm form;
    private final WebhookSigner signer;
    private final Clock clock;

    WebhookDestination(HttpSender sender, WebhookForm form, WebhookSigner signer, Clock clock) {
        this.sender = sender;
        this.form = form;
        this.signer = signer;
        this.clock = clock;
    }

    @Override
    public Receipt deliver(Batch batch) throws DeliveryException, InterruptedException {
        int size = batch.records().size();
        if (!form.single()) {
            return new Receipt(List.of(), post(batch, 0, size, batch.first() + "-" + (batch.next() - 1)));
        }
        return OneByOne.deliver(
                size, i -> post(batch, i, i + 1, Long.toString(batch.records().sequence(i))));
    }

    private List<Receipt.Refused> post(Batch batch, int from, int to, String sequences)
            throws DeliveryException, InterruptedException {
        byte[] body = FramedBody.of(batch.records(), from, to, form.framing());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("purser-sequence", sequences);
        headers.put("purser-records", Integer.toString(to - from));
        batch.checkpoint()
                .ifPresent(note -> headers.put(
                        "purser-checkpoint",
                        Base64.getEncoder().encodeToString(note.getBytes(StandardCharsets.UTF_8))));
        Answer answer = post(body, headers);
        if (answer.status() != MULTI_STATUS) {
            return List.of();
        }
        if (answer.cut()) {
            throw new DeliveryException(
                    Kind.REFUSED, sender.host() + " refused more records than its answer can name", null);
        }
        return RefusedList.read(answer.body(), to - from)
                .orElseThrow(() -> sender.garbage(answer, "a list of refused records"))
                .stream()
                .map(one -> new Receipt.Refused(from + one.record(), one.reason()))
                .toList();
    }

    private Answer post(byte[] body, Map<String, String> headers) throws DeliveryException, InterruptedException {
        byte[] sent = sender.encoded(body);
        String id = id(body);
        long seconds = clock.instant().getEpochSecond();
        headers.put("content-type", form.contentType());
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", Long.toString(seconds));
        if (signer.signs()) {
            headers.put("webhook-signature", signer.sign(id, seconds, sent));
        }
        return sender.post(sent, headers);
    }

    /** From the body alone, so that the same body has the same id whenever it comes again. Holds no full stop. */
    private static String id(byte[] body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
            return "msg_" + Base64.getUrlEncoder().encodeToString(Arrays.copyOf(hash, ID_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    /** An empty body; a receiver that refuses just that has been reached and has let Purser in. */
    @Override
    public void test() throws DeliveryException, InterruptedException {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("purser-test", "true");
        headers.put("purser-records", "0");
        try {
            post(FramedBody.of(new RecordBuffer(), 0, 0, form.framing()), headers);
        } catch (DeliveryException e) {
            if (e.kind() != Kind.REFUSED) {
                throw e;
            }
        }
    }

    @Override
    public void close() {
        sender.close();
    }
}
