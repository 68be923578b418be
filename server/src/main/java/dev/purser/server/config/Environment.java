package dev.purser.server.config;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the environment says, in variables that begin with {@code PURSER_}.
 *
 * <p>A variable's name is the setting's in upper case, with underscores for dots and hyphens. Variables of the command
 * line client and of the start script are left alone, and so are those that Kubernetes sets by itself in every pod
 * beside a service named {@code purser}.
 *
 * @param file the configuration file named by {@code PURSER_CONFIG}
 * @param assignments everything else; a name that no setting has stands as the variable's own
 */
record Environment(Optional<Path> file, List<Assignment> assignments) {
    static final String PREFIX = "PURSER_";
    static final String FILE = PREFIX + "CONFIG";

    /** Variables with the prefix that are not for the server. */
    static final Set<String> OTHERS = Set.of(
            PREFIX + "JAVA_OPTIONS",
            PREFIX + "URL",
            PREFIX + "SERVER",
            PREFIX + "USER",
            PREFIX + "PASSWORD",
            PREFIX + "TOKEN",
            PREFIX + "HOME",
            PREFIX + "CONFIG_HOME");

    static Environment read(Map<String, String> variables, Consumer<Problem> problems) {
        Map<String, Setting<?>> known =
                Settings.all().stream().collect(Collectors.toMap(Setting::variable, Function.identity()));
        List<Assignment> found = variables.entrySet().stream()
                .filter(one -> one.getKey().startsWith(PREFIX))
                .filter(one -> !one.getKey().equals(FILE) && !OTHERS.contains(one.getKey()))
                .filter(one -> !ofKubernetes(one.getKey(), one.getValue()))
                .sorted(Comparator.comparing(Map.Entry::getKey))
                .map(one -> new Assignment(
                        known.containsKey(one.getKey())
                                ? known.get(one.getKey()).name()
                                : one.getKey(),
                        one.getValue(),
                        false,
                        new Where(Where.Kind.ENVIRONMENT, one.getKey())))
                .toList();
        Optional<Path> file = Optional.ofNullable(variables.get(FILE))
                .flatMap(text -> Flags.path(text, new Where(Where.Kind.ENVIRONMENT, FILE), problems));
        return new Environment(file, found);
    }

    private static boolean ofKubernetes(String name, String value) {
        return name.startsWith(PREFIX + "SERVICE_")
                || (name.startsWith(PREFIX + "PORT") && value.contains("://"))
                || name.matches(PREFIX + "PORT_[0-9]+_(TCP|UDP|SCTP)_(PROTO|PORT|ADDR)");
    }
}
