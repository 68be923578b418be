package dev.purser.kql.syntax;

import dev.purser.kql.type.KustoType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the operators with a form of their own. */
final class RareOperators {
    private final Cursor at;
    private final Parser parser;
    private final Expressions expressions;
    private final Operators operators;
    private final BranchReader branches;

    RareOperators(Cursor at, Parser parser, Expressions expressions, Operators operators) {
        this.at = at;
        this.parser = parser;
        this.expressions = expressions;
        this.operators = operators;
        this.branches = new BranchReader(at, parser, operators, expressions);
    }

    Op operator(String name, int start) {
        return switch (name) {
            case "project-reorder" -> reorder(start);
            case "range" -> range(start);
            case "datatable" -> dataTable(start);
            case "externaldata" -> {
                operators.schema();
                at.recover();
                yield new Op.ExternalData(start, at.end());
            }
            case "render" -> operators.render(start);
            case "mv-expand", "mvexpand" -> expand(start);
            case "mv-apply", "mvapply" -> apply(start);
            case "parse", "parse-where" -> parse(start, name.equals("parse-where"));
            case "parse-kv" -> parseKv(start);
            case "search" -> search(start);
            case "find" -> find(start);
            case "getschema" -> new Op.GetSchema(start, at.end());
            case "make-series" -> series(start);
            case "invoke" -> {
                Node.Name function = at.name();
                yield new Op.Invoke(start, at.end(), parser.call(function.start(), function));
            }
            case "sample" -> {
                Node rows = expressions.expression();
                yield new Op.Sample(start, at.end(), rows);
            }
            case "sample-distinct" -> {
                Node rows = expressions.expression();
                at.expectWord("of");
                Node of = expressions.expression();
                yield new Op.SampleDistinct(start, at.end(), rows, of);
            }
            case "evaluate" -> evaluate(start);
            case "partition" -> branches.partition(start);
            case "fork" -> branches.fork(start);
            case "facet" -> branches.facet(start);
            case "project-by-names" -> {
                List<Node> items = expressions.list();
                yield new Op.ByNames(start, at.end(), items);
            }
            case "assert-schema" -> {
                List<Op.Declared> schema = operators.schema();
                yield new Op.AssertSchema(start, at.end(), schema);
            }
            case "top-nested" -> nested(start);
            case "top-hitters" -> {
                Node rows = expressions.expression();
                at.expectWord("of");
                Node of = expressions.named();
                Optional<Node> by = at.takeWord("by") ? Optional.of(expressions.named()) : Optional.empty();
                yield new Op.TopHitters(start, at.end(), rows, of, by);
            }
            case "consume" -> {
                operators.parameters(Set.of("decodeblocks"));
                yield new Op.Consume(start, at.end());
            }
            default -> new Op.Broken(start, at.end());
        };
    }

    private Op reorder(int start) {
        List<Node> items = new ArrayList<>();
        List<String> orders = new ArrayList<>();
        do {
            items.add(expressions.expression());
            String order = at.hyphenated();
            if (order.equals("asc")
                    || order.equals("desc")
                    || order.equals("granny-asc")
                    || order.equals("granny-desc")) {
                at.takeHyphenated(order);
                orders.add(order);
            } else {
                orders.add("");
            }
        } while (at.take(","));
        return new Op.Reorder(start, at.end(), List.copyOf(items), List.copyOf(orders));
    }

    private Op range(int start) {
        Node.Name column = at.name();
        at.expectWord("from");
        Node from = expressions.expression();
        at.expectWord("to");
        Node to = expressions.expression();
        at.expectWord("step");
        Node step = expressions.expression();
        return new Op.Range(start, at.end(), column, from, to, step);
    }

    private Op dataTable(int start) {
        List<Op.Declared> schema = operators.schema();
        List<Node> values = new ArrayList<>();
        at.expect("[");
        while (!at.is("]") && !at.atEnd()) {
            int before = at.mark();
            values.add(literal());
            if (!at.take(",") && !at.is("]") || at.mark() == before) {
                at.missing("',' or ']'");
                at.recover();
                break;
            }
        }
        at.expect("]");
        return new Op.DataTable(start, at.end(), schema, List.copyOf(values));
    }

    /** A value that is written out: nothing is reckoned in a datatable. */
    private Node literal() {
        Node value = expressions.expression();
        boolean literal = value instanceof Node.Literal
                || value instanceof Node.Unary sign && sign.of() instanceof Node.Literal
                || value instanceof Node.Missing;
        if (!literal) {
            at.problems().syntax(value.start(), value.end(), "A datatable takes literals only", "a literal");
        }
        return value;
    }

