package dev.purser.cli.query.offline;

import dev.purser.cli.CommandException;
import dev.purser.cli.ExitCode;
import java.util.LinkedHashMap;
import java.util.Map;

/** The columns that rows were seen to have, in the order of their first appearance. For one thread. */
final class Guesses {
    private static final int MOST = 1_000;

    private final Map<String, Guess> columns = new LinkedHashMap<>();

    Guess column(String name) {
        Guess known = columns.get(name);
        if (known != null) {
            return known;
        }
        if (columns.size() == MOST) {
            throw new CommandException(
                    ExitCode.FAILURE,
                    "the rows have more than " + MOST + " different columns",
                    "Are the files of one kind? Give different ones as different tables.");
        }
        Guess fresh = new Guess();
        columns.put(name, fresh);
        return fresh;
    }

    void merge(Guesses other) {
        other.columns.forEach((name, guess) -> column(name).merge(guess));
    }

    /** The columns with their types. */
    Inferred infer(boolean texts) {
        Inferred inferred = new Inferred();
        columns.forEach((name, guess) -> inferred.add(name, guess.type(texts)));
        return inferred;
    }
}
