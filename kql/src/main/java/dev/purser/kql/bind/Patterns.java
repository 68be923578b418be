package dev.purser.kql.bind;

import dev.purser.kql.plan.Expr;
import dev.purser.kql.syntax.Node;
import dev.purser.kql.syntax.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Binds uses of a pattern that the query declares: {@code p("a").Path} is the query of the case that has those texts. */
final class Patterns {
    private final Binder binder;

    Patterns(Binder binder) {
        this.binder = binder;
    }

    private static Optional<Node.Call> call(Node node) {
        return switch (node) {
            case Node.Call call -> Optional.of(call);
            case Node.Member member -> call(member.base());
            case Node.Index index -> call(index.base());
            default -> Optional.empty();
        };
    }

    private static Optional<Scope.Binding.Pattern> pattern(Node node, Scope scope) {
        return call(node)
                .flatMap(call -> scope.find(call.name()))
                .filter(Scope.Binding.Pattern.class::isInstance)
                .map(Scope.Binding.Pattern.class::cast);
    }

    /** Whether that is a use of a pattern. */
    static boolean uses(Node node, Scope scope) {
        return pattern(node, scope).isPresent();
    }

    Tab table(Node node, Scope scope) {
        Scope.Binding.Pattern pattern = pattern(node, scope).orElseThrow();
        Scalars scalars = new Scalars(binder.session, scope, Optional.empty(), binder, Optional.empty());
        List<String> values = new ArrayList<>();
        for (Node arg : call(node).orElseThrow().args()) {
            Optional<String> text = scalars.constantText(arg);
            if (text.isEmpty()) {
                return binder.broken();
            }
            values.add(text.get());
        }
        Optional<String> path = switch (node) {
            case Node.Member member -> Optional.of(member.name());
            case Node.Index index ->
                scalars.bind(index.index()) instanceof Expr.Lit lit
                        ? Optional.of(String.valueOf(lit.value()))
                        : Optional.empty();
            default -> Optional.empty();
        };
        for (Statement.Case one : pattern.pattern().cases()) {
            if (one.values().equals(values) && one.path().equals(path)) {
                Scope inner = new Scope(pattern.scope());
                return binder.body(one.body(), inner)
                        .map(result -> binder.table(result, inner))
                        .orElseGet(binder::broken);
            }
        }
        binder.session.semantic(
                "SEM0036",
                "KS107",
                node,
                "The pattern '" + pattern.pattern().name().name() + "' has no case of those values");
        return binder.broken();
    }
}
