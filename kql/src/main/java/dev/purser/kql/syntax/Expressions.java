package dev.purser.kql.syntax;

import dev.purser.kql.type.KustoType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads scalar expressions, loosest operator first: or, and, equality, order, sum, product, text operators, sign, path. */
final class Expressions {
    private static final Set<String> TEXT = Set.of(
            "has",
            "has_cs",
            "contains",
            "contains_cs",
            "startswith",
            "startswith_cs",
            "endswith",
            "endswith_cs",
            "hasprefix",
            "hasprefix_cs",
            "hassuffix",
            "hassuffix_cs",
            "matches",
            "like",
            "notlike",
            "notcontains",
            "notcontains_cs",
            "likecs",
            "notlikecs",
            "containscs",
            "notcontainscs");
    private static final Set<String> NEGATABLE = Set.of(
            "has",
            "has_cs",
            "contains",
            "contains_cs",
            "startswith",
            "startswith_cs",
            "endswith",
            "endswith_cs",
            "hasprefix",
            "hasprefix_cs",
            "hassuffix",
            "hassuffix_cs");

    private final Cursor at;
    private final Parser parser;

    Expressions(Cursor at, Parser parser) {
        this.at = at;
        this.parser = parser;
    }

    /** {@code name = expression}, {@code (a, b) = expression} or an expression. */
    Node named() {
        int start = at.start();
        if (at.atName()) {
            int mark = at.mark();
            Node.Name name = at.name();
            if (at.is("=")) {
                at.backTo(mark);
                name = at.declared();
                at.next();
                Node value = expression();
                return new Node.Named(start, at.end(), List.of(name), value);
            }
            at.backTo(mark);
        } else if (at.is("(")) {
            int mark = at.mark();
            List<Node.Name> names = new ArrayList<>();
            at.next();
            while (at.atName()) {
                names.add(at.name());
                if (!at.take(",")) {
                    break;
                }
            }
            if (!names.isEmpty() && at.take(")") && at.take("=")) {
                Node value = expression();
                return new Node.Named(start, at.end(), List.copyOf(names), value);
            }
            at.backTo(mark);
        }
        return expression();
    }

    /** One or more, separated by commas. */
    List<Node> list() {
        List<Node> all = new ArrayList<>();
        do {
            all.add(named());
        } while (at.take(","));
        return List.copyOf(all);
    }

    Node expression() {
        if (!at.enter()) {
            return new Node.Missing(at.start(), at.start());
        }
        try {
            return junction(false);
        } finally {
            at.leave();
        }
    }

    private Node junction(boolean and) {
        int start = at.start();
        Node first = and ? equality() : junction(true);
        String word = and ? "and" : "or";
        if (!at.word(word)) {
            return first;
        }
        List<Node> parts = new ArrayList<>();
        parts.add(first);
        while (at.takeWord(word)) {
            parts.add(and ? equality() : junction(true));
        }
        return new Node.Junction(start, at.end(), and, List.copyOf(parts));
    }

    private Node equality() {
        Node left = order();
        while (true) {
            Token op = at.peek();
            if (op.is("==") || op.is("!=") || op.is("<>")) {
                at.next();
                Node right = order();
                left = new Node.Binary(left.start(), at.end(), op.is("<>") ? "!=" : op.text(), op.start(), left, right);
                continue;
            }
            boolean not = op.is("!");
            Token word = at.peek(not ? 1 : 0);
            if (word.word("between")) {
                left = between(left, not);
            } else if (word.word("in") || (!not && (word.word("has_any") || word.word("has_all")))) {
                left = in(left, not, word.text());
            } else {
                return left;
            }
        }
    }

    private Node between(Node value, boolean not) {
        if (not) {
            at.next();
        }
        at.next();
        at.expect("(");
        Node from = sum();
        at.expect("..");
        Node to = sum();
        at.expect(")");
        return new Node.Between(value.start(), at.end(), value, from, to, not);
    }

    private Node in(Node value, boolean not, String word) {
        if (not) {
            at.next();
        }
        at.next();
        boolean folded = word.equals("in") && at.take("~");
        List<Node> list = new ArrayList<>();
        if (at.expect("(")) {
            if (!at.is(")")) {
                do {
                    list.add(parser.pipeline());
                } while (at.take(",") && !at.is(")"));
            }
            at.expect(")");
        }
        String op = (not ? "!" : "") + word + (folded ? "~" : "");
        return new Node.In(value.start(), at.end(), op, value, List.copyOf(list));
    }

    private Node order() {
        Node left = sum();
        while (at.is("<") || at.is(">") || at.is("<=") || at.is(">=")) {
            Token op = at.next();
            Node right = sum();
            left = new Node.Binary(left.start(), at.end(), op.text(), op.start(), left, right);
        }
        return left;
    }

    Node sum() {
        Node left = product();
        while (at.is("+") || at.is("-")) {
            Token op = at.next();
            Node right = product();
            left = new Node.Binary(left.start(), at.end(), op.text(), op.start(), left, right);
        }
        return left;
    }

    private Node product() {
        Node left = text();
        while (at.is("*") || at.is("/") || at.is("%")) {
            Token op = at.next();
            Node right = text();
            left = new Node.Binary(left.start(), at.end(), op.text(), op.start(), left, right);
        }
        return left;
    }

