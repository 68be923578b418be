package dev.purser.delivery.predicate;

import dev.purser.delivery.DeliveryError;
import dev.purser.delivery.predicate.Token.Kind;
import dev.purser.event.PurserException;
import java.util.Map;

/** Cuts a predicate's text into tokens, one at a time. For one thread. */
final class Lexer {
    private static final int SHOWN = 40;

    private final String text;
    private int at;
    private Token token;

    Lexer(String text) {
        this.text = text;
        if (text.length() > Predicate.MAX_LENGTH) {
            throw invalid(Predicate.MAX_LENGTH, "at most " + Predicate.MAX_LENGTH + " characters", "more");
        }
        next();
    }

    /** The token that is not taken yet. */
    Token peek() {
        return token;
    }

    Token take() {
        Token taken = token;
        next();
        return taken;
    }

    /** Takes the token if it is that word or sign. */
    boolean takes(String wanted) {
        boolean is = token.is(wanted);
        if (is) {
            next();
        }
        return is;
    }

    void require(String wanted) {
        if (!takes(wanted)) {
            throw unexpected("'" + wanted + "'");
        }
    }

    /** The failure to throw where the token that is not taken yet is not what was expected. */
    PurserException unexpected(String expected) {
        String found = token.kind() == Kind.END ? "the end" : shown(token.text());
        return invalid(token.at(), expected, found);
    }

    static PurserException invalid(int at, String expected, String found) {
        return new PurserException(
                DeliveryError.PREDICATE_INVALID, Map.of("character", at + 1, "expected", expected, "found", found));
    }

    private static String shown(String found) {
        return found.length() > SHOWN ? found.substring(0, SHOWN) + "…" : found;
    }

    private void next() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        int from = at;
        if (from == text.length()) {
            token = new Token(Kind.END, "", from);
            return;
        }
        char c = text.charAt(from);
        if (letter(c)) {
            token = run(Kind.WORD, from);
        } else if (digit(c) || c == '-') {
            at++;
            token = run(Kind.NUMBER, from);
        } else if (c == '"' || c == '\'') {
            token = quoted(c, from);
        } else {
            token = sign(from);
        }
    }

    private Token run(Kind kind, int from) {
        while (at < text.length() && (letter(text.charAt(at)) || digit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        return new Token(kind, text.substring(from, at), from);
    }

    private Token quoted(char quote, int from) {
        StringBuilder value = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == quote) {
                at++;
                return new Token(Kind.TEXT, value.toString(), from);
            }
            if (c == '\\') {
                at++;
                if (at == text.length() || "\"'\\".indexOf(text.charAt(at)) < 0) {
                    throw invalid(at, "\\\\, \\\" or \\' after a backslash", "something else");
                }
            }
            value.append(text.charAt(at));
        }
        throw invalid(from, "a closing " + quote + " for the text that begins here", "the end");
    }

    private Token sign(int from) {
        for (String sign : new String[] {"==", "!=", "<=", ">=", "<", ">", "(", ")", ","}) {
            if (text.startsWith(sign, from)) {
                at += sign.length();
                return new Token(Kind.SIGN, sign, from);
            }
        }
        throw invalid(from, "a field, a value, an operator or a parenthesis", shown(text.substring(from, from + 1)));
    }

    private static boolean letter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }
}
