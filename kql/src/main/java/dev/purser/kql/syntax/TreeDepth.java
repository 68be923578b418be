package dev.purser.kql.syntax;

import dev.purser.kql.type.Problems;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** Holds a tree's height down, so that whoever walks it may do so by calling itself. Itself it walks with a list. */
final class TreeDepth {
    /** The most levels: a chain of operators makes a level each. */
    static final int MOST = 500;

    private record Step(Node node, int depth) {}

    private TreeDepth() {}

    static void check(List<Statement> statements, Problems problems) {
        ArrayDeque<Step> open = new ArrayDeque<>();
        statements(statements, open, 0);
        while (!open.isEmpty()) {
            Step step = open.pop();
            Node node = step.node;
            if (step.depth > MOST) {
                problems.limit(
                        "LIM0001", node.start(), node.end(), "The expression is more than " + MOST + " operators deep");
                return;
            }
            for (Node child : children(node)) {
                open.push(new Step(child, step.depth + 1));
            }
        }
    }

    private static void statements(List<Statement> statements, ArrayDeque<Step> open, int depth) {
        for (Statement statement : statements) {
            switch (statement) {
                case Statement.Let let -> open.push(new Step(let.value(), depth));
                case Statement.LetFunction let -> statements(let.function().body(), open, depth + 1);
                case Statement.Pattern pattern ->
                    pattern.cases().forEach(one -> statements(one.body(), open, depth + 1));
                case Statement.Expression expression -> open.push(new Step(expression.node(), depth));
                case Statement.SetOption _, Statement.Parameters _, Statement.Refused _ -> {}
            }
        }
    }

    private static List<Node> children(Node node) {
        return switch (node) {
            case Node.Member member -> List.of(member.base());
            case Node.Index index -> List.of(index.base(), index.index());
            case Node.Call call -> call.args();
            case Node.Unary unary -> List.of(unary.of());
            case Node.Binary binary -> List.of(binary.left(), binary.right());
            case Node.Junction junction -> junction.parts();
            case Node.Between between -> List.of(between.value(), between.from(), between.to());
            case Node.In in -> with(in.list(), in.value());
            case Node.Named named -> List.of(named.value());
            case Node.Query query -> {
                List<Node> all = new ArrayList<>(query.ops());
                all.add(query.source());
                yield all;
            }
            case Op.Where where -> List.of(where.predicate());
            case Op.Columns columns -> columns.items();
            case Op.Summarize summarize -> {
                List<Node> all = new ArrayList<>(summarize.aggregates());
                all.addAll(summarize.by());
                yield all;
            }
            case Op.Sort sort -> sort.keys().stream().map(Op.Key::expr).toList();
            case Op.Top top -> top.keys().stream().map(Op.Key::expr).toList();
            case Op.Union union -> union.legs();
            case Op.Join join -> with(join.on(), join.right());
            case Op.MvExpand expand ->
                expand.items().stream().map(Op.Expand::expr).toList();
            case Op.MvApply apply -> {
                List<Node> all = new ArrayList<>(apply.body());
                apply.items().forEach(item -> all.add(item.expr()));
                yield all;
            }
            case Op.Partition partition -> {
                List<Node> all = new ArrayList<>(partition.body());
                partition.query().ifPresent(all::add);
                all.add(partition.by());
                yield all;
            }
            case Op.Fork fork ->
                fork.legs().stream().<Node>flatMap(List::stream).toList();
            case Op.Facet facet -> facet.with().map(List::<Node>copyOf).orElse(List.of());
            case Op.MakeGraph graph -> graph.tables();
            case Op.GraphMatch match -> {
                List<Node> all = new ArrayList<>(match.project());
                match.where().ifPresent(all::add);
                yield all;
            }
            case Op.ByNames names -> names.items();
            case Op.Scan scan -> {
                List<Node> all = new ArrayList<>();
                scan.variables().forEach(variable -> variable.byDefault().ifPresent(all::add));
                scan.steps().forEach(step -> {
                    all.add(step.condition());
                    all.addAll(step.assignments());
                });
                yield all;
            }
            case Op.Parse parse -> List.of(parse.expr());
            case Op.Search search -> List.of(search.predicate());
            case Op.Find find -> find.predicate().map(List::of).orElse(List.of());
            case Op.Distinct distinct -> distinct.items();
            case Op.DataTable table -> table.values();
            case Op.Invoke invoke -> List.of(invoke.call());
            case Op.Evaluate evaluate -> List.of(evaluate.plugin());
            case Op.MakeSeries series ->
                series.aggregates().stream().map(Op.Aggregated::expr).toList();
            default -> List.of();
        };
    }

    private static List<Node> with(List<Node> list, Node one) {
        List<Node> all = new ArrayList<>(list);
        all.add(one);
        return all;
    }
}
