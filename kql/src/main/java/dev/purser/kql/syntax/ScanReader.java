package dev.purser.kql.syntax;

import dev.purser.kql.type.KustoType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the operator {@code scan}: {@code with_match_id=m declare (x:long=0) with (step s: condition => x = value; …)}. */
final class ScanReader {
    private final Cursor at;
    private final Operators operators;
    private final Expressions expressions;

    ScanReader(Cursor at, Operators operators, Expressions expressions) {
        this.at = at;
        this.operators = operators;
        this.expressions = expressions;
    }

    Op read(int start) {
        Optional<Node.Name> match = Optional.ofNullable(
                        operators.parameters(java.util.Set.of("with_match_id")).get("with_match_id"))
                .map(param -> new Node.Name(param.start(), param.end(), param.value()));
        List<Op.Variable> variables = at.takeWord("declare") ? variables() : List.of();
        at.expectWord("with");
        at.expect("(");
        List<Op.Step> steps = new ArrayList<>();
        while (at.word("step")) {
            steps.add(step());
            if (!at.take(";") && !at.is(")")) {
                at.missing("';'");
                at.recover();
                at.take(";");
            }
        }
        if (steps.isEmpty()) {
            at.missing("'step'");
        }
        at.expect(")");
        return new Op.Scan(start, at.end(), match, variables, List.copyOf(steps));
    }

    private List<Op.Variable> variables() {
        List<Op.Variable> all = new ArrayList<>();
        at.expect("(");
        do {
            Node.Name name = at.name();
            at.expect(":");
            KustoType type = at.type();
            Optional<Node> value = at.take("=") ? Optional.of(expressions.expression()) : Optional.empty();
            all.add(new Op.Variable(name, type, value));
        } while (at.take(","));
        at.expect(")");
        return List.copyOf(all);
    }

    private Op.Step step() {
        at.next();
        Node.Name name = at.name();
        at.takeWord("optional");
        String output = "all";
        if (at.takeWord("output")) {
            at.expect("=");
            Node.Name given = at.name();
            output = given.name();
            if (!output.equals("all") && !output.equals("last") && !output.equals("none")) {
                at.problems()
                        .unknownWord(
                                given.start(),
                                given.end(),
                                "'" + output + "' is no output of a step",
                                Optional.empty());
            }
        }
        at.expect(":");
        Node condition = expressions.expression();
        List<Node.Named> assignments = new ArrayList<>();
        if (at.take("=>")) {
            do {
                int start = at.start();
                Node.Name column = at.name();
                at.expect("=");
                Node value = expressions.expression();
                assignments.add(new Node.Named(start, at.end(), List.of(column), value));
            } while (at.take(","));
        }
        return new Op.Step(name, output, condition, List.copyOf(assignments));
    }
}
