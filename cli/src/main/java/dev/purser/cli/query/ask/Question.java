package dev.purser.cli.query.ask;

import java.time.Duration;
import java.util.Optional;

/**
 * One question.
 *
 * @param text Kusto
 * @param span rows outside of it are not seen
 * @param timeout at most how long; the answerer's own default where it is empty
 */
public record Question(String text, Optional<Span> span, Optional<Duration> timeout) {
    public Question withText(String other) {
        return new Question(other, span, timeout);
    }
}