    private Op expand(int start) {
        Map<String, Op.Param> params = operators.parameters(Set.of("kind", "bagexpansion", "with_itemindex"));
        List<Op.Expand> items = items();
        Optional<Node> limit = at.takeWord("limit") ? Optional.of(expressions.expression()) : Optional.empty();
        return new Op.MvExpand(start, at.end(), array(params), index(params), items, limit);
    }

    private static boolean array(Map<String, Op.Param> params) {
        return List.of("kind", "bagexpansion").stream()
                .anyMatch(name ->
                        params.containsKey(name) && params.get(name).value().equals("array"));
    }

    private static Optional<Node.Name> index(Map<String, Op.Param> params) {
        return Optional.ofNullable(params.get("with_itemindex"))
                .map(param -> new Node.Name(param.start(), param.end(), param.value()));
    }

    private List<Op.Expand> items() {
        List<Op.Expand> items = new ArrayList<>();
        do {
            Node expr = expressions.named();
            Optional<KustoType> to = Optional.empty();
            if (at.takeWord("to")) {
                at.expectWord("typeof");
                at.expect("(");
                to = Optional.of(at.type());
                at.expect(")");
            }
            items.add(new Op.Expand(expr, to));
        } while (at.take(","));
        return List.copyOf(items);
    }

    private Op apply(int start) {
        Map<String, Op.Param> params = operators.parameters(Set.of("with_itemindex"));
        List<Op.Expand> items = items();
        Optional<Node> limit = at.takeWord("limit") ? Optional.of(expressions.expression()) : Optional.empty();
        at.expectWord("on");
        return new Op.MvApply(start, at.end(), index(params), items, limit, branches.body());
    }

    private Op parse(int start, boolean where) {
        Map<String, Op.Param> params = operators.parameters(Set.of("kind", "flags"));
        String kind = params.containsKey("kind") ? params.get("kind").value() : "simple";
        String flags = params.containsKey("flags") ? params.get("flags").value() : "";
        Node expr = expressions.expression();
        at.expectWord("with");
        List<Op.Piece> pieces = new ArrayList<>();
        while (!operators.atOperatorEnd()) {
            Token token = at.peek();
            if (at.take("*")) {
                pieces.add(new Op.Piece.Skip());
            } else if (token.kind() == Token.Kind.STRING) {
                at.next();
                pieces.add(new Op.Piece.Text(token.start(), token.end(), token.text()));
            } else if (at.atName()) {
                Node.Name name = at.declared();
                KustoType type = at.take(":") ? at.type() : KustoType.STRING;
                if (!pieces.isEmpty() && pieces.getLast() instanceof Op.Piece.Column) {
                    at.problems()
                            .semantic(
                                    "SYN0002",
                                    "KS101",
                                    name.start(),
                                    at.end(),
                                    "A text must stand between two columns");
                }
                pieces.add(new Op.Piece.Column(name, type));
            } else {
                at.missing("a text, a column or '*'");
                at.recover();
                break;
            }
        }
        return new Op.Parse(start, at.end(), where, kind, flags, expr, List.copyOf(pieces));
    }

    private Op parseKv(int start) {
        Node expr = expressions.expression();
        at.expectWord("as");
        List<Op.Declared> schema = operators.schema();
        Map<String, Op.Param> options = new java.util.LinkedHashMap<>();
        if (at.takeWord("with")) {
            at.expect("(");
            do {
                int from = at.start();
                String name = at.name().name();
                at.expect("=");
                Node value = expressions.expression();
                String text = value instanceof Node.Literal literal ? String.valueOf(literal.value()) : "";
                while (options.containsKey(name)) {
                    name += "+";
                }
                options.put(name, new Op.Param(from, at.end(), text, value));
            } while (at.take(","));
            at.expect(")");
        }
        return new Op.ParseKv(start, at.end(), expr, schema, options);
    }

    private Op search(int start) {
        Map<String, Op.Param> params = operators.parameters(Set.of("kind"));
        boolean sensitive =
                params.containsKey("kind") && params.get("kind").value().equals("case_sensitive");
        List<Node> in = in();
        Node predicate = expressions.expression();
        return new Op.Search(start, at.end(), sensitive, in, predicate);
    }

    private List<Node> in() {
        if (!at.word("in") || !at.peek(1).is("(")) {
            return List.of();
        }
        at.next();
        at.next();
        List<Node> tables = operators.tables();
        at.expect(")");
        return tables;
    }

