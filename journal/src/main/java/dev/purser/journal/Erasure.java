package dev.purser.journal;

import dev.purser.event.Action;
import dev.purser.event.AuditEvent;
import dev.purser.event.PartName;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which private parts of which records are erased, as an {@code erase.subject} event says it: in its request data under
 * {@code parts}, the name of each part with the sequence numbers as {@link SequenceRanges} writes them.
 *
 * @param parts the sequence numbers by part; a part without any is not there
 */
public record Erasure(Map<PartName, SequenceRanges> parts) {
    /** The member of the request data. */
    public static final String MEMBER = "parts";

    /** The most ranges that one event lists. */
    private static final int RANGES_PER_EVENT = 4_000;

    public Erasure {
        Map<PartName, SequenceRanges> kept = new EnumMap<>(PartName.class);
        parts.forEach((name, sequences) -> {
            if (!sequences.isEmpty()) {
                kept.put(name, sequences);
            }
        });
        parts = Map.copyOf(kept);
    }

    /** What an event erases; empty if it is no erasure, or does not say what. */
    public static Optional<Erasure> of(AuditEvent event) {
        if (event.action() != Action.ERASE_SUBJECT
                || !event.outcome().succeeded()
                || !(event.data().request().get(MEMBER) instanceof Map<?, ?> members)) {
            return Optional.empty();
        }
        Map<PartName, SequenceRanges> parts = new EnumMap<>(PartName.class);
        members.forEach((name, text) -> PartName.of(String.valueOf(name))
                .ifPresent(part -> SequenceRanges.parse(String.valueOf(text)).ifPresent(all -> parts.put(part, all))));
        return parts.isEmpty() ? Optional.empty() : Optional.of(new Erasure(parts));
    }

    /** The data's member. */
    public Map<String, Object> data() {
        Map<String, Object> data = new LinkedHashMap<>();
        for (PartName part : PartName.values()) {
            if (parts.containsKey(part)) {
                data.put(part.text(), parts.get(part).toString());
            }
        }
        return data;
    }

    public boolean isEmpty() {
        return parts.isEmpty();
    }

    /** How many parts. */
    public long count() {
        return parts.values().stream().mapToLong(SequenceRanges::count).sum();
    }

    /** The number after the last event concerned. */
    long end() {
        return parts.values().stream().mapToLong(SequenceRanges::end).max().orElse(0);
    }

    public boolean erases(long sequence, PartName part) {
        return parts.getOrDefault(part, SequenceRanges.NONE).contains(sequence);
    }

    /** The same in as many erasures as events are needed to list it. */
    public List<Erasure> events() {
        List<Erasure> events = new ArrayList<>();
        for (PartName part : PartName.values()) {
            SequenceRanges rest = parts.getOrDefault(part, SequenceRanges.NONE);
            while (rest.ranges() > RANGES_PER_EVENT) {
                SequenceRanges[] split = rest.split(RANGES_PER_EVENT);
                events.add(new Erasure(Map.of(part, split[0])));
                rest = split[1];
            }
            if (!rest.isEmpty()) {
                addTo(events, part, rest);
            }
        }
        return events;
    }

    private static void addTo(List<Erasure> events, PartName part, SequenceRanges sequences) {
        Erasure last = events.isEmpty() ? new Erasure(Map.of()) : events.getLast();
        int listed =
                last.parts.values().stream().mapToInt(SequenceRanges::ranges).sum();
        if (last.isEmpty() || last.parts.containsKey(part) || listed + sequences.ranges() > RANGES_PER_EVENT) {
            events.add(new Erasure(Map.of(part, sequences)));
        } else {
            Map<PartName, SequenceRanges> both = new EnumMap<>(last.parts);
            both.put(part, sequences);
            events.set(events.size() - 1, new Erasure(both));
        }
    }
}
