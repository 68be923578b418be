package dev.purser.kql.bind;

import static dev.purser.kql.type.KustoType.BOOL;
import static dev.purser.kql.type.KustoType.DYNAMIC;
import static dev.purser.kql.type.KustoType.LONG;
import static dev.purser.kql.type.KustoType.REAL;
import static dev.purser.kql.type.KustoType.STRING;
import static dev.purser.kql.type.KustoType.UNKNOWN;

import dev.purser.kql.plan.Expr;
import dev.purser.kql.syntax.Node;
import dev.purser.kql.type.KustoType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Binds scalar expressions: names to columns and constants, operators and functions to their types. */
final class Scalars {
    private static final int LARGEST = 20_000;

    final Session session;
    final Scope scope;
    final Optional<Row> row;
    final Binder binder;
    final Optional<Aggregates> aggregates;
    private final Operations operations;

    Scalars(Session session, Scope scope, Optional<Row> row, Binder binder, Optional<Aggregates> aggregates) {
        this.session = session;
        this.scope = scope;
        this.row = row;
        this.binder = binder;
        this.aggregates = aggregates;
        this.operations = new Operations(session);
    }

    /** The same names without aggregates: for what stands inside of one. */
    Scalars plain() {
        return aggregates.isEmpty() ? this : new Scalars(session, scope, row, binder, Optional.empty());
    }

    Expr bind(Node node) {
        Expr expr = raw(node);
        if (session.full(node, 1)) {
            return session.broken();
        }
        if (expr.size() > LARGEST) {
            session.problems.limit(
                    "LIM0003", node.start(), node.end(), "The expression has more than " + LARGEST + " parts");
            return session.broken();
        }
        return expr;
    }

    /** A condition; what is no bool is reported. */
    Expr predicate(Node node) {
        Expr expr = bind(node);
        return bool(node, expr);
    }

    Expr bool(Node node, Expr expr) {
        if (expr.type() == DYNAMIC || expr.type().isInteger() && expr.literal()) {
            return Convert.to(BOOL, expr);
        }
        if (expr.type() != BOOL && expr.type() != UNKNOWN) {
            session.semantic(
                    "KS107",
                    node,
                    "A value of type bool is expected, not " + expr.type().kusto());
            return session.broken();
        }
        return expr;
    }

    private Expr raw(Node node) {
        return switch (node) {
            case Node.Literal literal -> new Expr.Lit(literal.type(), literal.value());
            case Node.Name name -> name(name);
            case Node.Member member -> member(member);
            case Node.Index index -> index(index);
            case Node.Call call -> new Calls(this).bind(call);
            case Node.Unary unary -> unary(unary);
            case Node.Binary binary -> binary(binary);
            case Node.Junction junction -> junction(junction);
            case Node.Between between -> between(between);
            case Node.In in -> new Lists(this).in(in);
            case Node.Missing _ -> session.broken();
            case Node.Named named -> {
                session.semantic("KS001", named, "A named expression is not allowed here");
                yield session.broken();
            }
            default -> {
                session.semantic("KS106", node, "A scalar expression is expected here");
                yield session.broken();
            }
        };
    }

    private Expr name(Node.Name name) {
        Optional<Expr> column = row.flatMap(one -> one.find(name.name()));
        if (column.isPresent()) {
            return column.get();
        }
        Optional<List<Tab>> path = row.flatMap(one -> one.part(name.name())).flatMap(part -> part.steps(false));
        if (path.isPresent()) {
            // A path by its name alone is the list of its edges.
            return path(path.get());
        }
        Optional<Scope.Binding> binding = scope.find(name.name());
        if (binding.isPresent()) {
            switch (binding.get()) {
                case Scope.Binding.Scalar scalar -> {
                    return scalar.expr();
                }
                case Scope.Binding.Function function -> {
                    if (function.function().parameters().isEmpty()) {
                        return new Calls(this)
                                .user(
                                        new Node.Call(name.start(), name.end(), name.name(), name.end(), List.of()),
                                        function);
                    }
                }
                default -> {}
            }
            session.semantic("KS107", name, "'" + name.name() + "' is a table or function; a scalar is expected here");
            return session.broken();
        }
        List<String> known = new ArrayList<>(row.map(Row::names).orElse(List.of()));
        known.addAll(scope.all());
        session.unknown("KS142", name.start(), name.end(), "column or scalar expression", name.name(), known);
        return session.broken();
    }

