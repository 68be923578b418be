package dev.purser.kql.syntax;

import dev.purser.kql.type.KustoType;
import dev.purser.kql.type.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a query. Whatever the text, it gives a tree and reports what is wrong with its place; it never throws, and neither
 * depth nor length of the text can exhaust the stack.
 */
public final class Parser {
    private static final Set<String> SOURCES =
            Set.of("print", "range", "union", "search", "find", "datatable", "externaldata");

    private final Cursor at;
    private final Expressions expressions;
    private final Operators operators;

    private Parser(Cursor at) {
        this.at = at;
        this.expressions = new Expressions(at, this);
        this.operators = new Operators(at, this, expressions);
    }

    /** The statements of a query; its problems go to {@code problems}, whose text is the query. */
    public static List<Statement> parse(Problems problems) {
        Parser parser = new Parser(new Cursor(Lexer.tokens(problems.query(), problems), problems));
        List<Statement> statements = parser.statements(false);
        TreeDepth.check(statements, problems);
        return statements;
    }

    private List<Statement> statements(boolean body) {
        List<Statement> all = new ArrayList<>();
        while (!at.atEnd() && !(body && at.is("}"))) {
            if (at.take(";")) {
                continue;
            }
            int before = at.mark();
            all.add(statement());
            if (!at.atEnd() && !at.is(";") && !(body && at.is("}"))) {
                at.missing("'|' or ';'");
                at.recover();
                while (at.is("|") || (!body && (at.is(")") || at.is("]") || at.is("}")))) {
                    at.next();
                    at.recover();
                }
            }
            if (at.mark() == before) {
                at.next();
            }
        }
        return List.copyOf(all);
    }

    private Statement statement() {
        int start = at.start();
        Token first = at.peek();
        if (first.is(".")) {
            at.next();
            String name = at.peek().text();
            at.recover();
            return new Statement.Refused(start, at.end(), "command ." + name);
        }
        if (first.kind() == Token.Kind.NAME
                && !at.peek(1).is("|")
                && !at.peek(1).is(";")) {
            switch (first.text()) {
                case "let" -> {
                    return let();
                }
                case "set" -> {
                    return option();
                }
                case "declare" -> {
                    return declare();
                }
                case "alias", "restrict" -> {
                    if (at.peek(1).kind() == Token.Kind.NAME) {
                        at.recover();
                        return new Statement.Refused(start, at.end(), "statement '" + first.text() + "'");
                    }
                }
                default -> {}
            }
        }
        Node node = pipeline();
        return new Statement.Expression(start, at.end(), node);
    }

    private Statement let() {
        int start = at.next().start();
        Node.Name name = at.name();
        at.expect("=");
        int mark = at.mark();
        boolean view = at.word("view") && at.peek(1).is("(");
        if (view) {
            at.next();
        }
        if (at.is("(") && isFunction()) {
            Statement.Function function = function();
            return new Statement.LetFunction(start, at.end(), name, function, view);
        }
        at.backTo(mark);
        Node value = pipeline();
        return new Statement.Let(start, at.end(), name, value);
    }

    /** Looks whether the brackets here are parameters with a body after them. */
    private boolean isFunction() {
        int depth = 0;
        int ahead = 0;
        while (at.peek(ahead).kind() != Token.Kind.END) {
            Token token = at.peek(ahead);
            if (token.is("(")) {
                depth++;
            } else if (token.is(")") && --depth == 0) {
                return at.peek(ahead + 1).is("{");
            }
            ahead++;
        }
        return false;
    }

    /** Parameters and body: {@code (a:long, T:(x:string)) { … }}. */
    private Statement.Function function() {
        int start = at.start();
        List<Statement.Parameter> parameters = parameters();
        List<Statement> body = List.of();
        at.expect("{");
        if (at.enter()) {
            body = statements(true);
            at.leave();
        }
        at.expect("}");
        return new Statement.Function(start, at.end(), parameters, body);
    }

    /** A stored function's parameters, as {@code (a:long, b:string = "x")}. */
    public static List<Statement.Parameter> parameters(Problems problems) {
        return new Parser(new Cursor(Lexer.tokens(problems.query(), problems), problems)).parameters();
    }

    private List<Statement.Parameter> parameters() {
        List<Statement.Parameter> all = new ArrayList<>();
        at.expect("(");
        if (!at.is(")")) {
            do {
                Node.Name name = at.name();
                Optional<KustoType> scalar = Optional.empty();
                Optional<List<Op.Declared>> table = Optional.empty();
                if (at.expect(":")) {
                    if (at.is("(")) {
                        table = Optional.of(operators.schema());
                    } else {
                        scalar = Optional.of(at.type());
                    }
                }
                Optional<Node> byDefault = at.take("=") ? Optional.of(expressions.expression()) : Optional.empty();
                all.add(new Statement.Parameter(name, scalar, table, byDefault));
            } while (at.take(","));
        }
        at.expect(")");
        return List.copyOf(all);
    }

