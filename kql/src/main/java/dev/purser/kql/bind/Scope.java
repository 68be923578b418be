package dev.purser.kql.bind;

import dev.purser.kql.plan.Expr;
import dev.purser.kql.syntax.Node;
import dev.purser.kql.syntax.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The names that statements have made, innermost first. */
final class Scope {
    /** What a name stands for. */
    sealed interface Binding {
        /** A scalar, bound. */
        record Scalar(Expr expr) implements Binding {}

        /** A query, bound anew at each use. */
        record Query(Node node, Scope scope) implements Binding {}

        /** A table already bound: an argument, {@code as}, {@code materialize}. */
        record Table(Tab tab) implements Binding {}

        /** A pattern, whose cases see the names around it. */
        record Pattern(Statement.Pattern pattern, Scope scope) implements Binding {}

        /** A function; a view is found by wildcards too. */
        record Function(Statement.Function function, Scope scope, boolean stored, boolean view) implements Binding {}
    }

    private final Scope outer;
    private final Map<String, Binding> names = new HashMap<>();

    Scope(Scope outer) {
        this.outer = outer;
    }

    Optional<Binding> find(String name) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            Binding found = scope.names.get(name);
            if (found != null) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    boolean has(String name) {
        return names.containsKey(name);
    }

    void put(String name, Binding binding) {
        names.put(name, binding);
    }

    /** Names something for the rest of the query, wherever it stands. */
    void putOutermost(String name, Binding binding) {
        Scope scope = this;
        while (scope.outer != null) {
            scope = scope.outer;
        }
        scope.names.putIfAbsent(name, binding);
    }

    List<String> all() {
        List<String> all = new ArrayList<>();
        for (Scope scope = this; scope != null; scope = scope.outer) {
            all.addAll(scope.names.keySet());
        }
        return all;
    }
}