    private static Expr path(List<Tab> edges) {
        List<Expr> bags = new ArrayList<>();
        for (Tab edge : edges) {
            List<Expr> cells = new ArrayList<>();
            for (var col : edge.columns()) {
                cells.add(Expr.text(col.name()));
                cells.add(new Expr.Ref(col));
            }
            bags.add(Expr.fn("bag_pack", DYNAMIC, cells));
        }
        return Expr.fn("pack_array", DYNAMIC, bags);
    }

    private Expr member(Node.Member member) {
        if (member.base() instanceof Node.Name side) {
            Optional<Row.Part> of = row.flatMap(one -> one.part(side.name()));
            if (of.isPresent()) {
                Optional<Expr> column = of.get().find(member.name());
                if (column.isEmpty()) {
                    session.unknown(
                            "KS142",
                            member.nameStart(),
                            member.end(),
                            "column",
                            member.name(),
                            of.get().names());
                }
                return column.orElseGet(session::broken);
            }
        }
        Expr base = bind(member.base());
        return path(member, base, Expr.text(member.name()));
    }

    private Expr index(Node.Index index) {
        Optional<List<Tuples.Part>> parts = new Tuples(this).parts(index.base());
        if (parts.isPresent()
                && parts.get().size() > 1
                && index.index() instanceof Node.Literal literal
                && literal.value() instanceof Long place
                && place < parts.get().size()) {
            return parts.get().get((int) (long) place).expr();
        }
        Expr base = bind(index.base());
        Expr key = bind(index.index());
        return path(index, base, key);
    }

    private Expr path(Node node, Expr base, Expr key) {
        if (base.type() == UNKNOWN || key.type() == UNKNOWN) {
            return session.broken();
        }
        if (base.type() != DYNAMIC) {
            session.semantic(
                    "KS107", node, "A value of type " + base.type().kusto() + " has no members: a dynamic is expected");
            return session.broken();
        }
        Expr at = key.type() == DYNAMIC ? Convert.text(key) : key;
        if (at.type().isInteger()) {
            return Expr.fn("dyn_at", DYNAMIC, base, Convert.to(LONG, at));
        }
        return Expr.fn("dyn_get", DYNAMIC, base, Convert.text(at));
    }

    private Expr unary(Node.Unary unary) {
        Expr of = bind(unary.of());
        if (of.type() == UNKNOWN) {
            return of;
        }
        if (of.type() == DYNAMIC) {
            of = Convert.to(REAL, of);
        }
        if (!of.type().isNumeric() && of.type() != KustoType.TIMESPAN) {
            session.semantic(
                    "SEM0064",
                    "KS106",
                    unary,
                    "The operator '" + unary.op() + "' is not defined for "
                            + of.type().kusto());
            return session.broken();
        }
        KustoType type = of.type() == KustoType.INT ? LONG : of.type();
        Expr value = Convert.to(type, of);
        return unary.op().equals("+") ? value : Folding.negated(value, type);
    }

    private Expr binary(Node.Binary binary) {
        if (binary.left() instanceof Node.Pattern pattern && pattern.all()) {
            return anyColumn(binary);
        }
        return operations.binary(binary, bind(binary.left()), bind(binary.right()));
    }

