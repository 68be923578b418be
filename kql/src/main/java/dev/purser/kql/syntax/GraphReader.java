package dev.purser.kql.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the operators of graphs: {@code make-graph}, {@code graph-match} with its patterns, {@code graph-to-table}. */
final class GraphReader {
    private final Cursor at;
    private final Operators operators;
    private final Expressions expressions;

    GraphReader(Cursor at, Operators operators, Expressions expressions) {
        this.at = at;
        this.operators = operators;
        this.expressions = expressions;
    }

    /** {@code make-graph a --> b with T on id, U on id2}, or {@code with_node_id=n}. */
    Op make(int start) {
        operators.parameters(Set.of());
        Node.Name source = at.name();
        at.expect("-");
        at.expect("-");
        at.expect(">");
        Node.Name target = at.name();
        Optional<String> id = Optional.ofNullable(
                        operators.parameters(Set.of("with_node_id")).get("with_node_id"))
                .map(Op.Param::value);
        List<Node> tables = new ArrayList<>();
        List<Node.Name> ids = new ArrayList<>();
        if (at.takeWord("with")) {
            do {
                tables.add(operators.tableOrName());
                at.expectWord("on");
                ids.add(at.name());
            } while (at.take(","));
        }
        return new Op.MakeGraph(start, at.end(), source, target, id, List.copyOf(tables), List.copyOf(ids));
    }

    /** {@code graph-match cycles=all (a)-[e]->(b), … where … project …}. */
    Op match(int start) {
        Op.Param cycles = operators.parameters(Set.of("cycles")).get("cycles");
        return match(start, cycles == null ? "unique_edges" : cycles.value(), Optional.empty());
    }

    /** {@code graph-shortest-paths output=all (a)-[e*1..5]->(b) where … project …}. */
    Op shortest(int start) {
        Op.Param output = operators.parameters(Set.of("output")).get("output");
        return match(start, "unique_edges", Optional.of(output == null ? "any" : output.value()));
    }

    private Op match(int start, String cycles, Optional<String> shortest) {
        List<List<Op.Element>> sequences = new ArrayList<>();
        do {
            sequences.add(sequence());
        } while (at.take(","));
        Optional<Node> where = at.takeWord("where") ? Optional.of(expressions.expression()) : Optional.empty();
        List<Node> project = at.expectWord("project") ? expressions.list() : List.of();
        return new Op.GraphMatch(start, at.end(), shortest, cycles, List.copyOf(sequences), where, project);
    }

    private List<Op.Element> sequence() {
        List<Op.Element> elements = new ArrayList<>();
        elements.add(node());
        while (at.is("-") || at.is("<")) {
            elements.add(edge());
            elements.add(node());
        }
        return List.copyOf(elements);
    }

    private Op.Element node() {
        at.expect("(");
        String name = at.atName() ? at.name().name() : "";
        at.expect(")");
        return new Op.Element(name, false, 0, 1, 1);
    }

    private Op.Element edge() {
        boolean back = at.take("<");
        at.expect("-");
        String name = "";
        int least = 1;
        int most = 1;
        if (at.take("[")) {
            name = at.atName() ? at.name().name() : "";
            if (at.take("*")) {
                least = number();
                at.expect("..");
                most = number();
            }
            at.expect("]");
        }
        at.expect("-");
        boolean forth = at.take(">");
        return new Op.Element(name, true, back ? -1 : forth ? 1 : 0, least, most);
    }

    private int number() {
        if (at.peek().kind() == Token.Kind.LONG && at.peek().value() instanceof Long value && value < 1000) {
            at.next();
            return value.intValue();
        }
        at.missing("a number of edges");
        return 1;
    }

    /** {@code graph-to-table nodes as N with_node_id=n, edges as E with_source_id=s with_target_id=t}. */
    Op table(int start) {
        List<Op.Export> exports = new ArrayList<>();
        do {
            boolean nodes = at.word("nodes");
            if (!at.takeWord("nodes")) {
                at.expectWord("edges");
            }
            Optional<String> as = at.takeWord("as") ? Optional.of(at.name().name()) : Optional.empty();
            var params = operators.parameters(Set.of("with_node_id", "with_source_id", "with_target_id"));
            List<String> ids = new ArrayList<>();
            for (String one : List.of("with_node_id", "with_source_id", "with_target_id")) {
                ids.add(params.containsKey(one) ? params.get(one).value() : "");
            }
            exports.add(new Op.Export(nodes, as, List.copyOf(ids)));
        } while (at.take(","));
        return new Op.GraphTable(start, at.end(), List.copyOf(exports));
    }
}
