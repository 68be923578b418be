package dev.purser.metadata;

import java.util.ArrayList;
import java.util.List;

/** Cuts a migration into its statements, at semicolons that are in no quotes and no comment; comments are left out. */
final class SqlStatements {
    private SqlStatements() {}

    static List<String> split(String sql) {
        List<String> statements = new ArrayList<>();
        StringBuilder statement = new StringBuilder();
        char quote = 0;
        for (int i = 0; i < sql.length(); i++) {
            char c = sql.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '-' && sql.startsWith("--", i)) {
                int end = sql.indexOf('\n', i);
                i = end < 0 ? sql.length() : end;
                c = '\n';
            } else if (c == ';') {
                add(statements, statement);
                continue;
            }
            statement.append(c);
        }
        add(statements, statement);
        return statements;
    }

    private static void add(List<String> statements, StringBuilder statement) {
        String text = statement.toString().strip();
        statement.setLength(0);
        if (!text.isEmpty()) {
            statements.add(text);
        }
    }
}
