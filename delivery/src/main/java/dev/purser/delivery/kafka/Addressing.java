package dev.purser.delivery.kafka;

import dev.purser.event.dialect.Filing;
import dev.purser.event.dialect.MessageLayout;
import dev.purser.event.dialect.RecordBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** Which topic and partition a record goes to, under which key, with which of the dialect's headers. For one thread. */
final class Addressing {
    /** What a message's key is. */
    enum Key {
        NONE,
        ACTOR,
        REPOSITORY,
        EVENT;

        static Key of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** Where records of one filing go. */
    record Address(String topic, List<Header> headers) {}

    private static final int MOST_KEPT = 1000;

    private final Optional<String> fixedTopic;
    private final MessageLayout layout;
    private final Key key;
    private final OptionalInt partition;
    private final Map<Filing, Address> known = new HashMap<>();

    Addressing(Optional<String> fixedTopic, MessageLayout layout, Key key, OptionalInt partition) {
        this.fixedTopic = fixedTopic;
        this.layout = layout;
        this.key = key;
        this.partition = partition;
    }

    Optional<String> fixedTopic() {
        return fixedTopic;
    }

    MessageLayout layout() {
        return layout;
    }

    /** The partition that is set; null, as Kafka's client has it, where none is. */
    Integer partition() {
        return partition.isPresent() ? partition.getAsInt() : null;
    }

    /** The record's key as text; empty for none. */
    String key(RecordBuffer records, int record) {
        return switch (key) {
            case NONE -> "";
            case ACTOR -> records.actor(record).orElse("");
            case REPOSITORY -> records.repository(record).orElse("");
            case EVENT -> records.event(record).toString();
        };
    }

    Address of(Filing filing) {
        Address address = known.get(filing);
        if (address == null) {
            List<Header> headers = new ArrayList<>();
            layout.headers(filing)
                    .forEach((name, value) ->
                            headers.add(new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8))));
            address = new Address(fixedTopic.orElseGet(() -> layout.topic(filing)), List.copyOf(headers));
            if (known.size() < MOST_KEPT) {
                known.put(filing, address);
            }
        }
        return address;
    }

    /** Kafka's rule for the names of topics. */
    static boolean isTopic(String name) {
        return name.matches("[a-zA-Z0-9._-]{1,249}") && !name.equals(".") && !name.equals("..");
    }
}
