package dev.purser.kql.bind;

import dev.purser.kql.plan.Col;
import dev.purser.kql.plan.Expr;
import dev.purser.kql.schema.StoredFunction;
import dev.purser.kql.syntax.Node;
import dev.purser.kql.syntax.Op;
import dev.purser.kql.syntax.Parser;
import dev.purser.kql.syntax.Statement;
import dev.purser.kql.type.KustoType;
import dev.purser.kql.type.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Calls of functions that queries or catalogues define: their arguments become names, their bodies are bound in place. */
final class Functions {
    private final Binder binder;
    private final Map<String, Scope.Binding.Function> stored = new HashMap<>();

    Functions(Binder binder) {
        this.binder = binder;
    }

    /** Whether a function's body gives a table. */
    boolean tabular(Scope.Binding.Function function) {
        Scope scope = new Scope(function.scope());
        for (Statement.Parameter parameter : function.function().parameters()) {
            scope.put(
                    parameter.name().name(),
                    parameter.table().isPresent()
                            ? new Scope.Binding.Table(binder.broken())
                            : new Scope.Binding.Scalar(
                                    Expr.none(parameter.scalar().orElse(KustoType.LONG))));
        }
        Optional<Node> result = Optional.empty();
        for (Statement statement : function.function().body()) {
            switch (statement) {
                case Statement.Expression expression -> result = Optional.of(expression.node());
                case Statement.Let let ->
                    scope.put(
                            let.name().name(),
                            binder.isTabular(let.value(), scope)
                                    ? new Scope.Binding.Table(binder.broken())
                                    : new Scope.Binding.Scalar(Expr.none(KustoType.LONG)));
                case Statement.LetFunction let ->
                    scope.put(let.name().name(), new Scope.Binding.Function(let.function(), scope, false, let.view()));
                default -> {}
            }
        }
        return result.map(node -> binder.isTabular(node, scope)).orElse(false);
    }

    /** A stored function, read; empty with the problem reported where its text is not sound. */
    Optional<Scope.Binding.Function> stored(Node.Call call, StoredFunction function) {
        Scope.Binding.Function known = stored.get(function.name());
        if (known != null) {
            return Optional.of(known);
        }
        Problems own = new Problems(function.body());
        List<Statement> body = Parser.parse(own);
        Problems head = new Problems(function.parameters());
        List<Statement.Parameter> parameters = Parser.parameters(head);
        if (!own.none() || !head.none()) {
            binder.session.semantic(
                    "SEM0100", "KS211", call, "The stored function '" + function.name() + "' is not sound");
            return Optional.empty();
        }
        Scope.Binding.Function read = new Scope.Binding.Function(
                new Statement.Function(call.start(), call.end(), parameters, body), new Scope(null), true, false);
        stored.put(function.name(), read);
        return Optional.of(read);
    }

    /** A call that gives a table. */
    Tab table(Node.Call call, Scope.Binding.Function function, Optional<Scalars> caller, Optional<Tab> piped) {
        if (!binder.session.enter(call)) {
            return binder.broken();
        }
        try {
            int before = binder.session.problems.count();
            Optional<Scope> scope = scope(call, function, caller, piped);
            Optional<Node> result =
                    scope.flatMap(inner -> binder.body(function.function().body(), inner));
            if (result.isEmpty()) {
                return binder.broken();
            }
            Tab tab = binder.table(result.get(), scope.get());
            if (function.stored() && binder.session.problems.count() > before) {
                // The places are those of another text: tell the call's instead.
                String message = binder.session.problems.all().get(before).message();
                binder.session.problems.backTo(before);
                binder.session.semantic("KS211", call, "In the stored function '" + call.name() + "': " + message);
            }
            return tab.named(call.name());
        } finally {
            binder.session.leave();
        }
    }

    /** The names that a body sees: its parameters, over what was declared where it was. */
    Optional<Scope> scope(
            Node.Call call, Scope.Binding.Function function, Optional<Scalars> caller, Optional<Tab> piped) {
        Scope scope = new Scope(function.scope());
        List<Statement.Parameter> parameters = function.function().parameters();
        Map<String, Node> byName = new HashMap<>();
        List<Node> positional = new ArrayList<>();
        for (Node arg : call.args()) {
            if (arg instanceof Node.Named named && named.names().size() == 1) {
                byName.put(named.names().getFirst().name(), named.value());
            } else {
                positional.add(arg);
            }
        }
        int next = 0;
        boolean sound = true;
        for (int i = 0; i < parameters.size(); i++) {
            Statement.Parameter parameter = parameters.get(i);
            String name = parameter.name().name();
            if (i == 0 && piped.isPresent()) {
                scope.put(name, new Scope.Binding.Table(piped.get()));
                continue;
            }
            Node arg = byName.get(name);
            if (arg == null && next < positional.size()) {
                arg = positional.get(next++);
            }
            if (arg == null && parameter.byDefault().isPresent()) {
                Scalars scalars =
                        new Scalars(binder.session, function.scope(), Optional.empty(), binder, Optional.empty());
                scope.put(name, scalar(parameter, parameter.byDefault().get(), scalars));
                continue;
            }
            if (arg == null || caller.isEmpty()) {
                sound = false;
                break;
            }
            if (parameter.table().isPresent()) {
                Tab tab = binder.table(arg, caller.get().scope);
                sound &= fits(arg, tab, parameter.table().get());
                // The declared columns are the least that it must have: the others are there too.
                scope.put(name, new Scope.Binding.Table(tab));
            } else {
                scope.put(name, scalar(parameter, arg, caller.get()));
            }
        }
        if (!sound || next < positional.size()) {
            binder.session.semantic(
                    "SEM0219",
                    "KS119",
                    call,
                    "The function '" + call.name() + "' expects " + parameters.size() + " arguments");
            return Optional.empty();
        }
        return Optional.of(scope);
    }

    private Scope.Binding scalar(Statement.Parameter parameter, Node arg, Scalars scalars) {
        Expr value = scalars.bind(arg);
        KustoType wanted = parameter.scalar().orElse(value.type());
        boolean fits = value.type() == wanted
                || value.type() == KustoType.UNKNOWN
                || wanted == KustoType.DYNAMIC
                || value.type() == KustoType.DYNAMIC
                || value.type().isNumeric() && wanted.isNumeric();
        if (!fits) {
            binder.session.semantic(
                    "KS107",
                    arg,
                    "A value of type " + wanted.kusto() + " is expected, not "
                            + value.type().kusto());
        }
        return new Scope.Binding.Scalar(fits ? Convert.to(wanted, value) : binder.session.broken());
    }

    private boolean fits(Node arg, Tab tab, List<Op.Declared> wanted) {
        for (Op.Declared column : wanted) {
            Optional<Col> found = tab.column(column.name().name());
            if (found.isEmpty() || found.get().type() != column.type()) {
                binder.session.semantic(
                        "KS107",
                        arg,
                        "The table has no column '" + column.name().name() + "' of type "
                                + column.type().kusto());
                return false;
            }
        }
        return true;
    }
}
