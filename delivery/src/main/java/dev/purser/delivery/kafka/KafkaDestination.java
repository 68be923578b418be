package dev.purser.delivery.kafka;

import dev.purser.delivery.Batch;
import dev.purser.delivery.DeliveryException;
import dev.purser.delivery.DeliveryException.Kind;
import dev.purser.delivery.Destination;
import dev.purser.delivery.Receipt;
import dev.purser.event.dialect.Filing;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Sends batches as messages and waits for every acknowledgement. After the first failure nothing more of the batch is sent,
 * so that no later message overtakes the one that failed.
 */
final class KafkaDestination implements Destination {
    private final Producers producers;
    private final Addressing addressing;
    private final int largest;

    /**
     * @param largest the largest message's value in bytes
     */
    KafkaDestination(Producers producers, Addressing addressing, int largest) {
        this.producers = producers;
        this.addressing = addressing;
        this.largest = largest;
    }

    @Override
    public Receipt deliver(Batch batch) throws DeliveryException, InterruptedException {
        Sending sending = new Sending();
        KafkaProducer<byte[], byte[]> producer = open();
        Messages messages = new Messages(batch, addressing, largest, sending);
        try {
            if (addressing.partition() != null) {
                requirePlace(producer);
            }
            messages.forEach(message -> send(producer, message, sending));
            producer.flush();
            sending.await();
        } catch (InterruptedException | InterruptException e) {
            // Kafka's exception sets the thread's mark again; ours says it in place of that, and closing needs it gone.
            Thread.interrupted();
            producers.abandon(producer);
            InterruptedException interrupted = new InterruptedException("while messages were under way");
            interrupted.initCause(e);
            throw interrupted;
        } catch (KafkaException e) {
            producers.abandon(producer);
            throw exception(e, 0);
        }
        Optional<Throwable> failure = sending.failure();
        if (failure.isPresent()) {
            producers.abandon(producer);
            throw exception(failure.get(), sending.taken(batch.records().size()));
        }
        return new Receipt(List.of(), sending.refused());
    }

    private KafkaProducer<byte[], byte[]> open() throws DeliveryException {
        try {
            return producers.open();
        } catch (KafkaException e) {
            throw exception(e, 0);
        }
    }

    private void send(KafkaProducer<byte[], byte[]> producer, Messages.Message message, Sending sending) {
        if (sending.failure().isPresent()) {
            sending.leave(message.records());
            return;
        }
        sending.begin();
        try {
            // What becomes of it, the callback hears.
            Future<RecordMetadata> unused = producer.send(
                    new ProducerRecord<>(
                            message.topic(),
                            addressing.partition(),
                            null,
                            message.key(),
                            message.value(),
                            message.headers()),
                    (metadata, problem) -> {
                        if (sending.end(message.records(), problem)) {
                            producers.abandon(producer);
                        }
                    });
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException | IllegalStateException | IllegalArgumentException e) {
            // Closed by its own thread after a failure that came meanwhile, which then is the one that counts.
            sending.end(message.records(), e);
        }
    }

    /** Asks for the topic, and that it has the partition; answered from memory once it is known. */
    private void requirePlace(KafkaProducer<byte[], byte[]> producer) {
        String topic = addressing
                .fixedTopic()
                .orElseGet(() -> addressing.of(Filing.NONE).topic());
        int partitions = producer.partitionsFor(topic).size();
        Integer partition = addressing.partition();
        if (partition != null && partition >= partitions) {
            throw new UnknownTopicOrPartitionException(
                    "topic " + topic + " has " + partitions + " partitions, numbered from 0; none is " + partition);
        }
    }

    private static DeliveryException exception(Throwable failure, int taken) {
        Kind kind = KafkaFailures.kind(failure);
        StringBuilder message = new StringBuilder("kafka: ").append(text(failure));
        Throwable cause = failure.getCause();
        if (cause != null && cause != failure) {
            message.append(": ").append(text(cause));
        }
        return new DeliveryException(
                kind, message.append(KafkaFailures.advice(kind)).toString(), taken, Optional.empty(), failure);
    }

    private static String text(Throwable failure) {
        return failure.getClass().getSimpleName() + (failure.getMessage() == null ? "" : " " + failure.getMessage());
    }

    /**
     * Asks the brokers for the topic, or for the one that the dialect has for records without a filing. Whether the user may
     * write to it is only known when a message is written.
     */
    @Override
    public void test() throws DeliveryException, InterruptedException {
        KafkaProducer<byte[], byte[]> producer = open();
        try {
            requirePlace(producer);
        } catch (InterruptException e) {
            Thread.interrupted();
            producers.abandon(producer);
            throw new InterruptedException("while asking for a topic");
        } catch (KafkaException | IllegalStateException e) {
            producers.abandon(producer);
            throw exception(e, 0);
        }
    }

    @Override
    public void close() {
        producers.close();
    }
}
