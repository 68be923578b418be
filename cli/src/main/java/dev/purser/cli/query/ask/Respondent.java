package dev.purser.cli.query.ask;

import dev.purser.kql.schema.Catalog;
import dev.purser.lake.query.Explanation;
import dev.purser.lake.query.ResultSink;

/**
 * Whoever answers: a server, or tables over files. One question at a time. Interrupting the thread that asks cancels the
 * question.
 */
public interface Respondent extends AutoCloseable {
    /**
     * Asks, and waits until the answer is whole.
     *
     * @throws dev.purser.lake.query.QueryException if there is no answer: what is wrong with the text, or which limit was met
     * @throws dev.purser.cli.CommandException if the server cannot be asked
     */
    Answered ask(Question question, ResultSink sink);

    /** What would be run; throws as {@link #ask} does. */
    Explanation explain(Question question);

    /** The tables and functions there are; throws as {@link #ask} does. */
    Catalog catalog();

    @Override
    void close();
}
