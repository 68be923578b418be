package dev.purser.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A path with variables: {@code /v2/{repository...}/blobs/{digest}}. Immutable.
 *
 * <p>{@code {name}} stands for one segment, {@code {name...}} for one or more, and is allowed once. Values are decoded
 * after the path is cut at its slashes, so an encoded slash never cuts.
 */
public final class PathTemplate {
    private final String text;
    private final String[] front;
    private final String[] back;
    private final Optional<String> greedy;
    private final List<String> names;
    private final int literals;

    private PathTemplate(String text) {
        if (!text.startsWith("/")) {
            throw new IllegalArgumentException("a path template begins with a slash: " + text);
        }
        this.text = text;
        List<String> before = new ArrayList<>();
        List<String> after = new ArrayList<>();
        List<String> found = new ArrayList<>();
        Optional<String> many = Optional.empty();
        int fixed = 0;
        for (String segment : text.substring(1).split("/", -1)) {
            boolean variable = segment.startsWith("{");
            if (segment.endsWith("...}")) {
                if (many.isPresent()) {
                    throw new IllegalArgumentException("two greedy variables: " + text);
                }
                many = Optional.of(segment.substring(1, segment.length() - 4));
                found.add(many.get());
                continue;
            }
            if (variable) {
                found.add(segment.substring(1, segment.length() - 1));
            } else {
                fixed++;
            }
            (many.isPresent() ? after : before).add(segment);
        }
        front = before.toArray(String[]::new);
        back = after.toArray(String[]::new);
        greedy = many;
        names = List.copyOf(found);
        literals = fixed;
    }

    public static PathTemplate of(String text) {
        return new PathTemplate(text);
    }

    /** The variables' names, in order. */
    public List<String> names() {
        return names;
    }

    /** How many segments are fixed: of two templates that match, the one with more of them is meant. */
    int literals() {
        return literals;
    }

    /** The first segment if it is fixed, else an empty text. */
    String root() {
        return front.length == 0 || front[0].startsWith("{") ? "" : front[0];
    }

    /**
     * The variables' values if the path fits, still encoded.
     *
     * @param segments the path without its first slash, cut at slashes
     */
    Optional<PathVariables> match(String[] segments) {
        int fixed = front.length + back.length;
        if (greedy.isPresent() ? segments.length <= fixed : segments.length != fixed) {
            return Optional.empty();
        }
        int backStart = segments.length - back.length;
        if (!fits(front, segments, 0) || !fits(back, segments, backStart)) {
            return Optional.empty();
        }
        String[] values = new String[names.size()];
        int next = collect(front, segments, 0, values, 0);
        if (greedy.isPresent()) {
            values[next++] = backStart - front.length == 1
                    ? segments[front.length]
                    : String.join("/", Arrays.asList(segments).subList(front.length, backStart));
        }
        collect(back, segments, backStart, values, next);
        return Optional.of(new PathVariables(names, values));
    }

    private static boolean fits(String[] pattern, String[] segments, int at) {
        for (int i = 0; i < pattern.length; i++) {
            String wanted = pattern[i];
            String given = segments[at + i];
            if (wanted.startsWith("{") ? given.isEmpty() : !wanted.equals(given)) {
                return false;
            }
        }
        return true;
    }

    private static int collect(String[] pattern, String[] segments, int at, String[] values, int next) {
        int free = next;
        for (int i = 0; i < pattern.length; i++) {
            if (pattern[i].startsWith("{")) {
                values[free++] = segments[at + i];
            }
        }
        return free;
    }

    /** The template as it was written. */
    @Override
    public String toString() {
        return text;
    }
}
