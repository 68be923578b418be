package dev.purser.lake.query;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * One question.
 *
 * @param id by which it can be cancelled; the id of its event where it has one
 * @param text Kusto
 * @param within rows whose time column lies outside are not seen, whatever the text says
 * @param scope other rows are not seen either; all are where it is empty
 * @param timeout at most how long; the configured default where it is empty, and never more than the configured most
 * @param user whose it is, for the limits per user
 */
public record QueryRequest(
        UUID id, String text, TimeSpan within, Optional<RowScope> scope, Optional<Duration> timeout, String user) {
    /** A question about all rows. */
    public QueryRequest(UUID id, String text, TimeSpan within, Optional<Duration> timeout, String user) {
        this(id, text, within, Optional.empty(), timeout, user);
    }
}
