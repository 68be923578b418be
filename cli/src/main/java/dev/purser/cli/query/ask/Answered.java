package dev.purser.cli.query.ask;

import dev.purser.kql.BoundQuery;
import java.util.List;
import java.util.Optional;

/**
 * How a question that got an answer went.
 *
 * @param rows of all tables
 * @param render how it is to be drawn, where that was not known when its table began
 * @param warnings what was passed over
 * @param broken why the answer is not whole
 */
public record Answered(long rows, Optional<BoundQuery.Render> render, List<String> warnings, Optional<String> broken) {}