    private Statement option() {
        int start = at.next().start();
        Node.Name name = at.name();
        Optional<Node> value = at.take("=") ? Optional.of(expressions.expression()) : Optional.empty();
        return new Statement.SetOption(start, at.end(), name.name(), value);
    }

    private Statement declare() {
        int start = at.next().start();
        if (at.takeWord("query_parameters")) {
            List<Statement.Parameter> parameters = parameters();
            return new Statement.Parameters(start, at.end(), parameters);
        }
        at.expectWord("pattern");
        Node.Name name = at.name();
        List<Statement.Case> cases = new ArrayList<>();
        if (at.take("=")) {
            parameters();
            if (at.take("[")) {
                at.name();
                at.expect(":");
                at.type();
                at.expect("]");
            }
            at.expect("{");
            while (at.is("(") && at.enter()) {
                cases.add(patternCase());
                at.leave();
            }
            at.expect("}");
        }
        return new Statement.Pattern(start, at.end(), name, List.copyOf(cases));
    }

    /** {@code ("a", "b").["path"] = { … };}. */
    private Statement.Case patternCase() {
        List<String> values = new ArrayList<>();
        at.expect("(");
        do {
            values.add(text());
        } while (at.take(","));
        at.expect(")");
        Optional<String> path = Optional.empty();
        if (at.take(".")) {
            at.expect("[");
            path = Optional.of(text());
            at.expect("]");
        }
        at.expect("=");
        at.expect("{");
        List<Statement> body = statements(true);
        at.expect("}");
        at.take(";");
        return new Statement.Case(List.copyOf(values), path, body);
    }

    private String text() {
        if (at.peek().kind() == Token.Kind.STRING) {
            return at.next().text();
        }
        at.missing("a text");
        return "";
    }

    /** A scalar expression, or a source and its pipes. */
    Node pipeline() {
        int start = at.start();
        if (!at.enter()) {
            return new Node.Missing(start, start);
        }
        try {
            Node source = source();
            if (!at.is("|") && !(source instanceof Op)) {
                return source;
            }
            return new Node.Query(start, at.end(), source, pipes());
        } finally {
            at.leave();
        }
    }

    /** {@code | op | op …} as far as it goes. */
    List<Op> pipes() {
        List<Op> ops = new ArrayList<>();
        while (at.take("|")) {
            int before = at.mark();
            ops.add(operators.operator());
            if (!at.is("|")
                    && !at.is(";")
                    && !at.is(")")
                    && !at.is("}")
                    && !at.is(",")
                    && !at.atEnd()
                    && at.mark() == before) {
                at.recover();
            }
        }
        return List.copyOf(ops);
    }

    private Node source() {
        Token first = at.peek();
        if (first.kind() == Token.Kind.NAME && SOURCES.contains(first.text())) {
            Token second = at.peek(1);
            boolean source = switch (first.text()) {
                case "datatable", "externaldata" -> second.is("(");
                case "range" ->
                    !second.is("(") && second.kind() == Token.Kind.NAME
                            || at.peek(2).kind() == Token.Kind.STRING;
                case "print" -> !second.is("|") && !second.is(";") && second.kind() != Token.Kind.END;
                default ->
                    !second.is("|")
                            && !second.is(";")
                            && !second.is(".")
                            && !second.is(")")
                            && !second.is("=")
                            && second.kind() != Token.Kind.END;
            };
            if (source) {
                return operators.operator();
            }
        }
        if (first.word("evaluate") && at.peek(1).kind() == Token.Kind.NAME) {
            return operators.operator();
        }
        return expressions.expression();
    }

    /** The arguments of a call, whose name has been read. */
    Node.Call call(int start, Node.Name name) {
        List<Node> args = new ArrayList<>();
        at.expect("(");
        if (!at.is(")")) {
            do {
                int mark = at.mark();
                if (at.atName()) {
                    Node.Name argument = at.name();
                    if (at.take("=")) {
                        Node value = pipeline();
                        args.add(new Node.Named(argument.start(), at.end(), List.of(argument), value));
                        continue;
                    }
                    at.backTo(mark);
                }
                args.add(pipeline());
            } while (at.take(","));
        }
        at.expect(")");
        return new Node.Call(start, at.end(), name.name(), name.end(), List.copyOf(args));
    }
}
