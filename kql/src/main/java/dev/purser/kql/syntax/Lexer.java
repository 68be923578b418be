package dev.purser.kql.syntax;

import dev.purser.kql.type.Problems;
import dev.purser.kql.type.TimeText;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** Cuts a query into tokens in one pass. What is no token becomes one of kind BAD, with its problem reported. */
final class Lexer {
    private static final Set<String> TYPED = Set.of(
            "bool",
            "boolean",
            "int",
            "int32",
            "long",
            "int64",
            "real",
            "double",
            "decimal",
            "datetime",
            "date",
            "timespan",
            "time",
            "guid",
            "uuid",
            "uniqueid",
            "dynamic");
    private static final String[] SYMBOLS = {
        "<|", "==", "!=", "<>", "<=", ">=", "=~", "!~", "=>", "..", "|", "(", ")", "[", "]", "{", "}", ",", ";", ":",
        ".", "+", "-", "*", "/", "%", "=", "<", ">", "!", "?", "@", "$", "~"
    };

    private final String text;
    private final Problems problems;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String text, Problems problems) {
        this.text = text;
        this.problems = problems;
    }

    static List<Token> tokens(String text, Problems problems) {
        Lexer lexer = new Lexer(text, problems);
        lexer.run();
        return lexer.tokens;
    }

    private void run() {
        while (true) {
            skip();
            if (at >= text.length()) {
                add(Token.Kind.END, "", null, text.length());
                return;
            }
            char c = text.charAt(at);
            if (isString(c)) {
                string();
            } else if (c >= '0' && c <= '9') {
                number();
            } else if (c == '_' || c == '$' || Character.isLetter(c)) {
                name();
            } else {
                symbol();
            }
        }
    }

    private void add(Token.Kind kind, String content, Object value, int start) {
        tokens.add(new Token(kind, content, value, start, at));
    }

    private char peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : '\0';
    }

    private void skip() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '/' && peek(1) == '/') {
                while (at < text.length() && text.charAt(at) != '\n') {
                    at++;
                }
            } else if (Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF' || c == '\u200B') {
                at++;
            } else {
                return;
            }
        }
    }

    private boolean isString(char c) {
        int i = 0;
        if (c == 'h' || c == 'H') {
            i = 1;
            c = peek(1);
        }
        if (c == '@') {
            c = peek(i + 1);
            return c == '"' || c == '\'';
        }
        return c == '"' || c == '\'' || text.startsWith("```", at + i) || text.startsWith("~~~", at + i);
    }

    private void string() {
        int start = at;
        if (peek(0) == 'h' || peek(0) == 'H') {
            at++;
        }
        boolean verbatim = peek(0) == '@';
        if (verbatim) {
            at++;
        }
        char quote = peek(0);
        if (quote == '`' || quote == '~') {
            String fence = text.substring(at, at + 3);
            int end = text.indexOf(fence, at + 3);
            String value = text.substring(at + 3, end < 0 ? text.length() : end);
            at = end < 0 ? text.length() : end + 3;
            if (end < 0) {
                problems.syntax(start, start + 3, "The string is not closed", fence);
            }
            add(Token.Kind.STRING, value, null, start);
            return;
        }
        at++;
        StringBuilder out = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\n' || c == '\r') {
                break;
            }
            at++;
            if (c == quote) {
                if (verbatim && peek(0) == quote) {
                    out.append(c);
                    at++;
                    continue;
                }
                add(Token.Kind.STRING, out.toString(), null, start);
                return;
            }
            if (c == '\\' && !verbatim) {
                escape(out);
            } else {
                out.append(c);
            }
        }
        problems.syntax(start, at, "The string is not closed", String.valueOf(quote));
        add(Token.Kind.STRING, out.toString(), null, start);
    }

    private void escape(StringBuilder out) {
        int start = at - 1;
        char c = peek(0);
        at = Math.min(at + 1, text.length());
        switch (c) {
            case 'n' -> out.append('\n');
            case 't' -> out.append('\t');
            case 'r' -> out.append('\r');
            case 'a' -> out.append('\u0007');
            case 'b' -> out.append('\b');
            case 'f' -> out.append('\f');
            case 'v' -> out.append('\u000b');
            case '0' -> out.append('\0');
            case '"', '\'', '\\' -> out.append(c);
            case 'u', 'U', 'x' -> {
                int width = c == 'u' ? 4 : c == 'U' ? 8 : 2;
                int code = 0;
                int read = 0;
                while (read < width && Character.digit(peek(0), 16) >= 0) {
                    code = code * 16 + Character.digit(peek(0), 16);
                    at++;
                    read++;
                }
                if (read < width || !Character.isValidCodePoint(code)) {
                    problems.syntax(start, at, "The escape is not complete", width + " hexadecimal digits");
                } else {
                    out.appendCodePoint(code);
                }
            }
            default -> {
                problems.syntax(start, at, "The escape is not known", "one of \\n \\t \\r \\\\ \\\" \\' \\uXXXX");
                out.append(c);
            }
        }
    }

    private void number() {
        int start = at;
        if (peek(0) == '0' && (peek(1) == 'x' || peek(1) == 'X') && Character.digit(peek(2), 16) >= 0) {
            at += 2;
            while (Character.digit(peek(0), 16) >= 0) {
                at++;
            }
            String digits = text.substring(start + 2, at).replaceFirst("^0+(?=.)", "");
            if (digits.length() > 16) {
                problems.syntax(start, at, "The number is too large", "a long");
                digits = "0";
            }
            add(Token.Kind.LONG, text.substring(start, at), Long.parseUnsignedLong(digits, 16), start);
            return;
        }
        digits();
        boolean real = false;
        // A dot may end a number, but not where it starts a range or a member.
        boolean fraction = peek(0) == '.' && peek(1) != '.' && !Character.isLetter(peek(1)) && peek(1) != '_';
        if (fraction && peek(1) != '[') {
            real = true;
            at++;
            digits();
        }
        int sign = peek(1) == '+' || peek(1) == '-' ? 2 : 1;
        if ((peek(0) == 'e' || peek(0) == 'E') && peek(sign) >= '0' && peek(sign) <= '9') {
            real = true;
            at += sign;
            digits();
        }
        String number = text.substring(start, at);
        int unitStart = at;
        while (Character.isLetter(peek(0))) {
            at++;
        }
        String unit = text.substring(unitStart, at);
        if (!unit.isEmpty() && !Character.isDigit(peek(0)) && peek(0) != '_' && TimeText.unit(unit) != 0) {
            OptionalLong ticks = TimeText.scaled(number, TimeText.unit(unit));
            if (ticks.isEmpty()) {
                problems.syntax(start, at, "The timespan is out of range", "a timespan");
            }
            add(Token.Kind.TIMESPAN, text.substring(start, at), ticks.orElse(0), start);
            return;
        }
        if (!unit.isEmpty() || peek(0) == '_') {
            while (Character.isLetterOrDigit(peek(0)) || peek(0) == '_') {
                at++;
            }
            String name = text.substring(start, at);
            if (!real) {
                add(Token.Kind.NAME, name, null, start);
                return;
            }
            problems.syntax(start, at, "'" + name + "' is no number and no name", "a number");
            add(Token.Kind.BAD, name, null, start);
            return;
        }
        if (real) {
            add(Token.Kind.REAL, number, Double.valueOf(number), start);
            return;
        }
        long value = 0;
        try {
            value = Long.parseLong(number);
        } catch (NumberFormatException e) {
            // Only a minus sign before it makes this one a long.
            if (number.equals("9223372036854775808")) {
                value = Long.MIN_VALUE;
            } else {
                problems.syntax(start, at, "The number is too large", "a long");
            }
        }
        add(Token.Kind.LONG, number, value, start);
    }

    private void digits() {
        while (peek(0) >= '0' && peek(0) <= '9') {
            at++;
        }
    }

    private void name() {
        int start = at++;
        while (Character.isLetterOrDigit(peek(0)) || peek(0) == '_') {
            at++;
        }
        String name = text.substring(start, at);
        if (TYPED.contains(name) && !afterDot()) {
            int open = at;
            while (open < text.length() && Character.isWhitespace(text.charAt(open))) {
                open++;
            }
            if (open < text.length() && text.charAt(open) == '(') {
                typed(name, start, open);
                return;
            }
        }
        add(Token.Kind.NAME, name, null, start);
    }

    private boolean afterDot() {
        return !tokens.isEmpty() && tokens.getLast().is(".") && tokens.getLast().end() == at;
    }

    private void typed(String type, int start, int open) {
        int depth = 0;
        int i = open;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '"' || c == '\'') {
                boolean verbatim = text.charAt(i - 1) == '@';
                int close = i + 1;
                while (close < text.length() && text.charAt(close) != c) {
                    close += text.charAt(close) == '\\' && !verbatim ? 2 : 1;
                }
                i = close;
            } else if (c == '/' && text.startsWith("//", i) && type.equals("dynamic")) {
                int end = text.indexOf('\n', i);
                i = end < 0 ? text.length() : end;
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                break;
            }
            i++;
        }
        boolean closed = i < text.length();
        at = closed ? i + 1 : text.length();
        if (!closed) {
            problems.syntax(start, at, "The literal is not closed", ")");
        }
        add(Token.Kind.TYPED, type, text.substring(open + 1, closed ? i : text.length()), start);
    }

    private void symbol() {
        int start = at;
        for (String symbol : SYMBOLS) {
            if (text.startsWith(symbol, at)) {
                at += symbol.length();
                add(Token.Kind.SYMBOL, symbol, null, start);
                return;
            }
        }
        at += Character.charCount(text.codePointAt(at));
        problems.syntax(start, at, "The character '" + text.substring(start, at) + "' has no meaning here", null);
        add(Token.Kind.BAD, text.substring(start, at), null, start);
    }
}
