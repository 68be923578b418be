package dev.purser.server.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the configuration: flags win over the environment, that over the file, that over the defaults.
 *
 * <p>The file is the one that {@code --config} or {@code PURSER_CONFIG} names, else {@code purser.yaml} in the working
 * folder, if there is one.
 */
public final class ConfigLoader {
    /** The file that is read where none is named. */
    public static final String USUAL_FILE = "purser.yaml";

    /**
     * A configuration, and where each value came from.
     *
     * @param config what stands
     * @param given per name of a setting that somebody set: where
     */
    public record Loaded(ServerConfig config, Map<String, Where> given) {}

    private ConfigLoader() {}

    /**
     * Reads the sources.
     *
     * @param arguments the command line, without the program's name
     * @param environment all variables; those of others are left alone
     * @param folder the working folder
     * @throws ConfigException with every problem found
     */
    public static Loaded load(List<String> arguments, Map<String, String> environment, Path folder) {
        Set<Problem> problems = new LinkedHashSet<>();
        Flags flags = Flags.read(arguments, problems::add);
        Environment variables = Environment.read(environment, problems::add);
        List<Assignment> file = new ArrayList<>();
        file(flags, variables, folder).ifPresent(path -> file.addAll(YamlFile.read(path, problems::add)));
        Values values = new Values();
        Stream.of(file, variables.assignments(), flags.assignments())
                .flatMap(List::stream)
                .forEach(given -> {
                    if (Settings.of(given.name()).isPresent()) {
                        values.put(given);
                    } else {
                        problems.add(unknown(given));
                    }
                });
        ServerConfig config = ServerConfig.from(values);
        problems.addAll(values.problems());
        if (!problems.isEmpty()) {
            throw new ConfigException(List.copyOf(problems));
        }
        return new Loaded(config, values.origins());
    }

    /** The configuration where nobody sets anything. */
    public static ServerConfig defaults() {
        return ServerConfig.from(new Values());
    }

    private static Optional<Path> file(Flags flags, Environment variables, Path folder) {
        return flags.file()
                .or(variables::file)
                .or(() -> Optional.of(Path.of(USUAL_FILE)).filter(usual -> Files.exists(folder.resolve(usual))))
                .map(folder::resolve);
    }

    private static Problem unknown(Assignment given) {
        String name = given.name();
        boolean variable = given.where().kind() == Where.Kind.ENVIRONMENT;
        Optional<RemovedName> removed = RemovedName.of(name);
        if (removed.isPresent()) {
            return new Problem(
                    given.where(), name + " is not taken", removed.get().advice());
        }
        String bare = variable ? name.substring(Environment.PREFIX.length()) : name;
        List<String> known = Settings.all().stream().map(Setting::name).toList();
        String advice = NearestName.to(bare, known)
                .flatMap(Settings::of)
                .map(one -> "did you mean " + (variable ? one.variable() : one.name()) + "?")
                .orElse("remove it; docs/configuration.md lists those that there are");
        String what = variable ? "no setting has this variable" : "there is no setting " + Values.shortened(name);
        return new Problem(given.where(), what, advice);
    }
}
