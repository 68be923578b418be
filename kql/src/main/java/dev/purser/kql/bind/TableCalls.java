package dev.purser.kql.bind;

import dev.purser.kql.plan.Rel;
import dev.purser.kql.schema.StoredFunction;
import dev.purser.kql.syntax.Node;
import java.util.Optional;

/** Binds calls that give tables: Kusto's own, the query's, and stored ones. */
final class TableCalls {
    private final Binder binder;
    private final Session session;
    private final Functions functions;

    TableCalls(Binder binder, Functions functions) {
        this.binder = binder;
        this.session = binder.session;
        this.functions = functions;
    }

    Tab call(Node.Call call, Scope scope) {
        Optional<Scalars> caller = Optional.of(new Scalars(session, scope, Optional.empty(), binder, Optional.empty()));
        switch (call.name()) {
            case "materialize" -> {
                if (call.args().size() != 1 || !binder.isTabular(call.args().getFirst(), scope)) {
                    session.semantic("KS119", call, "The function 'materialize' expects one table");
                    return binder.broken();
                }
                Tab tab = binder.table(call.args().getFirst(), scope);
                return tab.columns().isEmpty() ? tab : tab.with(new Rel.Shared(session.share(), tab.rel()));
            }
            case "table" -> {
                Optional<String> name = call.args().size() == 1
                        ? caller.get().constantText(call.args().getFirst())
                        : Optional.empty();
                return name.isEmpty()
                        ? binder.broken()
                        : binder.named(new Node.Name(call.start(), call.end(), name.get()), new Scope(null));
            }
            case "view", "database", "cluster", "workspace", "app", "resource", "external_table" -> {
                session.semantic("SEM0002", "KS211", call, "The function '" + call.name() + "' is not supported");
                return binder.broken();
            }
            default -> {}
        }
        Optional<Scope.Binding> binding = scope.find(call.name());
        if (binding.isPresent() && binding.get() instanceof Scope.Binding.Function function) {
            return functions.table(call, function, caller, Optional.empty());
        }
        StoredFunction stored = session.catalog.functions().get(call.name());
        if (stored != null) {
            return functions
                    .stored(call, stored)
                    .map(function -> functions.table(call, function, caller, Optional.empty()))
                    .orElseGet(binder::broken);
        }
        caller.get().bind(call);
        if (session.problems.none()) {
            session.semantic("SEM0100", "KS106", call, "A table is expected here");
        }
        return binder.broken();
    }

    /** {@code T | invoke f(…)}. */
    Tab invoke(Tab tab, Node.Call call, Scope scope) {
        Optional<Scalars> caller = Optional.of(new Scalars(session, scope, Optional.empty(), binder, Optional.empty()));
        Optional<Scope.Binding> binding = scope.find(call.name());
        if (binding.isPresent() && binding.get() instanceof Scope.Binding.Function function) {
            return functions.table(call, function, caller, Optional.of(tab));
        }
        StoredFunction stored = session.catalog.functions().get(call.name());
        if (stored != null) {
            return functions
                    .stored(call, stored)
                    .map(function -> functions.table(call, function, caller, Optional.of(tab)))
                    .orElseGet(binder::broken);
        }
        session.unknown("KS211", call.start(), call.end(), "function", call.name(), scope.all());
        return binder.broken();
    }
}
