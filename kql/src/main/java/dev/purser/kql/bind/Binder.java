package dev.purser.kql.bind;

import static dev.purser.kql.type.KustoType.UNKNOWN;

import dev.purser.kql.plan.Col;
import dev.purser.kql.plan.Expr;
import dev.purser.kql.plan.Rel;
import dev.purser.kql.schema.Catalog;
import dev.purser.kql.schema.StoredFunction;
import dev.purser.kql.schema.Table;
import dev.purser.kql.syntax.Node;
import dev.purser.kql.syntax.Op;
import dev.purser.kql.syntax.Statement;
import dev.purser.kql.type.Nearest;
import dev.purser.kql.type.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Binds a query's statements: each tabular one becomes a plan. Problems are reported, never thrown. */
public final class Binder {
    /** A table of the answer. */
    public record Bound(Rel rel, List<Col> columns, Optional<Op.Render> render) {}

    final Session session;
    private final Functions functions;
    private final TableCalls calls;
    private final Map<String, String> options = new TreeMap<>();
    private Optional<Op.Render> render = Optional.empty();

    private Binder(Session session) {
        this.session = session;
        this.functions = new Functions(this);
        this.calls = new TableCalls(this, functions);
    }

    /** What binding gave. */
    public record Answer(List<Bound> tables, List<String> warnings, Map<String, String> options) {}

    /** Binds parsed statements; what is wrong goes to {@code problems}, and the answer then is of no use. */
    public static Answer bind(List<Statement> statements, Catalog catalog, Problems problems) {
        Binder binder = new Binder(new Session(problems, catalog));
        List<Bound> tables = binder.statements(statements);
        return new Answer(tables, List.copyOf(binder.session.warnings), Map.copyOf(binder.options));
    }

    private List<Bound> statements(List<Statement> statements) {
        Scope scope = new Scope(null);
        List<Bound> tables = new ArrayList<>();
        for (Statement statement : statements) {
            if (!(statement instanceof Statement.Expression expression)) {
                declare(statement, scope);
                continue;
            }
            for (Node node : Branches.of(expression.node())) {
                statement(node, scope).ifPresent(tables::add);
            }
        }
        if (tables.isEmpty() && session.problems.none()) {
            int end = session.problems.query().length();
            session.problems.semantic("SEM0001", "KS001", end, end, "The query holds no tabular expression");
        }
        return tables;
    }

    private Optional<Bound> statement(Node node, Scope scope) {
        render = Optional.empty();
        if (!isTabular(node, scope) && !(node instanceof Node.Name) && !(node instanceof Node.Missing)) {
            return scalarStatement(node, scope);
        }
        Tab tab = table(node, scope);
        Rel rel = tab.rel().columns().equals(tab.columns())
                ? tab.rel()
                : tab.keep(tab.columns()).rel();
        return Optional.of(new Bound(rel, tab.columns(), render));
    }

    /** A bare scalar is refused, as the engine does. */
    private Optional<Bound> scalarStatement(Node node, Scope scope) {
        int before = session.problems.count();
        new Scalars(session, scope, Optional.empty(), this, Optional.empty()).bind(node);
        if (session.problems.count() == before) {
            session.semantic("SEM0001", "KS001", node, "A query is a tabular expression; use print for a scalar");
        }
        return Optional.empty();
    }

    /** Declares what the statements of a body declare, and gives its value's node. */
    Optional<Node> body(List<Statement> statements, Scope scope) {
        Optional<Node> result = Optional.empty();
        for (Statement statement : statements) {
            if (statement instanceof Statement.Expression expression) {
                result = Optional.of(expression.node());
            } else {
                declare(statement, scope);
            }
        }
        return result;
    }

