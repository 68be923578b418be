package dev.purser.testkit.server;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An event as the program's API tells it.
 *
 * @param json all of it
 */
public record RecordedEvent(Map<String, Object> json) {
    public long sequence() {
        return (Long) json.get("sequence");
    }

    public String id() {
        return (String) json.get("id");
    }

    public String action() {
        return (String) json.get("action");
    }

    public boolean succeeded() {
        return text("outcome", "result").equals(Optional.of("success"));
    }

    public Optional<Long> status() {
        return member("outcome", "status").map(Long.class::cast);
    }

    /** How many it stands for: 1 if it is not folded. */
    public long count() {
        return member("folding", "count").map(Long.class::cast).orElse(1L);
    }

    /** A text in a group, such as {@code actor}, {@code name}. */
    public Optional<String> text(String group, String name) {
        return member(group, name).map(String.class::cast);
    }

    private Optional<Object> member(String group, String name) {
        return json.get(group) instanceof Map<?, ?> members ? Optional.ofNullable(members.get(name)) : Optional.empty();
    }

    /** The targets, each by the names of its facts. */
    @SuppressWarnings("unchecked")
    public List<Map<String, Object>> targets() {
        return (List<Map<String, Object>>) json.getOrDefault("targets", List.of());
    }

    /** A fact of the first target. */
    public Optional<String> target(String name) {
        return targets().stream().findFirst().map(target -> (String) target.get(name));
    }
}
