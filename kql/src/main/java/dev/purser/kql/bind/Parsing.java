package dev.purser.kql.bind;

import static dev.purser.kql.type.KustoType.BOOL;
import static dev.purser.kql.type.KustoType.DYNAMIC;
import static dev.purser.kql.type.KustoType.STRING;
import static dev.purser.kql.type.KustoType.UNKNOWN;

import dev.purser.kql.plan.Col;
import dev.purser.kql.plan.Expr;
import dev.purser.kql.plan.Rel;
import dev.purser.kql.syntax.Node;
import dev.purser.kql.syntax.Op;
import dev.purser.kql.type.Json;
import dev.purser.kql.type.KustoType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Binds {@code parse}, {@code parse-where} and {@code parse-kv}. */
final class Parsing {
    private final Binder binder;
    private final Scope scope;
    private final Session session;

    Parsing(Binder binder, Scope scope) {
        this.binder = binder;
        this.scope = scope;
        this.session = binder.session;
    }

    Tab parse(Tab tab, Op.Parse op) {
        Row row = new Row(session, tab);
        Expr text = new Scalars(session, scope, Optional.of(row), binder, Optional.empty()).bind(op.expr());
        if (text.type() == UNKNOWN) {
            return tab;
        }
        if (text.type() != STRING && text.type() != DYNAMIC) {
            session.semantic(
                    "KS107",
                    op.expr(),
                    "The operator 'parse' expects a string, not " + text.type().kusto());
            return tab;
        }
        boolean relaxed = op.kind().equals("relaxed");
        boolean regex = op.kind().equals("regex");
        if (!relaxed && !regex && !op.kind().equals("simple")) {
            session.semantic("KS107", op.expr(), "The operator 'parse' knows the kinds simple, relaxed and regex");
            return tab;
        }
        StringBuilder pattern = new StringBuilder();
        List<Op.Piece.Column> columns = new ArrayList<>();
        List<Integer> groups = new ArrayList<>();
        int group = 0;
        for (int i = 0; i < op.pattern().size(); i++) {
            boolean last = i == op.pattern().size() - 1;
            switch (op.pattern().get(i)) {
                case Op.Piece.Text literal -> {
                    if (regex) {
                        Node at = new Node.Missing(literal.start(), literal.end());
                        if (!Regex.check(session, at, literal.text())) {
                            return tab;
                        }
                        pattern.append("(?:")
                                .append(Regex.unicode(literal.text()))
                                .append(')');
                        group += Regex.groups(literal.text());
                    } else {
                        pattern.append(Texts.quoted(literal.text()));
                    }
                }
                case Op.Piece.Skip _ -> pattern.append(last && !regex ? ".*" : ".*?");
                case Op.Piece.Column column -> {
                    pattern.append(regex ? greedy(column.type()) : capture(column.type(), last, relaxed));
                    columns.add(column);
                    groups.add(++group);
                }
            }
        }
        boolean open = regex && !op.pattern().isEmpty() && !(op.pattern().getLast() instanceof Op.Piece.Column);
        String flags = regex ? op.flags().replaceAll("[^imsU]", "") : "s";
        String whole = (flags.isEmpty() ? "" : "(?" + flags + ")") + (regex ? "" : "^") + pattern + (open ? "" : "$");
        Expr source = row.hidden(Convert.text(text));
        return captured(row.tab(), op, source, whole, columns, groups, relaxed);
    }

    /** In the kind regex a capture takes as much as it can, and the flag {@code U} turns that round. */
    private static String greedy(KustoType type) {
        return number(type).map(digits -> "\\s*(" + digits + ")\\s*").orElse("(.*)");
    }

    /** Else it takes as little as it can; a relaxed one that finds no number skips what stands in its place. */
    private static String capture(KustoType type, boolean last, boolean relaxed) {
        String any = last ? ".*" : ".*?";
        return number(type)
                .map(digits -> relaxed ? "(?:\\s*(" + digits + ")\\s*?|" + any + ")" : "\\s*(" + digits + ")\\s*?")
                .orElse("(" + any + ")");
    }

    private static Optional<String> number(KustoType type) {
        return switch (type) {
            case INT, LONG -> Optional.of("[-+]?\\d+");
            case REAL, DECIMAL -> Optional.of("[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?");
            case BOOL -> Optional.of("(?i:true|false|0|1)");
            default -> Optional.empty();
        };
    }