    /** {@code * has "x"}: any column whose text fits. */
    private Expr anyColumn(Node.Binary binary) {
        Expr right = bind(binary.right());
        if (row.isEmpty() || right.type() == UNKNOWN) {
            return session.broken();
        }
        List<Expr> parts = new ArrayList<>();
        for (var col : row.get().tab().columns()) {
            Expr cell = new Expr.Ref(col);
            boolean equality = binary.op().equals("==") || binary.op().equals("!=");
            Optional<Expr[]> sides = equality ? Operations.comparable(cell, right) : Optional.empty();
            if (sides.isPresent()) {
                parts.add(operations.binary(binary, sides.get()[0], sides.get()[1]));
            } else if (!equality) {
                parts.add(operations.binary(binary, Convert.text(cell), Convert.text(right)));
            }
        }
        // A negation holds where no column fits.
        return parts.isEmpty() ? Expr.bool(false) : Expr.fn(binary.op().startsWith("!") ? "and" : "or", BOOL, parts);
    }

    private Expr junction(Node.Junction junction) {
        List<Expr> parts = new ArrayList<>();
        for (Node part : junction.parts()) {
            Expr bound = bind(part);
            String word = junction.and() ? "and" : "or";
            if (bound.type() == UNKNOWN) {
                continue;
            }
            if (bound.type() != BOOL && bound.type() != DYNAMIC) {
                session.semantic(
                        "SEM0064",
                        "KS106",
                        part,
                        "The operator '" + word + "' is not defined for "
                                + bound.type().kusto());
                continue;
            }
            parts.add(Convert.to(BOOL, bound));
        }
        return parts.isEmpty() ? session.broken() : Expr.fn(junction.and() ? "and" : "or", BOOL, parts);
    }

    private Expr between(Node.Between node) {
        Expr value = bind(node.value());
        Expr from = bind(node.from());
        Expr to = bind(node.to());
        if (value.type() == UNKNOWN || from.type() == UNKNOWN || to.type() == UNKNOWN) {
            return session.broken();
        }
        if (value.type() == KustoType.DATETIME && to.type() == KustoType.TIMESPAN) {
            to = Folding.arithmetic("add", KustoType.DATETIME, from, to)
                    .orElse(Expr.fn("add", KustoType.DATETIME, from, to));
        }
        Optional<Expr[]> low = Operations.comparable(value, from);
        Optional<Expr[]> high = Operations.comparable(value, to);
        boolean fits = low.isPresent() && high.isPresent();
        if (fits) {
            KustoType type = low.get()[0].type();
            fits = type.isSummable() && high.get()[0].type().isSummable();
        }
        if (!fits) {
            session.semantic(
                    "SEM0064",
                    "KS106",
                    node,
                    "The operator 'between' is not defined for the operand types "
                            + value.type().kusto() + ", " + from.type().kusto() + " and "
                            + to.type().kusto());
            return session.broken();
        }
        Expr inside = Expr.fn(
                "and",
                BOOL,
                Expr.fn("ge", BOOL, low.get()[0], low.get()[1]),
                Expr.fn("le", BOOL, high.get()[0], high.get()[1]));
        return node.negated() ? Expr.fn("not", BOOL, inside) : inside;
    }

    /** A constant text, where only one will do; empty with the problem reported. */
    Optional<String> constantText(Node node) {
        Expr expr = bind(node);
        if (expr instanceof Expr.Lit lit && lit.type() == STRING) {
            return Optional.of((String) lit.value());
        }
        if (expr.type() != UNKNOWN) {
            session.semantic("KS107", node, "A constant text is expected here");
        }
        return Optional.empty();
    }

    /** A constant whole number, where only one will do; empty with the problem reported. */
    Optional<Long> constantWhole(Node node) {
        Expr expr = bind(node);
        if (expr instanceof Expr.Lit lit && lit.type().isInteger() && lit.value() != null) {
            return Optional.of((Long) lit.value());
        }
        if (expr.type() != UNKNOWN) {
            session.semantic("KS134", node, "A constant whole number is expected here");
        }
        return Optional.empty();
    }
}
