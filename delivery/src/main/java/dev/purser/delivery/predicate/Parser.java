package dev.purser.delivery.predicate;

import dev.purser.delivery.predicate.Token.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Builds a predicate from its tokens, by recursive descent of bounded depth. For one text. */
final class Parser {
    private static final int MAX_DEPTH = 64;

    private final Lexer from;
    private int depth;

    Parser(Lexer from) {
        this.from = from;
    }

    Predicate parse() {
        Predicate whole = or();
        if (from.peek().kind() != Kind.END) {
            throw from.unexpected("'and', 'or' or the end");
        }
        return whole;
    }

    private Predicate or() {
        List<Predicate> parts = new ArrayList<>();
        do {
            parts.add(and());
        } while (from.takes("or"));
        return Tests.any(parts);
    }

    private Predicate and() {
        List<Predicate> parts = new ArrayList<>();
        do {
            parts.add(not());
        } while (from.takes("and"));
        return Tests.all(parts);
    }

    private Predicate not() {
        if (++depth > MAX_DEPTH) {
            throw from.unexpected("at most " + MAX_DEPTH + " of 'not' and '(' within one another");
        }
        Predicate read;
        if (from.takes("not")) {
            read = Tests.not(not());
        } else if (from.takes("(")) {
            read = or();
            from.require(")");
        } else {
            read = test();
        }
        depth--;
        return read;
    }

    private Predicate test() {
        Token name = from.peek();
        Field field = name.kind() == Kind.WORD ? Fields.find(name.text()).orElse(null) : null;
        if (field == null) {
            throw from.unexpected("a field (" + String.join(", ", Fields.names()) + "), 'not' or '('");
        }
        from.take();
        if (from.takes("is")) {
            boolean negated = from.takes("not");
            from.require("known");
            return negatedIf(negated, Tests.known(field));
        }
        if (from.takes("==")) {
            return equal(field);
        }
        if (from.takes("!=")) {
            return Tests.not(equal(field));
        }
        return switch (field) {
            case Field.Truth truth when !from.peek().is("in") && !from.peek().is("not") -> truth::of;
            case Field.Number number
            when compares(from.peek()) -> Tests.compare(number, from.take().text(), number());
            default -> among(field);
        };
    }

    private static boolean compares(Token token) {
        return token.is("<") || token.is("<=") || token.is(">") || token.is(">=");
    }

    private Predicate among(Field field) {
        boolean negated = from.takes("not");
        if (from.takes("in")) {
            return negatedIf(negated, in(field));
        }
        if (field instanceof Field.Text || field instanceof Field.OfTarget) {
            for (Tests.Match match : Tests.Match.values()) {
                if (from.takes(match.word())) {
                    return negatedIf(negated, Tests.matching(field, match, text()));
                }
            }
        }
        String more = negated ? "" : "'==', '!=', 'is known', ";
        throw from.unexpected(
                switch (field) {
                    case Field.Number _ -> more + "'<', '<=', '>', '>=' or 'in'";
                    case Field.Truth _ -> more + "'in', 'and', 'or' or the end";
                    case Field.Text _ -> more + "'in', 'startswith', 'endswith' or 'contains'";
                    case Field.OfTarget _ -> more + "'in', 'startswith', 'endswith' or 'contains'";
                });
    }

    private Predicate in(Field field) {
        from.require("(");
        List<Predicate> each = new ArrayList<>();
        Set<String> texts = new HashSet<>();
        boolean wordy = field instanceof Field.Text || field instanceof Field.OfTarget;
        do {
            if (wordy) {
                texts.add(text());
            } else {
                each.add(equal(field));
            }
        } while (from.takes(","));
        from.require(")");
        return wordy ? Tests.among(field, Set.copyOf(texts)) : Tests.any(each);
    }

    private Predicate equal(Field field) {
        return switch (field) {
            case Field.Number number -> Tests.compare(number, "==", number());
            case Field.Truth truth -> truth() ? truth::of : event -> !truth.of(event);
            case Field.Text _ -> Tests.among(field, Set.of(text()));
            case Field.OfTarget _ -> Tests.among(field, Set.of(text()));
        };
    }

    private static Predicate negatedIf(boolean negated, Predicate plain) {
        return negated ? Tests.not(plain) : plain;
    }

    private String text() {
        if (from.peek().kind() != Kind.TEXT) {
            throw from.unexpected("a text in quotes");
        }
        return from.take().text();
    }

    private boolean truth() {
        boolean is = from.takes("true");
        if (!is && !from.takes("false")) {
            throw from.unexpected("true or false");
        }
        return is;
    }

    private long number() {
        Token token = from.peek();
        if (token.kind() == Kind.NUMBER) {
            try {
                long value = Long.parseLong(token.text());
                from.take();
                return value;
            } catch (NumberFormatException noNumber) {
                // Told below, with the place.
            }
        }
        throw from.unexpected("a whole number");
    }
}
