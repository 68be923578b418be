package dev.purser.delivery.http;

import dev.purser.delivery.DeliveryException;
import dev.purser.delivery.DeliveryException.Kind;
import dev.purser.delivery.Receipt;
import dev.purser.delivery.Receipt.Refused;
import java.util.ArrayList;
import java.util.List;

/** A batch whose records are each a request of their own: what is refused is known at once, and the rest goes on. */
public final class OneByOne {
    private static final int REASON = 1_000;

    /** Sends one record. */
    @FunctionalInterface
    public interface Post {
        /**
         * @return the record, where the receiver's answer refuses it
         * @throws DeliveryException if it was not taken; {@link Kind#REFUSED} if it never will be
         */
        List<Refused> post(int record) throws DeliveryException, InterruptedException;
    }

    private OneByOne() {}

    /**
     * Sends records 0 to {@code size - 1}.
     *
     * @throws DeliveryException with the number of records before it, at the first that was not taken now
     */
    public static Receipt deliver(int size, Post post) throws DeliveryException, InterruptedException {
        List<Refused> refused = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            try {
                refused.addAll(post.post(i));
            } catch (DeliveryException e) {
                if (e.kind() == Kind.REFUSED) {
                    String reason = e.getMessage();
                    refused.add(new Refused(i, reason.length() > REASON ? reason.substring(0, REASON) : reason));
                } else {
                    // Only a receipt can tell of refused records: the first of them comes again, so that none is
                    // forgotten.
                    int taken = refused.isEmpty() ? i : refused.getFirst().record();
                    throw new DeliveryException(e.kind(), e.getMessage(), taken, e.retryAfter(), e);
                }
            }
        }
        return new Receipt(List.of(), refused);
    }
}
