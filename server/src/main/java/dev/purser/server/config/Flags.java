package dev.purser.server.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What the command line says: {@code --name=value}, {@code --name value}, or {@code --name} alone for what is true or
 * false.
 *
 * @param file the configuration file named by {@code --config}
 * @param assignments everything else
 */
record Flags(Optional<Path> file, List<Assignment> assignments) {
    static final String FILE = "config";

    static Flags read(List<String> arguments, Consumer<Problem> problems) {
        List<Assignment> found = new ArrayList<>();
        Optional<Path> file = Optional.empty();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (!argument.startsWith("--") || argument.length() == 2) {
                problems.accept(new Problem(
                        new Where(Where.Kind.FLAG, "command line"),
                        "\"" + argument + "\" is no flag",
                        "write --name=value"));
                continue;
            }
            int equals = argument.indexOf('=');
            String name = argument.substring(2, equals < 0 ? argument.length() : equals);
            String value;
            if (equals >= 0) {
                value = argument.substring(equals + 1);
            } else if (i + 1 < arguments.size() && !arguments.get(i + 1).startsWith("--")) {
                value = arguments.get(++i);
            } else {
                value = "true";
            }
            Where where = new Where(Where.Kind.FLAG, "--" + name);
            if (name.equals(FILE)) {
                file = path(value, where, problems);
            } else {
                found.add(new Assignment(name, value, false, where));
            }
        }
        return new Flags(file, List.copyOf(found));
    }

    static Optional<Path> path(String text, Where where, Consumer<Problem> problems) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            problems.accept(new Problem(where, "the value is no path", "name the configuration file"));
            return Optional.empty();
        }
    }
}
