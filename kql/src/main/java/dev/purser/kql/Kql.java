package dev.purser.kql;

import dev.purser.kql.syntax.Parser;
import dev.purser.kql.type.Problem;
import dev.purser.kql.type.Problems;
import java.util.List;

/** The way in: text to problems, and to a bound query. Nothing here throws, whatever the text. */
public final class Kql {
    private Kql() {}

    /** What is wrong with a query's form; empty where nothing is. */
    public static List<Problem> check(String query) {
        Problems problems = new Problems(query);
        Parser.parse(problems);
        return problems.all();
    }
}
