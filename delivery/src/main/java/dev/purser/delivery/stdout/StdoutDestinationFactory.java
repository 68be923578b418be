package dev.purser.delivery.stdout;

import dev.purser.delivery.BatchRule;
import dev.purser.delivery.Destination;
import dev.purser.delivery.DestinationFactory;
import dev.purser.delivery.Surroundings;
import dev.purser.event.dialect.Dialect;
import dev.purser.event.dialect.Option;
import dev.purser.event.dialect.Options;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/**
 * Type {@code stdout}: one record a line on the server's standard output, flushed after each batch. "Taken" means that the
 * operating system has it; whether anybody kept it, only whoever reads the output knows.
 */
public final class StdoutDestinationFactory implements DestinationFactory {
    private static final List<Option> OPTIONS = List.of(Option.choice(
            "checkpoint",
            "false",
            List.of("true", "false"),
            "Whether a line {\"checkpoint\":\"…\"} with the journal's latest checkpoint follows each batch."));

    private final PrintStream out;

    /** For the program's own standard output. */
    public StdoutDestinationFactory() {
        this(System.out);
    }

    /**
     * @param out where to; stays open
     */
    StdoutDestinationFactory(PrintStream out) {
        this.out = out;
    }

    @Override
    public String type() {
        return "stdout";
    }

    @Override
    public String summary() {
        return "One record a line on the server's standard output.";
    }

    @Override
    public List<Option> options() {
        return OPTIONS;
    }

    @Override
    public BatchRule batching(Dialect dialect, Options options) {
        return new BatchRule(1_000, 1 << 20, Duration.ofMillis(200));
    }

    @Override
    public Destination open(Options options, Dialect dialect, Surroundings surroundings) {
        return new StdoutDestination(out, options.truth("checkpoint"));
    }
}
