package dev.purser.kql.syntax;

import dev.purser.kql.type.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads tabular operators; the rarer ones are read by {@link RareOperators}. */
final class Operators {
    private static final Set<String> KNOWN = Set.of(
            "where",
            "filter",
            "project",
            "extend",
            "print",
            "serialize",
            "project-away",
            "project-keep",
            "project-rename",
            "project-reorder",
            "summarize",
            "distinct",
            "count",
            "take",
            "limit",
            "sort",
            "order",
            "top",
            "union",
            "join",
            "lookup",
            "range",
            "datatable",
            "render",
            "mv-expand",
            "mvexpand",
            "mv-apply",
            "mvapply",
            "parse",
            "parse-where",
            "parse-kv",
            "search",
            "find",
            "getschema",
            "make-series",
            "as",
            "invoke",
            "sample",
            "sample-distinct",
            "evaluate",
            "externaldata",
            "partition",
            "top-nested",
            "top-hitters",
            "consume",
            "scan",
            "fork",
            "facet",
            "project-by-names",
            "assert-schema",
            "make-graph",
            "graph-match",
            "graph-to-table",
            "graph-shortest-paths");
    private static final Set<String> REFUSED = Set.of(
            "reduce",
            "macro-expand",
            "graph-mark-components",
            "graph-where-nodes",
            "graph-where-edges",
            "execute_and_cache",
            "inline");

    private final Cursor at;
    private final Parser parser;
    private final Expressions expressions;
    private final RareOperators rare;

    Operators(Cursor at, Parser parser, Expressions expressions) {
        this.at = at;
        this.parser = parser;
        this.expressions = expressions;
        this.rare = new RareOperators(at, parser, expressions, this);
    }

    Op operator() {
        int start = at.start();
        String name = at.hyphenated();
        if (!KNOWN.contains(name)) {
            return unknown(start, name);
        }
        at.takeHyphenated(name);
        return switch (name) {
            case "where", "filter" -> {
                parameters(Set.of());
                Node predicate = expressions.expression();
                yield new Op.Where(start, at.end(), predicate);
            }
            case "project", "extend", "print", "serialize" -> {
                List<Node> items =
                        name.equals("serialize") && atOperatorEnd() || name.equals("project") && atOperatorEnd()
                                ? List.of()
                                : expressions.list();
                yield new Op.Columns(start, at.end(), name, items);
            }
            case "project-away", "project-keep", "project-rename" -> {
                List<Node> items = expressions.list();
                yield new Op.Choose(start, at.end(), name, items);
            }
            case "summarize" -> summarize(start);
            case "distinct" -> {
                List<Node> items = expressions.list();
                yield new Op.Distinct(start, at.end(), items);
            }
            case "count" -> {
                Optional<Node.Name> as = at.takeWord("as") ? Optional.of(at.name()) : Optional.empty();
                yield new Op.Count(start, at.end(), as);
            }
            case "take", "limit" -> {
                Node rows = expressions.expression();
                yield new Op.Take(start, at.end(), rows);
            }
            case "sort", "order" -> {
                parameters(Set.of());
                at.expectWord("by");
                List<Op.Key> keys = keys();
                yield new Op.Sort(start, at.end(), keys);
            }
            case "top" -> {
                Node rows = expressions.expression();
                parameters(Set.of());
                at.expectWord("by");
                List<Op.Key> keys = keys();
                yield new Op.Top(start, at.end(), rows, keys);
            }
            case "union" -> {
                Map<String, Op.Param> params = parameters(Set.of("kind", "withsource", "isfuzzy"));
                List<Node> legs = tables();
                yield new Op.Union(start, at.end(), params, legs);
            }
            case "join", "lookup" -> join(start, name.equals("lookup"));
            case "as" -> {
                Op.Param once = parameters(Set.of()).get("hint.materialized");
                Node.Name as = at.name();
                yield new Op.As(
                        start, at.end(), as, once != null && once.value().equals("true"));
            }
            case "make-graph" -> new GraphReader(at, this, expressions).make(start);
            case "graph-match" -> new GraphReader(at, this, expressions).match(start);
            case "graph-shortest-paths" -> new GraphReader(at, this, expressions).shortest(start);
            case "graph-to-table" -> new GraphReader(at, this, expressions).table(start);
            case "scan" -> new ScanReader(at, this, expressions).read(start);
            default -> rare.operator(name, start);
        };
    }

    private Op unknown(int start, String name) {
        int end = at.peek().end();
        if (REFUSED.contains(name)) {
            at.takeHyphenated(name);
            end = at.end();
            at.recover();
            return new Op.Refused(start, at.end(), name, end);
        }
        if (name.isEmpty()) {
            at.missing("an operator such as where, project or summarize");
        } else {
            at.takeHyphenated(name);
            end = at.end();
            at.problems().unknownWord(start, end, "'" + name + "' is no operator", Nearest.to(name, KNOWN));
        }
        at.recover();
        return new Op.Broken(start, end);
    }

