package dev.purser.kql.bind;

import dev.purser.kql.syntax.Node;
import dev.purser.kql.syntax.Op;
import java.util.ArrayList;
import java.util.List;

/** Takes apart queries that give several tables, {@code fork} and {@code facet}: one query for each. */
final class Branches {
    private Branches() {}

    /** The queries that a statement stands for, mostly itself. */
    static List<Node> of(Node node) {
        if (!(node instanceof Node.Query query) || query.ops().isEmpty()) {
            return List.of(node);
        }
        int last = query.ops().size() - 1;
        while (last > 0 && query.ops().get(last) instanceof Op.Render) {
            last--;
        }
        List<Op> before = query.ops().subList(0, last);
        List<Op> renders = query.ops().subList(last + 1, query.ops().size());
        return switch (query.ops().get(last)) {
            case Op.Fork fork ->
                fork.legs().stream()
                        .map(leg -> followed(query, before, leg, renders))
                        .toList();
            case Op.Facet facet -> {
                List<Node> all = new ArrayList<>();
                facet.with().ifPresent(leg -> all.add(followed(query, before, leg, renders)));
                facet.by().forEach(name -> all.add(followed(query, before, List.of(counted(name)), renders)));
                yield List.copyOf(all);
            }
            default -> List.of(node);
        };
    }

    private static Node followed(Node.Query query, List<Op> before, List<Op> after, List<Op> renders) {
        List<Op> ops = new ArrayList<>(before);
        ops.addAll(after);
        ops.addAll(renders);
        return new Node.Query(query.start(), query.end(), query.source(), List.copyOf(ops));
    }

    /** {@code summarize count_x = count() by x}. */
    private static Op counted(Node.Name name) {
        Node.Name as = new Node.Name(name.start(), name.end(), "count_" + name.name());
        Node count = new Node.Call(name.start(), name.end(), "count", name.end(), List.of());
        Node named = new Node.Named(name.start(), name.end(), List.of(as), count);
        return new Op.Summarize(name.start(), name.end(), List.of(named), List.of(name), true);
    }
}
