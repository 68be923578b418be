package dev.purser.server.config;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * {@code purser config check}: says what stands and what is risky, and starts nothing.
 *
 * <p>Exit codes: {@value #USABLE} where the program would start, {@value #UNUSABLE} where it would not.
 */
public final class ConfigCommand {
    public static final int USABLE = 0;
    public static final int UNUSABLE = 2;

    private ConfigCommand() {}

    /**
     * The command with its words.
     *
     * @param arguments {@code check}, then the flags that the program would be started with
     * @return the exit code
     */
    public static int run(
            List<String> arguments, Map<String, String> environment, Path folder, PrintStream out, PrintStream err) {
        if (arguments.isEmpty() || !arguments.getFirst().equals("check")) {
            err.println("usage: purser config check [--name=value ...]");
            return UNUSABLE;
        }
        return check(arguments.subList(1, arguments.size()), environment, folder, out, err);
    }

    private static int check(
            List<String> arguments, Map<String, String> environment, Path folder, PrintStream out, PrintStream err) {
        try {
            ConfigLoader.Loaded loaded = ConfigLoader.load(arguments, environment, folder);
            loaded.given().forEach((name, where) -> out.println(name + " is set by " + where));
            List<Risk> risks = ConfigCheck.risks(loaded.config());
            risks.forEach(risk -> out.println("risk: " + risk));
            out.println("The configuration can be used; settings given: %d, risks taken: %d."
                    .formatted(loaded.given().size(), risks.size()));
            return USABLE;
        } catch (ConfigException e) {
            e.problems().forEach(problem -> err.println("problem: " + problem));
            err.println("The configuration cannot be used: %d problem(s)."
                    .formatted(e.problems().size()));
            return UNUSABLE;
        }
    }
}
