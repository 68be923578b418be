package dev.purser.testkit.client;

import dev.purser.testkit.process.Finished;
import dev.purser.testkit.process.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The real podman, with storage, credentials and policy in a folder of the test's. */
public final class Podman {
    private final Path tool;
    private final Path folder;
    private final String registry;

    private Podman(Path tool, Path folder, String registry) {
        this.tool = tool;
        this.folder = folder;
        this.registry = registry;
    }

    /**
     * Skips the test, and prints why, where podman is not installed or the sandbox forbids it.
     *
     * @param folder of the test's
     * @param registry host and port
     */
    public static Podman against(Path folder, String registry) throws IOException, InterruptedException {
        Podman podman = new Podman(Tools.find("podman"), folder, registry);
        Files.writeString(folder.resolve("policy.json"), "{\"default\":[{\"type\":\"insecureAcceptAnything\"}]}");
        Files.writeString(podman.credentials(), "{}");
        Finished probe = podman.run("images");
        Tools.require(probe.succeeded(), "podman does not run here: " + probe.output());
        return podman;
    }

    /** How an image of the registry is named. */
    public String image(String name) {
        return registry + "/" + name;
    }

    public Finished login(Login login) throws IOException, InterruptedException {
        return run(
                "login",
                "--tls-verify=false",
                "--authfile=" + credentials(),
                "--username=" + login.name(),
                "--password=" + login.secret(),
                registry);
    }

    /** Puts an image of an OCI layout folder into podman's own storage. */
    public Finished load(Path layout, String name) throws IOException, InterruptedException {
        return run("pull", policy(), "oci:" + layout + ":" + name);
    }

    /** Names an image of the storage anew. */
    public Finished tag(String id, String name) throws IOException, InterruptedException {
        return run("tag", id, image(name));
    }

    public Finished push(String name) throws IOException, InterruptedException {
        return run("push", "--tls-verify=false", policy(), "--authfile=" + credentials(), image(name));
    }

    public Finished pull(String name) throws IOException, InterruptedException {
        return run("pull", "--tls-verify=false", policy(), "--authfile=" + credentials(), image(name));
    }

    public Finished remove(String name) throws IOException, InterruptedException {
        return run("rmi", "--force", image(name));
    }

    private String policy() {
        return "--signature-policy=" + folder.resolve("policy.json");
    }

    private Path credentials() {
        return folder.resolve("podman-auth.json");
    }

    /** Any other command. */
    public Finished run(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                tool.toString(),
                "--root=" + folder.resolve("podman-root"),
                "--runroot=" + folder.resolve("podman-run"),
                "--storage-driver=vfs",
                "--cgroup-manager=cgroupfs",
                "--events-backend=none"));
        command.addAll(List.of(words));
        return Tools.run(folder, Map.of("TMPDIR", folder.toString(), "XDG_RUNTIME_DIR", folder.toString()), command);
    }
}
