package dev.purser.kql.bind;

import dev.purser.kql.plan.Col;
import dev.purser.kql.plan.Expr;
import dev.purser.kql.plan.Rel;
import dev.purser.kql.syntax.Node;
import dev.purser.kql.syntax.Op;
import dev.purser.kql.type.KustoType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Binds the operators that only choose, rename or order columns. */
final class Choosing {
    private final Session session;

    Choosing(Session session) {
        this.session = session;
    }

    /** The columns that a name with wildcards fits. */
    static List<Col> matching(String pattern, List<Col> columns) {
        return columns.stream().filter(col -> fits(pattern, col.name())).toList();
    }

    /** Whether a name fits a pattern in which {@code *} stands for any text. */
    static boolean fits(String pattern, String name) {
        String[] parts = pattern.split("\\*", -1);
        if (parts.length == 1) {
            return pattern.equals(name);
        }
        int at = parts[0].length();
        String last = parts[parts.length - 1];
        if (!name.startsWith(parts[0]) || name.length() < at + last.length() || !name.endsWith(last)) {
            return false;
        }
        for (int i = 1; i < parts.length - 1; i++) {
            int found = name.indexOf(parts[i], at);
            if (found < 0 || found + parts[i].length() > name.length() - last.length()) {
                return false;
            }
            at = found + parts[i].length();
        }
        return true;
    }

    private List<Col> columns(Tab tab, Node node) {
        String pattern = switch (node) {
            case Node.Name name -> name.name();
            case Node.Pattern wild -> wild.pattern();
            default -> "";
        };
        List<Col> found = node instanceof Node.Name
                ? tab.column(pattern).map(List::of).orElse(List.of())
                : matching(pattern, tab.columns());
        if (found.isEmpty() && !(node instanceof Node.Missing)) {
            if (pattern.isEmpty()) {
                session.semantic("KS109", node, "A column's name is expected here");
            } else {
                session.unknown("KS142", node.start(), node.end(), "column", pattern, tab.names());
            }
        }
        return found;
    }

    Tab bind(Tab tab, Op.Choose choose) {
        if (choose.kind().equals("project-rename")) {
            return rename(tab, choose);
        }
        Set<Col> chosen = new LinkedHashSet<>();
        choose.items().forEach(item -> chosen.addAll(columns(tab, item)));
        boolean away = choose.kind().equals("project-away");
        List<Col> kept = new ArrayList<>(tab.columns().stream()
                .filter(col -> chosen.contains(col) != away)
                .toList());
        if (!away) {
            chosen.stream().filter(tab.hidden()::contains).forEach(kept::add);
        }
        return tab.choose(kept);
    }

    private Tab rename(Tab tab, Op.Choose choose) {
        Map<Col, String> names = new HashMap<>();
        for (Node item : choose.items()) {
            if (!(item instanceof Node.Named named)
                    || named.names().size() != 1
                    || !(named.value() instanceof Node.Name)) {
                session.semantic("KS109", item, "A new name and a column are expected: new = old");
                continue;
            }
            for (Col col : columns(tab, named.value())) {
                names.put(col, named.names().getFirst().name());
            }
        }
        List<Rel.Out> outs = new ArrayList<>();
        Set<String> used = new LinkedHashSet<>();
        for (Col col : tab.columns()) {
            String name = names.getOrDefault(col, col.name());
            if (!used.add(name)) {
                session.semantic(
                        "SEM0041", "KS171", choose, "A column with the name '" + name + "' is already declared");
            }
            outs.add(new Rel.Out(name.equals(col.name()) ? col : session.column(name, col.type()), new Expr.Ref(col)));
        }
        return tab.extended(outs);
    }

    Tab reorder(Tab tab, Op.Reorder reorder) {
        Set<Col> order = new LinkedHashSet<>();
        Set<Col> named = new LinkedHashSet<>();
        for (Node item : reorder.items()) {
            if (item instanceof Node.Name) {
                named.addAll(columns(tab, item));
            }
        }
        for (int i = 0; i < reorder.items().size(); i++) {
            Node item = reorder.items().get(i);
            List<Col> found = new ArrayList<>(columns(tab, item));
            if (!(item instanceof Node.Name)) {
                found.removeAll(named);
            }
            String by = reorder.orders().get(i);
            if (!by.isEmpty()) {
                Comparator<Col> comparator = by.startsWith("granny")
                        ? (a, b) -> natural(a.name(), b.name())
                        : Comparator.comparing(Col::name);
                found.sort(by.endsWith("desc") ? comparator.reversed() : comparator);
            }
            order.addAll(found);
        }
        order.addAll(tab.columns());
        return tab.choose(List.copyOf(order));
    }

    /** Compares names with the numbers in them as numbers: {@code a2} before {@code a10}. */
    private static int natural(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            if (Character.isDigit(a.charAt(i)) && Character.isDigit(b.charAt(j))) {
                int iEnd = digits(a, i);
                int jEnd = digits(b, j);
                int order = new java.math.BigInteger(a.substring(i, iEnd))
                        .compareTo(new java.math.BigInteger(b.substring(j, jEnd)));
                if (order != 0) {
                    return order;
                }
                i = iEnd;
                j = jEnd;
            } else {
                int order = Character.compare(a.charAt(i++), b.charAt(j++));
                if (order != 0) {
                    return order;
                }
            }
        }
        return Integer.compare(a.length() - i, b.length() - j);
    }

    private static int digits(String text, int at) {
        int end = at;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    static Optional<Col> column(Tab tab, Node node) {
        return node instanceof Node.Name name ? tab.column(name.name()) : Optional.empty();
    }

    /** {@code project-by-names}: texts and arrays of texts, wildcards in them; what names nothing is passed over. */
    Tab byNames(Tab tab, Op.ByNames op, Scalars scalars) {
        Set<Col> kept = new LinkedHashSet<>();
        for (Node item : op.items()) {
            Expr expr = scalars.bind(item);
            if (expr.type() == KustoType.UNKNOWN) {
                return tab;
            }
            if (!(expr instanceof Expr.Lit lit) || lit.type() != KustoType.STRING && lit.type() != KustoType.DYNAMIC) {
                session.semantic("KS107", item, "A constant text or array of texts is expected here");
                return tab;
            }
            for (Expr one : lit.type() == KustoType.DYNAMIC ? Convert.elements(lit) : List.<Expr>of(lit)) {
                if (one instanceof Expr.Lit name && name.value() instanceof String text) {
                    kept.addAll(matching(text, tab.columns()));
                }
            }
        }
        return tab.choose(List.copyOf(kept));
    }

    /** {@code assert-schema}: the same table, if its columns and their types are those. */
    Tab asserted(Tab tab, Op.AssertSchema op) {
        boolean same = tab.columns().size() == op.schema().size();
        for (int i = 0; same && i < op.schema().size(); i++) {
            Op.Declared wanted = op.schema().get(i);
            Col col = tab.columns().get(i);
            same = col.name().equals(wanted.name().name()) && col.type() == wanted.type();
        }
        if (!same) {
            session.semantic("KS107", op, "The table's columns are not those that 'assert-schema' names");
        }
        return tab;
    }
}
