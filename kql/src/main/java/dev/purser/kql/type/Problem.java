package dev.purser.kql.type;

import java.util.Optional;

/**
 * What is wrong with a query, as its writer is told.
 *
 * @param kind whether the text, its meaning or its size is at fault
 * @param code Kusto's own number where there is one ({@code SYN0002}, {@code SEM0100}), else a {@code LIM} number
 * @param editorCode the number Microsoft's editor gives ({@code KS142}), or empty
 * @param message one line
 * @param offset where it starts, in UTF-16 units from the start of the query
 * @param length how long the offending text is; 0 at the end of the query
 * @param line 1-based
 * @param column 1-based, in UTF-16 units
 * @param text the offending text, at most 100 characters of it
 * @param expected what could have stood there instead
 * @param suggestion the nearest known name
 */
public record Problem(
        Kind kind,
        String code,
        String editorCode,
        String message,
        int offset,
        int length,
        int line,
        int column,
        String text,
        Optional<String> expected,
        Optional<String> suggestion) {
    /** Which promise of the query was broken. */
    public enum Kind {
        SYNTAX,
        SEMANTIC,
        LIMIT
    }

    /** The message as Kusto's engine words it, with its position. */
    public String full() {
        StringBuilder all = new StringBuilder(
                switch (kind) {
                    case SYNTAX -> "Syntax error: ";
                    case SEMANTIC -> "Semantic error: ";
                    case LIMIT -> "Limit exceeded: ";
                });
        all.append(code).append(": ").append(message);
        expected.ifPresent(what -> all.append("; expected ").append(what));
        suggestion.ifPresent(name -> all.append("; did you mean '").append(name).append("'?"));
        return all.append(" [line:position=")
                .append(line)
                .append(':')
                .append(column)
                .append(']')
                .toString();
    }
}
