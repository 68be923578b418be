package dev.purser.cli.identity;

import java.util.Optional;
import picocli.CommandLine.Option;

/** On, off, or left as it is. */
final class Switch {
    @Option(names = "--enable", description = "Let it log in again.")
    boolean on;

    @Option(names = "--disable", description = "Let it log in no more, and keep it.")
    boolean off;

    Optional<Boolean> wanted() {
        return on ? Optional.of(true) : off ? Optional.of(false) : Optional.empty();
    }
}
