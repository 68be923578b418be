package dev.purser.cli.query.ask;

import dev.purser.cli.Table;
import dev.purser.kql.type.Problem;
import dev.purser.lake.query.QueryException;
import java.io.PrintWriter;
import java.util.List;

/** Shows what is wrong with a query: the message, the line of the query, a mark below the place, and a hint. */
public final class Complaint {
    private static final int MOST = 10;
    private static final int LONGEST_LINE = 160;

    private Complaint() {}

    public static void print(QueryException failure, String query, PrintWriter err) {
        if (failure.problems().isEmpty()) {
            err.println("purser: " + Table.printable(failure.what()));
            err.println("        " + failure.reason().advice());
            return;
        }
        List<String> lines = query.lines().toList();
        failure.problems().stream().limit(MOST).forEach(problem -> print(problem, lines, err));
        int more = failure.problems().size() - MOST;
        if (more > 0) {
            err.println("purser: and " + more + " more");
        }
    }

    private static void print(Problem problem, List<String> lines, PrintWriter err) {
        String kind = switch (problem.kind()) {
            case SYNTAX -> "syntax error ";
            case SEMANTIC -> "semantic error ";
            case LIMIT -> "limit exceeded ";
        };
        err.println("purser: " + kind + problem.code() + " at " + problem.line() + ":" + problem.column() + ": "
                + Table.printable(problem.message()));
        if (problem.line() >= 1 && problem.line() <= lines.size()) {
            place(problem, lines.get(problem.line() - 1), err);
        }
        problem.expected().ifPresent(what -> err.println("        expected " + Table.printable(what)));
        problem.suggestion().ifPresent(name -> err.println("        did you mean '" + Table.printable(name) + "'?"));
    }

    private static void place(Problem problem, String line, PrintWriter err) {
        int at = Math.min(Math.max(problem.column() - 1, 0), line.length());
        // Of a long line, what stands around the place.
        int from = at > LONGEST_LINE / 2 ? at - LONGEST_LINE / 2 : 0;
        int to = Math.min(line.length(), from + LONGEST_LINE);
        String number = String.valueOf(problem.line());
        String before = Table.printable(line.substring(from, at).replace('\t', ' '));
        int marks = Math.max(1, Math.min(problem.length(), to - at));
        err.println("  " + number + " | " + before
                + Table.printable(line.substring(at, to).replace('\t', ' ')));
        err.println("  " + " ".repeat(number.length()) + " | " + " ".repeat(before.length()) + "^".repeat(marks));
    }
}
