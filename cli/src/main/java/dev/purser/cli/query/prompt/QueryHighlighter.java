package dev.purser.cli.query.prompt;

import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Colours a query while it is typed: operators, functions, tables, texts, numbers and comments. */
final class QueryHighlighter implements Highlighter {
    private static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;
    private static final AttributedStyle OPERATOR =
            PLAIN.foreground(AttributedStyle.CYAN).bold();
    private static final AttributedStyle FUNCTION = PLAIN.foreground(AttributedStyle.BLUE);
    private static final AttributedStyle TABLE = PLAIN.foreground(AttributedStyle.MAGENTA);
    private static final AttributedStyle TEXT = PLAIN.foreground(AttributedStyle.GREEN);
    private static final AttributedStyle NUMBER = PLAIN.foreground(AttributedStyle.YELLOW);
    private static final AttributedStyle COMMENT = PLAIN.foreground(AttributedStyle.BRIGHT);

    private final Words words;

    QueryHighlighter(Words words) {
        this.words = words;
    }

    @Override
    public AttributedString highlight(LineReader reader, String text) {
        AttributedStringBuilder out = new AttributedStringBuilder();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            int end;
            AttributedStyle style;
            if (text.startsWith("//", at)) {
                end = end(text.indexOf('\n', at), text);
                style = COMMENT;
            } else if (c == '"' || c == '\'') {
                end = afterText(text, at);
                style = TEXT;
            } else if (Character.isDigit(c)) {
                end = afterWord(text, at, true);
                style = NUMBER;
            } else if (Character.isLetter(c) || c == '_') {
                end = afterWord(text, at, false);
                style = style(text, at, end);
            } else {
                end = at + 1;
                style = c == '|' ? OPERATOR : PLAIN;
            }
            out.append(text.substring(at, end), style);
            at = end;
        }
        return out.toAttributedString();
    }

    private AttributedStyle style(String text, int from, int to) {
        String word = text.substring(from, to);
        if (words.catalog().tables().containsKey(word)
                || words.catalog().functions().containsKey(word)) {
            return TABLE;
        }
        if (text.startsWith("(", to) && words.functions().contains(word)) {
            return FUNCTION;
        }
        boolean piped = text.substring(0, from).stripTrailing().endsWith("|");
        return piped && words.operators().contains(word) || Words.JOINING.contains(word) ? OPERATOR : PLAIN;
    }

    private static int afterWord(String text, int from, boolean number) {
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean in = Character.isLetterOrDigit(c)
                    || c == '_'
                    || number && c == '.'
                    || !number && c == '-' && at + 1 < text.length() && Character.isLetter(text.charAt(at + 1));
            if (!in) {
                break;
            }
            at++;
        }
        return at;
    }

    private static int afterText(String text, int from) {
        char quote = text.charAt(from);
        int at = from + 1;
        while (at < text.length() && text.charAt(at) != quote && text.charAt(at) != '\n') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at + 1, text.length());
    }

    private static int end(int found, String text) {
        return found < 0 ? text.length() : found;
    }
}
