package dev.purser.testkit.client;

import dev.purser.testkit.process.Finished;
import dev.purser.testkit.process.Tools;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The real skopeo, against a registry without TLS, its credentials in a folder of the test's. */
public final class Skopeo {
    private final Path tool;
    private final Path folder;
    private final String registry;
    private final Path credentials;

    private Skopeo(Path tool, Path folder, String registry) {
        this.tool = tool;
        this.folder = folder;
        this.registry = registry;
        this.credentials = folder.resolve("skopeo-auth.json");
    }

    /**
     * Skips the test where skopeo is not installed.
     *
     * @param folder of the test's
     * @param registry host and port
     */
    public static Skopeo against(Path folder, String registry) {
        return new Skopeo(Tools.find("skopeo"), folder, registry);
    }

    /** How an image of the registry is named: repository and tag, or repository@digest. */
    public String image(String name) {
        return "docker://" + registry + "/" + name;
    }

    public Finished login(Login login) throws IOException, InterruptedException {
        return run(
                "login",
                "--tls-verify=false",
                "--authfile=" + credentials,
                "--username=" + login.name(),
                "--password=" + login.secret(),
                registry);
    }

    /** Copies an OCI layout's image, such as {@code oci:/folder:tag}, to the registry. */
    public Finished push(String source, String name, String... options) throws IOException, InterruptedException {
        return copy(source, image(name), "--dest-tls-verify=false", "--dest-authfile=" + credentials, options);
    }

    /** Copies an image of the registry elsewhere, such as {@code dir:/folder}. */
    public Finished pull(String name, String target, String... options) throws IOException, InterruptedException {
        return copy(image(name), target, "--src-tls-verify=false", "--src-authfile=" + credentials, options);
    }

    private Finished copy(String from, String to, String tls, String login, String... options)
            throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("copy", tls, login));
        words.addAll(List.of(options));
        words.addAll(List.of(from, to));
        return run(words.toArray(String[]::new));
    }

    public Finished inspect(String name, String... options) throws IOException, InterruptedException {
        return ask("inspect", image(name), options);
    }

    public Finished listTags(String repository) throws IOException, InterruptedException {
        return ask("list-tags", image(repository));
    }

    public Finished delete(String name) throws IOException, InterruptedException {
        return ask("delete", image(name));
    }

    private Finished ask(String what, String name, String... options) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(what, "--tls-verify=false", "--authfile=" + credentials));
        words.addAll(List.of(options));
        words.add(name);
        return run(words.toArray(String[]::new));
    }

    private Finished run(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(tool.toString(), "--insecure-policy"));
        command.addAll(List.of(words));
        return Tools.run(folder, Map.of("TMPDIR", folder.toString()), command);
    }
}