    private Tab captured(
            Tab tab,
            Op.Parse op,
            Expr source,
            String regex,
            List<Op.Piece.Column> columns,
            List<Integer> groups,
            boolean relaxed) {
        Row row = new Row(session, tab);
        Expr pattern = Expr.text(regex);
        List<Expr> valid = new ArrayList<>();
        valid.add(Expr.fn("matches_regex", BOOL, source, pattern));
        List<Expr> values = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Expr part = Expr.fn(
                    "capture", STRING, source, pattern, Expr.whole(groups.get(i)), Expr.whole(Regex.groups(regex)));
            Expr value = columns.get(i).type() == DYNAMIC
                    ? Expr.fn("todynamic", DYNAMIC, part)
                    : Convert.to(columns.get(i).type(), part);
            values.add(value);
            if (!relaxed && value.type() != STRING && value.type() != DYNAMIC) {
                valid.add(Expr.fn("isnotnull", BOOL, value));
            }
        }
        Expr fits = row.hidden(Expr.fn("and", BOOL, valid));
        Tab checked = op.where() ? row.tab().with(new Rel.Filter(row.tab().rel(), fits)) : row.tab();
        Map<String, Rel.Out> outs = new LinkedHashMap<>();
        tab.columns().forEach(col -> outs.put(col.name(), new Rel.Out(col, new Expr.Ref(col))));
        for (int i = 0; i < columns.size(); i++) {
            KustoType type = columns.get(i).type();
            Expr value = Expr.fn("case", type, fits, values.get(i), Expr.none(type));
            String name = columns.get(i).name().name();
            outs.put(name, new Rel.Out(session.column(name, type), value));
        }
        return checked.extended(List.copyOf(outs.values()));
    }

    Tab keyValues(Tab tab, Op.ParseKv op) {
        Row row = new Row(session, tab);
        Expr text = new Scalars(session, scope, Optional.of(row), binder, Optional.empty()).bind(op.expr());
        if (text.type() == UNKNOWN) {
            return tab;
        }
        Op.Param regex = op.options().get("regex");
        if (regex != null && !Regex.check(session, regex.node(), regex.value())) {
            return tab;
        }
        Expr bag = row.hidden(Expr.fn(
                "parse_kv",
                DYNAMIC,
                Convert.text(text),
                Expr.text(option(op, "pair_delimiter", "")),
                Expr.text(option(op, "kv_delimiter", "")),
                Expr.text(Json.write(all(op, "quote"))),
                Expr.text(String.join("", all(op, "escape"))),
                Expr.bool(option(op, "greedy", "false").equals("true")),
                Expr.text(keys(op)),
                Expr.text(option(op, "regex", ""))));
        Map<String, Rel.Out> outs = new LinkedHashMap<>();
        for (Col col : tab.columns()) {
            outs.put(col.name(), new Rel.Out(col, new Expr.Ref(col)));
        }
        for (Op.Declared column : op.schema()) {
            String name = column.name().name();
            Expr part = Expr.fn("tostring", STRING, Expr.fn("dyn_get", DYNAMIC, bag, Expr.text(name)));
            Expr value =
                    column.type() == DYNAMIC ? Expr.fn("todynamic", DYNAMIC, part) : Convert.to(column.type(), part);
            outs.put(name, new Rel.Out(session.column(name, column.type()), value));
        }
        return row.tab().extended(List.copyOf(outs.values()));
    }

    /** The names of the keys wanted, as JSON. */
    private static String keys(Op.ParseKv op) {
        return Json.write(
                op.schema().stream().map(column -> column.name().name()).toList());
    }

    /** The values of an option that may be repeated; the parser tells them apart by {@code +} after the name. */
    private static List<String> all(Op.ParseKv op, String name) {
        return op.options().entrySet().stream()
                .filter(option -> option.getKey().replace("+", "").equals(name))
                .map(option -> option.getValue().value())
                .toList();
    }

    private static String option(Op.ParseKv op, String name, String byDefault) {
        return Optional.ofNullable(op.options().get(name)).map(Op.Param::value).orElse(byDefault);
    }
}
