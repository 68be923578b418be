package dev.purser.delivery.kafka;

import dev.purser.delivery.Batch;
import dev.purser.event.dialect.Filing;
import dev.purser.event.dialect.Framing;
import dev.purser.event.dialect.RecordBuffer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * The messages of a batch, one after another: a record each, or as many of one filing and key as fit, framed as the dialect
 * has it.
 *
 * <p>Headers beside the dialect's own: {@code purser-sequence} (the journal's number of its first record's event) and
 * {@code purser-event-id}; {@code purser-records} where there may be several; on the batch's first message
 * {@code purser-missing} (numbers of events that became dead letters), on its last {@code purser-checkpoint} (the signed
 * note).
 */
final class Messages {
    /**
     * @param key null for none, as Kafka's client has it
     * @param records their indexes in the batch, rising
     */
    record Message(String topic, byte[] key, byte[] value, List<Header> headers, int[] records) {}

    private record Box(Filing filing, String key) {}

    /** Records that wait for more of their message. */
    private static final class Open {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private int[] records = new int[16];
        private int size;

        private void add(int record) {
            if (size == records.length) {
                records = Arrays.copyOf(records, 2 * size);
            }
            records[size] = record;
            size++;
        }

        private int[] indexes() {
            return Arrays.copyOf(records, size);
        }
    }

    private final Batch batch;
    private final RecordBuffer records;
    private final Addressing addressing;
    private final int largest;
    private final Sending sending;
    private final byte[] open;
    private final byte[] between;
    private final byte[] close;
    private final boolean alone;
    private Message held;
    private boolean first = true;

    Messages(Batch batch, Addressing addressing, int largest, Sending sending) {
        this.batch = batch;
        this.records = batch.records();
        this.addressing = addressing;
        this.largest = largest;
        this.sending = sending;
        Framing framing = addressing.layout().framing();
        open = framing.open().getBytes(StandardCharsets.US_ASCII);
        between = framing.between().getBytes(StandardCharsets.US_ASCII);
        close = framing.close().getBytes(StandardCharsets.US_ASCII);
        alone = framing.equals(Framing.ALONE);
    }

    /** Gives each message in turn; records that fit into none are refused. */
    void forEach(Consumer<Message> to) {
        Map<Box, Open> boxes = new LinkedHashMap<>();
        for (int record = 0; record < records.size(); record++) {
            int length = records.length(record) + open.length + close.length;
            if (length > largest) {
                sending.refuse(record, "the record has " + length + " bytes, a message at most " + largest);
            } else if (alone) {
                give(to, addressing.key(records, record), records.filing(record), records.copy(record), record);
            } else {
                add(boxes, to, record);
            }
        }
        boxes.forEach((box, message) -> give(to, box, message));
        if (held != null) {
            batch.checkpoint().ifPresent(note -> held.headers().add(header("purser-checkpoint", note)));
            to.accept(held);
            held = null;
        }
    }

    private void add(Map<Box, Open> boxes, Consumer<Message> to, int record) {
        Box box = new Box(records.filing(record), addressing.key(records, record));
        Open message = boxes.computeIfAbsent(box, none -> new Open());
        if (message.size > 0
                && message.bytes.size() + between.length + records.length(record) + close.length > largest) {
            boxes.remove(box);
            give(to, box, message);
            message = new Open();
            boxes.put(box, message);
        }
        message.bytes.writeBytes(message.size == 0 ? open : between);
        message.bytes.write(records.array(), records.start(record), records.length(record));
        message.add(record);
    }

    private void give(Consumer<Message> to, Box box, Open message) {
        message.bytes.writeBytes(close);
        give(to, box.key(), box.filing(), message.bytes.toByteArray(), message.indexes());
    }

    /** One message is held back, so that the last is known when it is given. */
    private void give(Consumer<Message> to, String key, Filing filing, byte[] value, int... indexes) {
        Addressing.Address address = addressing.of(filing);
        List<Header> headers = new ArrayList<>(address.headers());
        headers.add(header("purser-sequence", Long.toString(records.sequence(indexes[0]))));
        headers.add(header("purser-event-id", records.event(indexes[0]).toString()));
        if (!alone) {
            headers.add(header("purser-records", Integer.toString(indexes.length)));
        }
        if (first && !batch.missing().isEmpty()) {
            headers.add(header(
                    "purser-missing",
                    batch.missing().stream()
                            .map(dead -> Long.toString(dead.sequence()))
                            .collect(Collectors.joining(","))));
        }
        first = false;
        byte[] keyBytes = key.isEmpty() ? null : key.getBytes(StandardCharsets.UTF_8);
        Message next = new Message(address.topic(), keyBytes, value, headers, indexes);
        if (held != null) {
            to.accept(held);
        }
        held = next;
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