    boolean atOperatorEnd() {
        return at.is("|") || at.is(";") || at.is(")") || at.is("}") || at.atEnd();
    }

    private Op summarize(int start) {
        parameters(Set.of());
        List<Node> aggregates = at.word("by") || atOperatorEnd() ? List.of() : expressions.list();
        boolean hasBy = at.takeWord("by");
        List<Node> by = hasBy ? expressions.list() : List.of();
        return new Op.Summarize(start, at.end(), aggregates, by, hasBy);
    }

    private Op join(int start, boolean lookup) {
        Map<String, Op.Param> params = parameters(Set.of("kind", "withsource"));
        Node right = tableOrName();
        List<Node> on = List.of();
        if (at.takeWord("on")) {
            on = expressions.list();
        } else if (at.takeWord("where")) {
            on = List.of(expressions.expression());
        } else {
            at.missing("'on'");
        }
        return new Op.Join(start, at.end(), lookup, params, right, on);
    }

    /** A table's name, a pattern, a call, or a query in brackets. */
    Node tableOrName() {
        return expressions.expression();
    }

    List<Node> tables() {
        List<Node> all = new ArrayList<>();
        do {
            all.add(tableOrName());
        } while (at.take(","));
        return List.copyOf(all);
    }

    List<Op.Key> keys() {
        List<Op.Key> keys = new ArrayList<>();
        do {
            Node expr = expressions.named();
            Optional<Boolean> descending = Optional.empty();
            if (at.takeWord("asc")) {
                descending = Optional.of(false);
            } else if (at.takeWord("desc")) {
                descending = Optional.of(true);
            }
            Optional<Boolean> nullsFirst = Optional.empty();
            if (at.takeWord("nulls")) {
                nullsFirst = Optional.of(at.word("first"));
                if (!at.takeWord("first")) {
                    at.expectWord("last");
                }
            }
            keys.add(new Op.Key(expr, descending, nullsFirst));
        } while (at.take(","));
        return List.copyOf(keys);
    }

    /** Parameters before an operator's operands: those named, and every {@code hint.…}, which changes no result. */
    Map<String, Op.Param> parameters(Set<String> known) {
        Map<String, Op.Param> found = new LinkedHashMap<>();
        while (at.peek().kind() == Token.Kind.NAME) {
            int start = at.start();
            String name = at.peek().text();
            if (name.equals("hint") && at.peek(1).is(".")) {
                at.next();
                at.next();
                name = "hint." + at.name().name();
            } else if (known.contains(name) && at.peek(1).is("=")) {
                at.next();
            } else if (name.equals("bagexpansion") && at.peek(1).is("=")) {
                at.next();
            } else {
                break;
            }
            at.expect("=");
            String value = at.peek().text();
            Node node;
            if (at.atName()) {
                value = hyphenatedName();
                node = new Node.Name(at.start(), at.end(), value);
            } else {
                node = expressions.sum();
                if (node instanceof Node.Literal literal && literal.value() != null) {
                    value = literal.value().toString();
                }
            }
            found.put(name, new Op.Param(start, at.end(), value, node));
        }
        return found;
    }

    private String hyphenatedName() {
        String name = at.hyphenated();
        if (name.isEmpty()) {
            return at.name().name();
        }
        at.takeHyphenated(name);
        return name;
    }

    /** {@code (a:long, b:string)}; {@code (*)} is empty, and what stands after {@code *,} is told. */
    List<Op.Declared> schema() {
        List<Op.Declared> all = new ArrayList<>();
        at.expect("(");
        boolean star = at.take("*");
        if (star ? at.take(",") : !at.is(")")) {
            do {
                Node.Name name = at.declared();
                at.expect(":");
                all.add(new Op.Declared(name, at.type()));
            } while (at.take(",") && !at.is(")"));
        }
        at.expect(")");
        return List.copyOf(all);
    }

    Op.Render render(int start) {
        String chart = at.name().name();
        Map<String, String> properties = new TreeMap<>();
        boolean with = at.takeWord("with");
        boolean open = with && at.expect("(");
        while (at.peek().kind() == Token.Kind.NAME) {
            String name = at.next().text();
            if (!at.expect("=")) {
                break;
            }
            List<String> values = new ArrayList<>();
            do {
                values.add(value());
            } while (at.is(",") && !at.peek(2).is("=") && at.take(","));
            properties.put(name, String.join(",", values));
            if (!at.take(",")) {
                if (!open) {
                    continue;
                }
                break;
            }
        }
        if (open) {
            at.expect(")");
        }
        return new Op.Render(start, at.end(), chart, properties);
    }

    private String value() {
        Node value = expressions.sum();
        return switch (value) {
            case Node.Literal literal -> String.valueOf(literal.value());
            case Node.Name name -> name.name();
            default -> "";
        };
    }
}
