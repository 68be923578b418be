package dev.purser.cli.query.prompt;

import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** Tells JLine where a query ends, and which word the cursor is in. */
final class QueryParser implements Parser {
    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        if (context == ParseContext.ACCEPT_LINE && !whole(line)) {
            throw new EOFError(-1, cursor, "the query goes on");
        }
        int start = cursor;
        while (start > 0 && inWord(line.charAt(start - 1))) {
            start--;
        }
        int end = cursor;
        while (end < line.length() && inWord(line.charAt(end))) {
            end++;
        }
        return new Word(line, cursor, start, line.substring(start, end));
    }

    /** Whether nothing more is to come: a command, nothing at all, a semicolon outside of quotes, or an empty line. */
    static boolean whole(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty() || stripped.startsWith(".")) {
            return true;
        }
        if (text.endsWith("\n") || text.lines().toList().getLast().isBlank()) {
            return true;
        }
        return stripped.endsWith(";") && !letFollows(stripped);
    }

    /** {@code let} and {@code set} end in a semicolon too, and a query has to follow them. */
    private static boolean letFollows(String text) {
        int from = text.lastIndexOf(';', text.length() - 2) + 1;
        String last = text.substring(from).strip();
        return last.startsWith("let ") || last.startsWith("set ") || last.startsWith("declare ");
    }

    /** The query without what ended it. */
    static String query(String text) {
        String stripped = text.stripTrailing();
        while (stripped.endsWith(";")) {
            stripped = stripped.substring(0, stripped.length() - 1).stripTrailing();
        }
        return stripped;
    }

    private static boolean inWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.' || c == '$';
    }

    private record Word(String line, int cursor, int start, String word) implements CompletingParsedLine {
        /** A name is inserted as it is: the completer has quoted it where it must be. */
        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            return candidate;
        }

        @Override
        public int rawWordCursor() {
            return wordCursor();
        }

        @Override
        public int rawWordLength() {
            return word.length();
        }

        @Override
        public int wordCursor() {
            return cursor - start;
        }

        @Override
        public int wordIndex() {
            return start == 0 ? 0 : 1;
        }

        @Override
        public List<String> words() {
            return start == 0 ? List.of(word) : List.of(line.substring(0, start), word);
        }
    }
}
