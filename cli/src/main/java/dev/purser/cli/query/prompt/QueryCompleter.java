package dev.purser.cli.query.prompt;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** What can stand where the cursor is: an operator behind a bar, a table at the start, else columns and functions. */
final class QueryCompleter implements Completer {
    private static final List<String> STARTS =
            List.of("let", "union", "print", "search", "find", "range", "datatable", "set");

    private final Words words;

    QueryCompleter(Words words) {
        this.words = words;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        String before = line.line().substring(0, line.cursor() - Math.min(line.wordCursor(), line.cursor()));
        String start = before.strip();
        if (start.isEmpty()) {
            add(candidates, PromptCommands.NAMES, "commands", "");
            tables(candidates);
            add(candidates, STARTS, "statements", " ");
        } else if (start.startsWith(".")) {
            tables(candidates);
        } else if (start.endsWith("|")) {
            add(candidates, words.operators(), "operators", " ");
        } else if (start.endsWith(";") || start.endsWith("(") && before.contains("join")) {
            tables(candidates);
            add(candidates, STARTS, "statements", " ");
        } else {
            for (Map.Entry<String, String> column : words.columns(before).entrySet()) {
                add(candidates, column.getKey(), "columns", column.getValue(), "");
            }
            add(candidates, words.functions(), "functions", "(");
            add(candidates, Words.JOINING, "words", " ");
            tables(candidates);
        }
    }

    private void tables(List<Candidate> candidates) {
        add(candidates, words.tables(), "tables", "");
        add(candidates, words.views(), "views", "");
    }

    private static void add(List<Candidate> candidates, Collection<String> names, String group, String behind) {
        names.forEach(name -> add(candidates, name, group, null, behind));
    }

    private static void add(List<Candidate> candidates, String name, String group, String says, String behind) {
        String text = plain(name) ? name : "['" + name.replace("'", "\\'") + "']";
        candidates.add(new Candidate(
                text + (behind.equals("(") ? "(" : ""), name, group, says, null, null, behind.equals(" ")));
    }

    /** Whether the name stands by itself in a query. */
    private static boolean plain(String name) {
        return name.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.' || c == '$');
    }
}
