package dev.purser.delivery.kafka;

import dev.purser.delivery.BatchRule;
import dev.purser.delivery.Destination;
import dev.purser.delivery.DestinationFactory;
import dev.purser.delivery.Surroundings;
import dev.purser.delivery.net.CheckedOptions;
import dev.purser.event.dialect.Dialect;
import dev.purser.event.dialect.Option;
import dev.purser.event.dialect.Options;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/** Type {@code kafka}. */
public final class KafkaDestinations implements DestinationFactory {
    private static final BatchRule BATCHES = new BatchRule(10_000, 4 << 20, Duration.ofSeconds(1));
    private static final int LARGEST_PARTITION = 1_000_000;
    private static final int SMALLEST_MESSAGE = 1000;
    private static final int LARGEST_MESSAGE = 100_000_000;

    @Override
    public String type() {
        return "kafka";
    }

    @Override
    public String summary() {
        return "Messages on Apache Kafka, Azure Event Hubs or IBM Event Streams.";
    }

    @Override
    public List<Option> options() {
        return KafkaOptions.all();
    }

    @Override
    public BatchRule batching(Dialect dialect, Options options) {
        return BATCHES;
    }

    @Override
    public Destination open(Options options, Dialect dialect, Surroundings surroundings) {
        CheckedOptions checked = new CheckedOptions(surroundings.name(), options);
        int largest = checked.whole(KafkaOptions.LARGEST, SMALLEST_MESSAGE, LARGEST_MESSAGE);
        OptionalInt partition = checked.find(KafkaOptions.PARTITION).isPresent()
                ? OptionalInt.of(checked.whole(KafkaOptions.PARTITION, 0, LARGEST_PARTITION))
                : OptionalInt.empty();
        Addressing addressing = new Addressing(
                checked.find(KafkaOptions.TOPIC),
                dialect.messages(),
                Addressing.Key.of(checked.get(KafkaOptions.KEY)),
                partition);
        addressing.fixedTopic().filter(topic -> !Addressing.isTopic(topic)).ifPresent(topic -> {
            throw checked.invalid(KafkaOptions.TOPIC, "a topic's name: 1 to 249 letters, digits, dots, _ and -");
        });
        if (partition.isPresent() && addressing.fixedTopic().isEmpty()) {
            throw checked.invalid(KafkaOptions.TOPIC, "the topic that partition is of");
        }
        return new KafkaDestination(
                new Producers(ProducerSettings.of(checked, surroundings.name(), largest)), addressing, largest);
    }
}
