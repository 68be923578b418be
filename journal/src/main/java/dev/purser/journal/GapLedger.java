package dev.purser.journal;

import dev.purser.event.Action;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was served without a record: how often each action, and when first and last. Not thread-safe. */
final class GapLedger {
    /** One action's share. */
    record Line(long count, Instant first, Instant last) {
        Line plus(Line other) {
            return new Line(
                    count + other.count,
                    first.isBefore(other.first) ? first : other.first,
                    last.isAfter(other.last) ? last : other.last);
        }
    }

    private final Map<Action, Line> lines = new EnumMap<>(Action.class);

    void add(Action action, Line line) {
        lines.merge(action, line, Line::plus);
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    void addAll(GapLedger other) {
        other.lines.forEach(this::add);
    }

    void clear() {
        lines.clear();
    }

    GapLedger copy() {
        GapLedger copy = new GapLedger();
        copy.addAll(this);
        return copy;
    }

    Map<Action, Line> lines() {
        return lines;
    }

    /** All actions together. */
    Line total() {
        return lines.values().stream().reduce(Line::plus).orElseThrow();
    }

    /** The lines as data of an event. */
    List<Map<String, Object>> data() {
        return lines.entrySet().stream()
                .map(entry -> {
                    Map<String, Object> line = new LinkedHashMap<>();
                    line.put("action", entry.getKey().text());
                    line.put("count", entry.getValue().count());
                    line.put("first", entry.getValue().first().toString());
                    line.put("last", entry.getValue().last().toString());
                    return line;
                })
                .toList();
    }
}
