package dev.purser.kql.syntax;

import dev.purser.kql.type.KustoType;
import dev.purser.kql.type.Problems;
import java.util.List;
import java.util.Set;

/** A place in the tokens, with what every part of the parser needs: to look, to take, to complain, to find its feet again. */
final class Cursor {
    /** How deep expressions, queries and function bodies may nest. */
    static final int DEPTH = 300;

    private static final Set<String> NO_NAMES = Set.of("by", "on", "and", "or");

    /** Words that name a column only in brackets. */
    private static final Set<String> WORDS = Set.of(
            "asc",
            "between",
            "contains_cs",
            "desc",
            "endswith",
            "first",
            "has_any",
            "hasprefix",
            "isfuzzy",
            "kind",
            "last",
            "like",
            "missing",
            "notlike",
            "project",
            "startswith",
            "union",
            "withsource",
            "flags");

    private final List<Token> tokens;
    private final Problems problems;
    private int at;
    private int depth;

    Cursor(List<Token> tokens, Problems problems) {
        this.tokens = tokens;
        this.problems = problems;
    }

    Problems problems() {
        return problems;
    }

    Token peek() {
        return tokens.get(at);
    }

    Token peek(int ahead) {
        return tokens.get(Math.min(at + ahead, tokens.size() - 1));
    }

    Token next() {
        Token token = tokens.get(at);
        if (at < tokens.size() - 1) {
            at++;
        }
        return token;
    }

    int mark() {
        return at;
    }

    void backTo(int mark) {
        at = mark;
    }

    /** Where the last token taken ends. */
    int end() {
        return at == 0 ? 0 : tokens.get(at - 1).end();
    }

    int start() {
        return peek().start();
    }

    boolean atEnd() {
        return peek().kind() == Token.Kind.END;
    }

    boolean is(String symbol) {
        return peek().is(symbol);
    }

    boolean word(String name) {
        return peek().word(name);
    }

    boolean take(String symbol) {
        if (is(symbol)) {
            next();
            return true;
        }
        return false;
    }

    boolean takeWord(String name) {
        if (word(name)) {
            next();
            return true;
        }
        return false;
    }

    boolean expect(String symbol) {
        if (take(symbol)) {
            return true;
        }
        missing("'" + symbol + "'");
        return false;
    }

    boolean expectWord(String name) {
        if (takeWord(name)) {
            return true;
        }
        missing("'" + name + "'");
        return false;
    }

    /** Reports that something else was expected at this place. */
    void missing(String expected) {
        Token token = peek();
        if (token.kind() == Token.Kind.BAD) {
            // The lexer has told already.
            return;
        }
        String what = token.kind() == Token.Kind.END
                ? "The query ends where something is missing"
                : "'" + shorten(problems.query().substring(token.start(), token.end())) + "' is unexpected";
        problems.syntax(token.start(), token.end(), what, token.is("=") ? "'=='" : expected);
    }

    private static String shorten(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }

    /** Goes one level deeper; false, with the problem reported once and the rest of the text skipped, where that is too deep. */
    boolean enter() {
        if (++depth <= DEPTH) {
            return true;
        }
        problems.limit("LIM0001", start(), peek().end(), "The query is nested deeper than " + DEPTH + " levels");
        at = tokens.size() - 1;
        return false;
    }

    void leave() {
        depth--;
    }

    /** Skips to the next pipe, semicolon or closing bracket of this level. */
    void recover() {
        int open = 0;
        while (!atEnd()) {
            Token token = peek();
            if (token.kind() == Token.Kind.SYMBOL) {
                switch (token.text()) {
                    case "(", "[", "{" -> open++;
                    case ")", "]", "}" -> {
                        if (open-- == 0) {
                            return;
                        }
                    }
                    case "|", ";" -> {
                        if (open == 0) {
                            return;
                        }
                    }
                    default -> {}
                }
            }
            next();
        }
    }

    /** Whether a name stands here, plain or in brackets. */
    boolean atName() {
        return peek().kind() == Token.Kind.NAME && !NO_NAMES.contains(peek().text()) || atBracketName();
    }

    boolean atBracketName() {
        return is("[") && peek(1).kind() == Token.Kind.STRING && peek(2).is("]");
    }

    /** A name, or a made-up one with the problem reported. */
    Node.Name name() {
        int start = start();
        if (atBracketName()) {
            next();
            String name = next().text();
            next();
            return new Node.Name(start, end(), name);
        }
        if (peek().kind() == Token.Kind.NAME) {
            Token token = next();
            return new Node.Name(start, token.end(), token.text());
        }
        missing("a name");
        return new Node.Name(start, start, "");
    }

    /** A name that a query gives; a word of the language is reported unless it stands in brackets. */
    Node.Name declared() {
        boolean bare = peek().kind() == Token.Kind.NAME;
        Node.Name name = name();
        if (bare && WORDS.contains(name.name())) {
            problems.semantic(
                    "SYN0002",
                    "KS228",
                    name.start(),
                    name.end(),
                    "'" + name.name() + "' is a word of the language: as a name it is written ['" + name.name() + "']");
        }
        return name;
    }

    /** A type's name; string with the problem reported where there is none. */
    KustoType type() {
        if (peek().kind() == Token.Kind.NAME) {
            var type = KustoType.named(peek().text());
            if (type.isPresent()) {
                next();
                return type.get();
            }
        }
        missing("a type: bool, datetime, decimal, dynamic, guid, int, long, real, string or timespan");
        if (peek().kind() == Token.Kind.NAME) {
            next();
        }
        return KustoType.STRING;
    }

    /** Names joined by hyphens without blanks: {@code project-away}. Looks only. */
    String hyphenated() {
        if (peek().kind() != Token.Kind.NAME) {
            return "";
        }
        StringBuilder name = new StringBuilder(peek().text());
        int ahead = 1;
        while (peek(ahead).is("-")
                && peek(ahead).start() == peek(ahead - 1).end()
                && peek(ahead + 1).kind() == Token.Kind.NAME
                && peek(ahead + 1).start() == peek(ahead).end()) {
            name.append('-').append(peek(ahead + 1).text());
            ahead += 2;
        }
        return name.toString();
    }

    /** Takes what {@link #hyphenated} saw. */
    void takeHyphenated(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) == '-') {
                next();
                next();
            }
        }
        next();
    }
}
