package dev.purser.kql.sql;

import dev.purser.kql.plan.Col;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A select being built: where its rows come from, what holds of them, and the SQL of each column seen from there. */
final class Block {
    final String from;
    final List<String> where = new ArrayList<>();
    final Map<Integer, String> columns = new HashMap<>();
    /** Of columns that are kept as numbers, the SQL of the number. */
    final Map<Integer, String> numbers = new HashMap<>();

    Block(String from) {
        this.from = from;
    }

    String column(Col col) {
        String sql = columns.get(col.id());
        if (sql == null) {
            throw new SqlFailure(
                    "The column '" + col.name() + "' of an outer row cannot be used inside of a query of its own",
                    false);
        }
        return sql;
    }

    /** The same rows with other columns. */
    Block with(Map<Integer, String> other) {
        Block block = new Block(from);
        block.where.addAll(where);
        block.columns.putAll(other);
        block.numbers.putAll(numbers);
        return block;
    }

    String tail() {
        StringBuilder out = new StringBuilder();
        if (!from.isEmpty()) {
            out.append(" FROM ").append(from);
        }
        for (int i = 0; i < where.size(); i++) {
            out.append(i == 0 ? " WHERE " : " AND ").append(where.get(i));
        }
        return out.toString();
    }

    /** Names for columns that no engine takes for one another, whatever it thinks of case. */
    static Map<Integer, String> names(List<Col> columns) {
        Map<Integer, String> names = new HashMap<>();
        Set<String> taken = new HashSet<>();
        for (Col col : columns) {
            String name = col.name().isEmpty() || col.name().length() > 200 ? "c" + col.id() : col.name();
            if (!taken.add(name.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT))) {
                name = name + "$" + col.id();
                taken.add(name.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT));
            }
            names.put(col.id(), name);
        }
        return names;
    }
}