    private Op find(int start) {
        Map<String, Op.Param> params = operators.parameters(Set.of("withsource", "datascope"));
        Optional<String> source = Optional.ofNullable(params.get("withsource")).map(Op.Param::value);
        List<Node> in = in();
        boolean bare = !at.atEnd() && !at.is("|") && !at.is(";") && !at.is(")") && !at.word("project");
        Optional<Node> predicate =
                at.takeWord("where") || bare ? Optional.of(expressions.expression()) : Optional.empty();
        List<Node> project = new ArrayList<>();
        boolean smart = true;
        boolean pack = false;
        String kind = at.hyphenated();
        if (kind.equals("project-smart")) {
            at.takeHyphenated(kind);
        } else if (kind.equals("project")) {
            at.next();
            smart = false;
            do {
                if ((at.word("pack") || at.word("pack_all")) && at.peek(1).is("(")) {
                    at.next();
                    at.next();
                    at.take("*");
                    at.expect(")");
                    pack = true;
                } else {
                    Node.Name name = at.name();
                    if (at.take(":")) {
                        at.type();
                    }
                    project.add(name);
                }
            } while (at.take(","));
        }
        return new Op.Find(start, at.end(), source, in, predicate, List.copyOf(project), smart, pack);
    }

    private Op series(int start) {
        Map<String, Op.Param> params = operators.parameters(Set.of("kind"));
        boolean nonempty =
                params.containsKey("kind") && params.get("kind").value().equals("nonempty");
        List<Op.Aggregated> aggregates = new ArrayList<>();
        do {
            Node expr = expressions.named();
            Optional<Node> fallback = Optional.empty();
            if (at.takeWord("default")) {
                at.expect("=");
                fallback = Optional.of(expressions.sum());
            }
            aggregates.add(new Op.Aggregated(expr, fallback));
        } while (at.take(","));
        at.expectWord("on");
        Node axis = axis();
        Optional<Node> from = Optional.empty();
        Optional<Node> to = Optional.empty();
        Node step;
        if (at.takeWord("in")) {
            at.expectWord("range");
            at.expect("(");
            from = Optional.of(expressions.expression());
            at.expect(",");
            to = Optional.of(expressions.expression());
            at.expect(",");
            step = expressions.expression();
            at.expect(")");
        } else {
            if (at.takeWord("from")) {
                from = Optional.of(expressions.expression());
            }
            if (at.takeWord("to")) {
                to = Optional.of(expressions.expression());
            }
            at.expectWord("step");
            step = expressions.expression();
        }
        List<Node> by = at.takeWord("by") ? expressions.list() : List.of();
        return new Op.MakeSeries(start, at.end(), List.copyOf(aggregates), axis, from, to, step, by, nonempty);
    }

    /** {@code t} or {@code name = t}; what follows may be {@code in range(…)}, which is no condition here. */
    private Node axis() {
        int start = at.start();
        if (!at.atName() || !at.peek(at.atBracketName() ? 3 : 1).is("=")) {
            return expressions.sum();
        }
        Node.Name name = at.name();
        at.expect("=");
        Node value = expressions.sum();
        return new Node.Named(start, at.end(), List.of(name), value);
    }

    private Op evaluate(int start) {
        operators.parameters(Set.of());
        Node.Name name = at.name();
        Node.Call plugin = at.is("(") ? parser.call(name.start(), name) : missing(name);
        boolean given = at.take(":");
        boolean all = given && at.is("(") && at.peek(1).is("*") && at.peek(2).is(",");
        Optional<List<Op.Declared>> schema = given ? Optional.of(operators.schema()) : Optional.empty();
        return new Op.Evaluate(start, at.end(), plugin, schema, all);
    }

    private Node.Call missing(Node.Name name) {
        at.missing("'('");
        return new Node.Call(name.start(), name.end(), name.name(), name.end(), List.of());
    }

    private Op nested(int start) {
        List<Op.Nest> levels = new ArrayList<>();
        do {
            at.takeWord("top-nested");
            if (!levels.isEmpty() && at.hyphenated().equals("top-nested")) {
                at.takeHyphenated("top-nested");
            }
            boolean all = at.word("of");
            Node rows = all ? new Node.Missing(at.start(), at.start()) : expressions.expression();
            at.expectWord("of");
            Node of = expressions.named();
            Optional<Node> others = Optional.empty();
            if (at.takeWord("with")) {
                at.expectWord("others");
                at.expect("=");
                others = Optional.of(expressions.expression());
            }
            at.expectWord("by");
            Node by = expressions.named();
            boolean ascending = at.takeWord("asc");
            at.takeWord("desc");
            levels.add(new Op.Nest(rows, all, of, others, by, ascending));
        } while (at.take(","));
        return new Op.TopNested(start, at.end(), List.copyOf(levels));
    }
}