    private void declare(Statement statement, Scope scope) {
        switch (statement) {
            case Statement.Let let -> {
                if (scope.has(let.name().name())) {
                    session.semantic(
                            "SEM0079",
                            "KS201",
                            let.name(),
                            "The name '" + let.name().name() + "' is already declared");
                }
                scope.put(let.name().name(), value(let, scope));
            }
            case Statement.LetFunction let -> {
                if (scope.has(let.name().name())) {
                    session.semantic(
                            "SEM0079",
                            "KS201",
                            let.name(),
                            "The name '" + let.name().name() + "' is already declared");
                }
                scope.put(let.name().name(), new Scope.Binding.Function(let.function(), scope, false, let.view()));
            }
            case Statement.Pattern pattern ->
                scope.put(pattern.name().name(), new Scope.Binding.Pattern(pattern, scope));
            case Statement.SetOption option -> {
                // What bin_auto goes by is a value, kept under a name that no query can write.
                option.value()
                        .filter(_ -> option.name().startsWith("query_bin_auto_"))
                        .ifPresent(node -> scope.put(
                                RareFunctions.SETTING + option.name(),
                                new Scope.Binding.Scalar(
                                        new Scalars(session, scope, Optional.empty(), this, Optional.empty())
                                                .bind(node))));
                options.put(
                        option.name(),
                        option.value()
                                .map(node -> node instanceof Node.Literal lit ? String.valueOf(lit.value()) : "")
                                .orElse("true"));
            }
            case Statement.Parameters parameters -> {
                for (Statement.Parameter parameter : parameters.parameters()) {
                    Expr value = parameter
                            .byDefault()
                            .map(node ->
                                    new Scalars(session, scope, Optional.empty(), this, Optional.empty()).bind(node))
                            .orElse(Expr.none(parameter.scalar().orElse(UNKNOWN)));
                    scope.put(
                            parameter.name().name(),
                            new Scope.Binding.Scalar(
                                    Convert.to(parameter.scalar().orElse(value.type()), value)));
                }
            }
            case Statement.Refused refused ->
                session.problems.semantic(
                        "SEM0002",
                        "KS001",
                        refused.start(),
                        refused.end(),
                        "The " + refused.what() + " is not supported");
            case Statement.Expression _ -> {}
        }
    }

    private Scope.Binding value(Statement.Let let, Scope scope) {
        Node node = let.value();
        if (!isTabular(node, scope)) {
            return new Scope.Binding.Scalar(
                    new Scalars(session, scope, Optional.empty(), this, Optional.empty()).bind(node));
        }
        if (node instanceof Node.Call call && call.name().equals("materialize")) {
            return new Scope.Binding.Table(table(node, scope));
        }
        return new Scope.Binding.Query(node, scope);
    }

    /** Whether a node gives a table. */
    boolean isTabular(Node node, Scope scope) {
        return switch (node) {
            case Node.Query _, Op _ -> true;
            case Node.Name name -> isTable(name.name(), scope);
            case Node.Call call -> isTable(call, scope);
            case Node.Pattern pattern -> !pattern.all();
            default -> Patterns.uses(node, scope);
        };
    }

    boolean isTable(String name, Scope scope) {
        Optional<Scope.Binding> binding = scope.find(name);
        if (binding.isPresent()) {
            return switch (binding.get()) {
                case Scope.Binding.Scalar _, Scope.Binding.Pattern _ -> false;
                case Scope.Binding.Query _, Scope.Binding.Table _ -> true;
                case Scope.Binding.Function function -> functions.tabular(function);
            };
        }
        return session.catalog.tables().containsKey(name)
                || session.catalog.functions().containsKey(name);
    }

    boolean isTable(Node.Call call, Scope scope) {
        return switch (call.name()) {
            case "materialize",
                    "table",
                    "workspace",
                    "app",
                    "resource",
                    "database",
                    "cluster",
                    "external_table",
                    "view" -> true;
            default -> {
                Optional<Scope.Binding> binding = scope.find(call.name());
                if (binding.isPresent()) {
                    yield binding.get() instanceof Scope.Binding.Pattern
                            || binding.get() instanceof Scope.Binding.Function function && functions.tabular(function);
                }
                yield session.catalog.functions().containsKey(call.name())
                        && !Signature.all().containsKey(call.name());
            }
        };
    }

    Optional<Scope> callScope(Node.Call call, Scope.Binding.Function function, Optional<Scalars> caller) {
        return functions.scope(call, function, caller, Optional.empty());
    }

    /** Binds what gives a table. */
    Tab table(Node node, Scope scope) {
        if (session.full(node, 1)) {
            return broken();
        }
        if (Patterns.uses(node, scope)) {
            return new Patterns(this).table(node, scope);
        }
        return switch (node) {
            case Node.Query query -> query(query, scope);
            case Node.Name name -> named(name, scope);
            case Node.Call call -> calls.call(call, scope);
            case Op op -> new Sources(this, scope).bind(op);
            case Node.Missing _ -> broken();
            default -> {
                session.semantic("SEM0100", "KS106", node, "A table is expected here");
                yield broken();
            }
        };
    }

    private Tab query(Node.Query query, Scope scope) {
        Scope inner = new Scope(scope);
        return pipe(table(query.source(), inner), query.ops(), inner);
    }

