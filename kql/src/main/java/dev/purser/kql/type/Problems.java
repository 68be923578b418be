package dev.purser.kql.type;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The problems found in one query, in the order found; at most {@value #MOST}. Not for several threads. */
public final class Problems {
    private static final int MOST = 50;

    private final String query;
    private final List<Problem> found = new ArrayList<>();

    public Problems(String query) {
        this.query = query;
    }

    /** The query's text. */
    public String query() {
        return query;
    }

    public boolean none() {
        return found.isEmpty();
    }

    public int count() {
        return found.size();
    }

    public List<Problem> all() {
        return List.copyOf(found);
    }

    /** Forgets what was found after the first {@code count}: for a try that is given up. */
    public void backTo(int count) {
        while (found.size() > count) {
            found.removeLast();
        }
    }

    public void syntax(int start, int end, String message, String expected) {
        add(
                Problem.Kind.SYNTAX,
                "SYN0002",
                "KS001",
                message,
                start,
                end,
                Optional.ofNullable(expected),
                Optional.empty());
    }

    /** A word that is none of those that may stand there. */
    public void unknownWord(int start, int end, String message, Optional<String> nearest) {
        add(Problem.Kind.SYNTAX, "SYN0002", "KS002", message, start, end, Optional.empty(), nearest);
    }

    public void semantic(String code, String editorCode, int start, int end, String message) {
        add(Problem.Kind.SEMANTIC, code, editorCode, message, start, end, Optional.empty(), Optional.empty());
    }

    public void unknown(String code, String editorCode, int start, int end, String message, Optional<String> nearest) {
        add(Problem.Kind.SEMANTIC, code, editorCode, message, start, end, Optional.empty(), nearest);
    }

    public void limit(String code, int start, int end, String message) {
        add(Problem.Kind.LIMIT, code, "", message, start, end, Optional.empty(), Optional.empty());
    }

    private void add(
            Problem.Kind kind,
            String code,
            String editorCode,
            String message,
            int start,
            int end,
            Optional<String> expected,
            Optional<String> suggestion) {
        if (found.size() >= MOST) {
            return;
        }
        int from = Math.clamp(start, 0, query.length());
        int to = Math.clamp(end, from, query.length());
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < from; i++) {
            if (query.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        String text = query.substring(from, Math.min(to, from + 100));
        found.add(new Problem(
                kind,
                code,
                editorCode,
                message,
                from,
                to - from,
                line,
                from - lineStart + 1,
                text,
                expected,
                suggestion));
    }
}
