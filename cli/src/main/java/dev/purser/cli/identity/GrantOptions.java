package dev.purser.cli.identity;

import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Who has which role where. */
final class GrantOptions {
    @Parameters(index = "0", paramLabel = "PRINCIPAL", description = "A user, a robot, or anonymous.")
    String principal;

    @Parameters(
            index = "1",
            paramLabel = "ROLE",
            description = "puller, reader, writer, manager, auditor or administrator.")
    String role;

    @Option(names = "--namespace", paramLabel = "NAME", description = "Only there; everywhere if not given.")
    Optional<String> namespace = Optional.empty();

    /** A sentence: {@code alice is writer in team.} */
    String told(String verb) {
        return principal + verb + role + namespace.map(name -> " in " + name).orElse("") + ".";
    }
}