    /** Sends a table through operators. */
    Tab pipe(Tab start, List<Op> ops, Scope scope) {
        if (ops.size() > session.catalog.limits().operators()) {
            Op at = ops.get(session.catalog.limits().operators());
            session.problems.limit(
                    "LIM0004",
                    at.start(),
                    at.end(),
                    "A query may pipe through at most "
                            + session.catalog.limits().operators() + " operators");
            return broken();
        }
        Tab tab = start;
        for (Op op : ops) {
            int before = session.problems.count();
            if (op instanceof Op.Render found) {
                render = Optional.of(found);
                continue;
            }
            tab = new Operators(this, scope).apply(tab, op);
            if (session.problems.count() > before && tab.columns().isEmpty()
                    || session.full(op, tab.columns().size())) {
                return broken();
            }
        }
        return tab;
    }

    /** A table's stand-in where it could not be bound. */
    Tab broken() {
        return Tab.of(new Rel.Values(List.of(), List.of()));
    }

    Tab named(Node.Name name, Scope scope) {
        Optional<Scope.Binding> binding = scope.find(name.name());
        if (binding.isPresent()) {
            return bound(name, binding.get());
        }
        Table table = session.catalog.tables().get(name.name());
        if (table != null) {
            return scan(table);
        }
        StoredFunction stored = session.catalog.functions().get(name.name());
        if (stored != null) {
            return calls.call(new Node.Call(name.start(), name.end(), name.name(), name.end(), List.of()), scope);
        }
        return unknown(name, scope);
    }

    private Tab unknown(Node.Name name, Scope scope) {
        List<String> known = new ArrayList<>(session.catalog.tables().keySet());
        known.addAll(session.catalog.functions().keySet());
        known.addAll(scope.all());
        if (!name.name().isEmpty()) {
            session.problems.unknown(
                    "SEM0100",
                    "KS204",
                    name.start(),
                    name.end(),
                    "'table' operator: Failed to resolve table expression named '" + name.name() + "'",
                    Nearest.to(name.name(), known));
        }
        return broken();
    }

    private Tab bound(Node.Name name, Scope.Binding binding) {
        return switch (binding) {
            case Scope.Binding.Table table -> fresh(table.tab());
            case Scope.Binding.Query query -> {
                if (!session.enter(name)) {
                    yield broken();
                }
                Optional<Op.Render> before = render;
                Tab tab = table(query.node(), query.scope());
                render = before;
                session.leave();
                yield tab.named(name.name());
            }
            case Scope.Binding.Function function ->
                functions.table(
                        new Node.Call(name.start(), name.end(), name.name(), name.end(), List.of()),
                        function,
                        Optional.empty(),
                        Optional.empty());
            case Scope.Binding.Scalar _, Scope.Binding.Pattern _ -> {
                session.semantic(
                        "SEM0100", "KS106", name, "'" + name.name() + "' is a scalar; a table is expected here");
                yield broken();
            }
        };
    }

    /** The same table with columns of its own, so that it can be used beside itself. */
    Tab fresh(Tab tab) {
        List<Rel.Out> outs = new ArrayList<>();
        for (List<Col> some : List.of(tab.columns(), tab.hidden())) {
            for (Col col : some) {
                outs.add(new Rel.Out(session.column(col.name(), col.type()), new Expr.Ref(col)));
            }
        }
        List<Col> columns = outs.stream().map(Rel.Out::col).toList();
        List<Col> hidden = columns.subList(tab.columns().size(), columns.size());
        return new Tab(new Rel.Project(tab.rel(), outs), columns, tab.serialized(), List.of(), tab.name())
                .hiding(hidden);
    }

    private Tab scan(Table table) {
        List<Col> columns = new ArrayList<>();
        List<Col> hidden = new ArrayList<>();
        List<String> stored = new ArrayList<>();
        Map<Integer, String> numbers = new HashMap<>();
        for (Table.Column column : table.columns()) {
            Col col = session.column(column.name(), column.type());
            columns.add(col);
            stored.add(column.stored());
            column.number().ifPresent(number -> numbers.put(col.id(), number));
            if (column.hidden()) {
                hidden.add(col);
            }
        }
        return Tab.of(new Rel.Scan(table.name(), table.source(), List.copyOf(columns), List.copyOf(stored), numbers))
                .hiding(hidden)
                .named(table.name());
    }

    /** The table of that name, where the catalogue has it. */
    Tab scan(String name) {
        return scan(session.catalog.tables().get(name));
    }

    /** {@code T | invoke f(…)}. */
    Tab invoke(Tab tab, Node.Call call, Scope scope) {
        return calls.invoke(tab, call, scope);
    }
}
