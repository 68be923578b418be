package dev.purser.kql.bind;

import static dev.purser.kql.type.KustoType.DYNAMIC;
import static dev.purser.kql.type.KustoType.STRING;
import static dev.purser.kql.type.KustoType.UNKNOWN;

import dev.purser.kql.plan.Col;
import dev.purser.kql.plan.Expr;
import dev.purser.kql.plan.Rel;
import dev.purser.kql.syntax.Node;
import dev.purser.kql.syntax.Op;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Binds {@code join} and {@code lookup}. */
final class Joins {
    private final Binder binder;
    private final Scope scope;
    private final Session session;
    private final List<Expr> leftKeys = new ArrayList<>();
    private final List<Expr> rightKeys = new ArrayList<>();

    Joins(Binder binder, Scope scope) {
        this.binder = binder;
        this.scope = scope;
        this.session = binder.session;
    }

    Tab bind(Tab left, Op.Join op) {
        Tab right = binder.table(op.right(), scope);
        String kind = op.params().containsKey("kind")
                ? op.params().get("kind").value()
                : op.lookup() ? "leftouter" : "innerunique";
        if (op.lookup() && !kind.equals("leftouter") && !kind.equals("inner")) {
            return unknownKind(op, kind);
        }
        if (right.columns().isEmpty() || left.columns().isEmpty()) {
            return binder.broken();
        }
        right = binder.fresh(right);
        Row sides = Row.sides(session, left, right);
        for (Node condition : op.on()) {
            condition(condition, sides, left, right);
        }
        if (leftKeys.isEmpty()) {
            return binder.broken();
        }
        return switch (kind) {
            case "innerunique" -> {
                Tab once = left.with(new Rel.OnePer(left.rel(), leftKeys));
                yield both(Rel.JoinKind.INNER, once, right, op);
            }
            case "inner" -> both(Rel.JoinKind.INNER, left, right, op);
            case "leftouter" -> both(Rel.JoinKind.LEFT, left, right, op);
            case "rightouter" -> both(Rel.JoinKind.RIGHT, left, right, op);
            case "fullouter" -> both(Rel.JoinKind.FULL, left, right, op);
            case "leftsemi" -> one(Rel.JoinKind.SEMI, left, right, leftKeys, rightKeys);
            case "rightsemi" -> one(Rel.JoinKind.SEMI, right, left, rightKeys, leftKeys);
            case "leftanti", "anti", "leftantisemi" -> one(Rel.JoinKind.ANTI, left, right, leftKeys, rightKeys);
            case "rightanti", "rightantisemi" -> one(Rel.JoinKind.ANTI, right, left, rightKeys, leftKeys);
            default -> unknownKind(op, kind);
        };
    }

    private Tab unknownKind(Op.Join op, String kind) {
        Op.Param param = op.params().get("kind");
        session.unknown(
                "KS107",
                param.start(),
                param.end(),
                "join kind",
                kind,
                op.lookup()
                        ? List.of("inner", "leftouter")
                        : List.of(
                                "innerunique",
                                "inner",
                                "leftouter",
                                "rightouter",
                                "fullouter",
                                "leftsemi",
                                "rightsemi",
                                "leftanti",
                                "rightanti"));
        return binder.broken();
    }

    private void condition(Node node, Row sides, Tab left, Tab right) {
        switch (node) {
            case Node.Name name -> {
                Optional<Col> a = left.column(name.name());
                Optional<Col> b = right.column(name.name());
                if (a.isEmpty() || b.isEmpty()) {
                    session.unknown(
                            "KS145",
                            name.start(),
                            name.end(),
                            "column on the " + (a.isEmpty() ? "left" : "right") + " side of the join",
                            name.name(),
                            a.isEmpty() ? left.names() : right.names());
                    return;
                }
                keys(node, new Expr.Ref(a.get()), new Expr.Ref(b.get()));
            }
            case Node.Junction junction
            when junction.and() -> junction.parts().forEach(part -> condition(part, sides, left, right));
            case Node.Binary binary when binary.op().equals("==") -> equality(binary, sides);
            case Node.Missing _ -> {}
            default ->
                session.semantic(
                        "SEM0025", "KS107", node, "A join takes columns and equalities of $left and $right only");
        }
    }

    private void equality(Node.Binary binary, Row sides) {
        Scalars scalars = new Scalars(session, scope, Optional.of(sides), binder, Optional.empty());
        String first = side(binary.left());
        String second = side(binary.right());
        if (first.isEmpty() || second.isEmpty() || first.equals(second)) {
            session.semantic(
                    "SEM0025", "KS107", binary, "A join's equality names one column of $left and one of $right");
            return;
        }
        Expr a = scalars.bind(binary.left());
        Expr b = scalars.bind(binary.right());
        if (a.type() != UNKNOWN && b.type() != UNKNOWN) {
            keys(binary, first.equals("$left") ? a : b, first.equals("$left") ? b : a);
        }
    }

    private static String side(Node node) {
        return switch (node) {
            case Node.Member member
            when member.base() instanceof Node.Name name && name.name().startsWith("$") -> name.name();
            case Node.Member member -> side(member.base());
            case Node.Index index -> side(index.base());
            case Node.Call call when !call.args().isEmpty() -> side(call.args().getFirst());
            default -> "";
        };
    }

    private void keys(Node node, Expr a, Expr b) {
        if (a.type() == DYNAMIC || b.type() == DYNAMIC) {
            session.semantic("SEM0025", "KS116", node, "A value of type 'dynamic' is no join key: cast it");
            return;
        }
        if (a.type() != b.type()) {
            session.semantic(
                    "SEM0025",
                    "KS227",
                    node,
                    "The join's keys have different types: " + a.type().kusto() + " and "
                            + b.type().kusto() + "; cast one");
            return;
        }
        leftKeys.add(a);
        rightKeys.add(b);
    }

    private static Tab one(Rel.JoinKind kind, Tab kept, Tab other, List<Expr> keys, List<Expr> otherKeys) {
        return new Tab(
                new Rel.Join(kind, kept.rel(), other.rel(), keys, otherKeys),
                kept.columns(),
                false,
                kept.keys(),
                Optional.empty());
    }

    private Tab both(Rel.JoinKind kind, Tab left, Tab right, Op.Join op) {
        Rel join = new Rel.Join(kind, left.rel(), right.rel(), leftKeys, rightKeys);
        boolean leftMissing = kind == Rel.JoinKind.RIGHT || kind == Rel.JoinKind.FULL;
        boolean rightMissing = kind == Rel.JoinKind.LEFT || kind == Rel.JoinKind.FULL;
        Set<Col> merged = new HashSet<>();
        if (op.lookup()) {
            rightKeys.forEach(key -> merged.add(key instanceof Expr.Ref ref ? ref.col() : null));
        }
        Naming naming = new Naming();
        List<Rel.Out> outs = new ArrayList<>();
        for (Col col : left.columns()) {
            naming.take(col.name());
            outs.add(out(col, col.name(), leftMissing));
        }
        for (Col col : right.columns()) {
            if (!merged.contains(col)) {
                outs.add(out(col, naming.free(col.name()), rightMissing));
            }
        }
        return new Tab(join, List.of(), false, left.keys(), Optional.empty()).project(outs);
    }

    private Rel.Out out(Col col, String name, boolean missing) {
        Expr ref = new Expr.Ref(col);
        Expr value = missing && col.type() == STRING ? Expr.fn("nonnull", STRING, ref) : ref;
        boolean same = value == ref && name.equals(col.name());
        return new Rel.Out(same ? col : session.column(name, col.type()), value);
    }
}
