package dev.purser.delivery.syslog;

import dev.purser.delivery.Batch;
import dev.purser.delivery.DeliveryException;
import dev.purser.delivery.Destination;
import dev.purser.delivery.Receipt;
import dev.purser.event.dialect.RecordBuffer;
import java.util.ArrayList;
import java.util.List;

/** Sends batches. What is sent is said at {@link SyslogDestinationFactory}. */
final class SyslogDestination implements Destination {
    private final Line line;
    private final SyslogMessages messages;
    private final int maxSize;
    private final boolean checkpoints;

    /**
     * @param maxSize the most bytes of one message, header and all
     * @param checkpoints whether the checkpoint follows each batch
     */
    SyslogDestination(Line line, SyslogMessages messages, int maxSize, boolean checkpoints) {
        this.line = line;
        this.messages = messages;
        this.maxSize = maxSize;
        this.checkpoints = checkpoints;
    }

    @Override
    public Receipt deliver(Batch batch) throws DeliveryException, InterruptedException {
        RecordBuffer records = batch.records();
        List<Receipt.Refused> refused = new ArrayList<>();
        int[] ends = new int[records.size() + 1];
        int count = 0;
        messages.clear();
        for (int i = 0; i < records.size(); i++) {
            int start = messages.at();
            messages.record(records, i);
            int size = messages.at() - start;
            if (size > maxSize) {
                messages.back(start);
                refused.add(new Receipt.Refused(
                        i,
                        "a message of " + size + " bytes, and max-size is " + maxSize
                                + ": raise it here and at the receiver, or use a transport that takes more"));
            } else {
                line.frame(messages, start);
                ends[count++] = messages.at();
            }
        }
        if (checkpoints && batch.checkpoint().isPresent()) {
            int start = messages.at();
            messages.checkpoint(batch.checkpoint().get(), batch.next(), batch.cut());
            if (messages.at() - start > maxSize) {
                messages.back(start);
            } else {
                line.frame(messages, start);
                ends[count++] = messages.at();
            }
        }
        if (count > 0) {
            line.send(messages, ends, count);
        }
        return new Receipt(List.of(), refused);
    }

    @Override
    public void test() throws DeliveryException, InterruptedException {
        line.test();
    }

    @Override
    public void close() {
        line.close();
    }
}