    private Node text() {
        Node left = sign();
        while (true) {
            Token op = at.peek();
            String name;
            if (op.is("=~") || op.is("!~") || op.is(":")) {
                name = op.text();
                at.next();
            } else if (op.kind() == Token.Kind.NAME && TEXT.contains(op.text())) {
                at.next();
                name = op.text();
                if (name.equals("matches")) {
                    at.expectWord("regex");
                }
            } else if (op.is("!")
                    && NEGATABLE.contains(at.peek(1).text())
                    && at.peek(1).kind() == Token.Kind.NAME) {
                at.next();
                name = "!" + at.next().text();
            } else {
                return left;
            }
            Node right = sign();
            left = new Node.Binary(left.start(), at.end(), name, op.start(), left, right);
        }
    }

    private Node sign() {
        if (!at.is("-") && !at.is("+")) {
            return path();
        }
        Token sign = at.next();
        if (!at.enter()) {
            return new Node.Missing(sign.start(), sign.end());
        }
        Node of = sign();
        at.leave();
        return new Node.Unary(sign.start(), at.end(), sign.text(), of);
    }

    private Node path() {
        Node base = primary();
        while (true) {
            if (at.is(".")) {
                at.next();
                int nameStart = at.start();
                if (at.atBracketName() || at.peek().kind() == Token.Kind.NAME) {
                    Node.Name name = at.name();
                    if (at.is("(") && base instanceof Node.Call) {
                        // database("x").table("y"): the call's place is the whole path.
                        base = parser.call(nameStart, name);
                    } else {
                        base = new Node.Member(base.start(), at.end(), base, name.name(), nameStart);
                    }
                } else if (at.is("[")) {
                    // dict.[key] is dict[key].
                    continue;
                } else {
                    at.missing("a member's name");
                    return base;
                }
            } else if (at.is("[") && !(base instanceof Node.Literal literal && literal.type() != KustoType.DYNAMIC)) {
                at.next();
                Node index = expression();
                at.expect("]");
                base = new Node.Index(base.start(), at.end(), base, index);
            } else {
                return base;
            }
        }
    }

    private Node primary() {
        Token token = at.peek();
        switch (token.kind()) {
            case LONG -> {
                at.next();
                return new Node.Literal(token.start(), token.end(), KustoType.LONG, token.value());
            }
            case REAL -> {
                at.next();
                return new Node.Literal(token.start(), token.end(), KustoType.REAL, token.value());
            }
            case TIMESPAN -> {
                at.next();
                return new Node.Literal(token.start(), token.end(), KustoType.TIMESPAN, token.value());
            }
            case TYPED -> {
                at.next();
                boolean now = ((String) token.value()).isBlank() && token.text().startsWith("date");
                return now
                        ? new Node.Call(token.start(), token.end(), "now", token.end(), List.of())
                        : Literals.of(token, at.problems());
            }
            case STRING -> {
                StringBuilder joined = new StringBuilder();
                while (at.peek().kind() == Token.Kind.STRING) {
                    joined.append(at.next().text());
                }
                return new Node.Literal(token.start(), at.end(), KustoType.STRING, joined.toString());
            }
            case NAME -> {
                return name();
            }
            default -> {
                return symbol(token);
            }
        }
    }

    private Node symbol(Token token) {
        if (token.is("(")) {
            at.next();
            Node inside = parser.pipeline();
            at.expect(")");
            return inside;
        }
        if (token.is("*")) {
            at.next();
            return new Node.Pattern(token.start(), token.end(), "*");
        }
        if (at.atBracketName()) {
            return at.name();
        }
        at.missing("an expression");
        if (token.kind() == Token.Kind.BAD) {
            at.next();
        }
        return new Node.Missing(token.start(), token.start());
    }

    private Node name() {
        Token token = at.peek();
        switch (token.text()) {
            case "true", "false", "True", "False", "TRUE", "FALSE" -> {
                if (!at.peek(1).is("(")) {
                    at.next();
                    return new Node.Literal(
                            token.start(),
                            token.end(),
                            KustoType.BOOL,
                            token.text().equalsIgnoreCase("true"));
                }
            }
            case "typeof" -> {
                if (at.peek(1).is("(")) {
                    return typeOf();
                }
            }
            case "and", "or", "by", "on" -> {
                at.missing("an expression");
                return new Node.Missing(token.start(), token.start());
            }
            default -> {}
        }
        Node.Name name = at.name();
        if (at.is("(")) {
            return parser.call(token.start(), name);
        }
        return wildcard(name);
    }

    /** {@code name*} without a blank, where no operand follows the star. */
    private Node wildcard(Node.Name name) {
        if (!at.is("*") || at.start() != at.end()) {
            return name;
        }
        Token after = at.peek(1);
        boolean operand =
                after.kind() != Token.Kind.SYMBOL && after.kind() != Token.Kind.END || after.is("(") || after.is("-");
        if (operand && !after.word("asc") && !after.word("desc") && !after.word("granny") && !after.word("from")) {
            return name;
        }
        at.next();
        return new Node.Pattern(name.start(), at.end(), name.name() + "*");
    }

    private Node typeOf() {
        Token start = at.next();
        at.next();
        List<KustoType> types = new ArrayList<>();
        do {
            if (at.atName() && at.peek(1).is(":")) {
                at.next();
                at.next();
            }
            if (!at.take("*")) {
                types.add(at.type());
            }
        } while (at.take(","));
        at.expect(")");
        return new Node.TypeOf(start.start(), at.end(), List.copyOf(types));
    }
}
