package dev.purser.kql.bind;

import dev.purser.kql.syntax.Node;
import dev.purser.kql.type.KustoType;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The names that Kusto gives to columns that a query does not name. */
final class Naming {
    private final Set<String> taken = new HashSet<>();
    private int counted;

    /** The name that an expression carries by itself: a column's, a path's, that of a function that keeps it. */
    static Optional<String> implicit(Node node) {
        return switch (node) {
            case Node.Name name -> Optional.of(name.name());
            case Node.Member member ->
                member.base() instanceof Node.Name base && base.name().startsWith("$")
                        ? Optional.of(member.name())
                        : implicit(member.base()).map(base -> base + "_" + member.name());
            case Node.Index index -> implicit(index.base()).map(base -> base + "_" + key(index.index()));
            case Node.Call call -> function(call);
            case Node.Literal _, Node.Binary _ -> Optional.empty();
            default -> Optional.empty();
        };
    }

    private static String key(Node key) {
        return key instanceof Node.Literal literal && literal.value() != null
                ? literal.value().toString()
                : "";
    }

    /** As {@link #implicit}, where no aggregate can stand: some names are an aggregate's and a function's. */
    static Optional<String> scalar(Node node) {
        return node instanceof Node.Call call && Signature.all().containsKey(call.name())
                ? signature(call)
                : implicit(node);
    }

    private static Optional<String> function(Node.Call call) {
        Optional<Aggregate> aggregate = Aggregate.named(call.name());
        return aggregate.isPresent() ? Optional.of(aggregate(aggregate.get(), call)) : signature(call);
    }

    private static Optional<String> signature(Node.Call call) {
        Signature signature = Signature.all().get(call.name());
        if (signature == null) {
            return Optional.empty();
        }
        if (call.name().equals("column_ifexists") || call.name().equals("columnifexists")) {
            return call.args().isEmpty() || !(call.args().getFirst() instanceof Node.Literal literal)
                    ? Optional.empty()
                    : Optional.of(String.valueOf(literal.value()));
        }
        Optional<String> first =
                call.args().isEmpty() ? Optional.empty() : implicit(call.args().getFirst());
        return switch (signature.naming()) {
            case "" -> Optional.empty();
            case "1" -> first;
            case "only" -> call.args().size() == 1 ? first : Optional.empty();
            default ->
                signature.naming().endsWith("!")
                        ? Optional.of(signature.naming().replace("!", ""))
                        : Optional.of(signature.naming() + "_" + first.orElse(""));
        };
    }

    private static String aggregate(Aggregate aggregate, Node.Call call) {
        String first =
                call.args().isEmpty() ? "" : implicit(call.args().getFirst()).orElse("");
        if (aggregate.prefix().isEmpty()) {
            return first.isEmpty() ? call.name() + "_" : first;
        }
        if (call.name().startsWith("percentile")
                && !call.name().contains("array")
                && call.args().size() > 1) {
            boolean weighted =
                    call.name().startsWith("percentilew") || call.name().startsWith("percentilesw");
            return percentile(first, call.args().get(weighted && call.args().size() > 2 ? 2 : 1));
        }
        String name = aggregate.prefix() + "_" + first;
        return call.name().startsWith("covariance") && call.args().size() > 1
                ? name + "_" + implicit(call.args().get(1)).orElse("")
                : name;
    }

    /** {@code percentile_x_99_9}. */
    static String percentile(String first, Node percent) {
        String number = percent instanceof Node.Literal literal && literal.value() != null
                ? literal.type() == KustoType.REAL
                        ? BigDecimal.valueOf((Double) literal.value())
                                .stripTrailingZeros()
                                .toPlainString()
                        : literal.value().toString()
                : "";
        return "percentile_" + first + "_" + number.replace('.', '_');
    }

    /** Keeps a name from being made up. */
    void take(String name) {
        taken.add(name);
    }

    boolean taken(String name) {
        return taken.contains(name);
    }

    /** That name, or with the first free number after it. */
    String free(String wanted) {
        if (taken.add(wanted)) {
            return wanted;
        }
        int number = 1;
        while (!taken.add(wanted + number)) {
            number++;
        }
        return wanted + number;
    }

    /** The next of {@code Column1}, {@code Column2}, … */
    String numbered() {
        String name;
        do {
            name = "Column" + ++counted;
        } while (!taken.add(name));
        return name;
    }
}
