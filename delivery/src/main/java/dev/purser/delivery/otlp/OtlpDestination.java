package dev.purser.delivery.otlp;

import dev.purser.delivery.Batch;
import dev.purser.delivery.DeliveryException;
import dev.purser.delivery.DeliveryException.Kind;
import dev.purser.delivery.Destination;
import dev.purser.delivery.Receipt;
import dev.purser.delivery.http.Answer;
import dev.purser.delivery.http.HttpSender;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Exports batches. What is sent is said at {@link OtlpDestinationFactory}. */
final class OtlpDestination implements Destination {
    private static final int REASON = 900;

    private final HttpSender sender;
    private final LogRequest request;

    OtlpDestination(HttpSender sender, LogRequest request) {
        this.sender = sender;
        this.request = request;
    }

    @Override
    public Receipt deliver(Batch batch) throws DeliveryException, InterruptedException {
        int size = batch.records().size();
        LogAnswer answer = post(request.bytes(batch));
        if (answer.rejected() <= 0) {
            return Receipt.ALL;
        }
        String why = answer.reason().isBlank()
                ? "without a reason"
                : answer.reason().substring(0, Math.min(REASON, answer.reason().length()));
        if (answer.rejected() >= size) {
            return new Receipt(
                    List.of(),
                    IntStream.range(0, size)
                            .mapToObj(i -> new Receipt.Refused(i, "rejected: " + why))
                            .toList());
        }
        throw new DeliveryException(
                Kind.REFUSED,
                sender.host() + " rejected " + answer.rejected() + " of " + size
                        + " log records and does not say which: " + why,
                null);
    }

    private LogAnswer post(byte[] body) throws DeliveryException, InterruptedException {
        Answer answer = sender.post(sender.encoded(body), Map.of("content-type", "application/x-protobuf"));
        return LogAnswer.read(answer).orElseThrow(() -> sender.garbage(answer, "an answer of OTLP"));
    }

    /** A request without log records, which the protocol allows. */
    @Override
    public void test() throws DeliveryException, InterruptedException {
        post(new byte[0]);
    }

    @Override
    public void close() {
        sender.close();
    }
}
