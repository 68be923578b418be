package dev.purser.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** The program. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, false, StandardCharsets.UTF_8);
        int code = run(Surroundings.ofProcess(), out, err, args);
        System.exit(code);
    }

    /** Runs one command line; flushes both writers. */
    static int run(Surroundings surroundings, PrintWriter out, PrintWriter err, String... args) {
        CommandLine line = commandLine(surroundings).setOut(out).setErr(err);
        try {
            return line.execute(args);
        } finally {
            out.flush();
            err.flush();
        }
    }

    /** The commands, ready to be asked for their help as well. */
    static CommandLine commandLine(Surroundings surroundings) {
        CommandLine line = new CommandLine(new PurserCommand(), new CommandFactory(surroundings));
        line.setExecutionExceptionHandler((failure, command, parsed) -> Failures.tell(failure, command.getErr()));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpAutoWidth(true);
        line.setAbbreviatedOptionsAllowed(false);
        return line;
    }
}
