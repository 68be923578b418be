package dev.purser.testkit.client;

import dev.purser.testkit.process.Finished;
import dev.purser.testkit.process.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Debian's real {@code aws}, unmodified, against a server of the test's, with an access key and no other configuration. */
public final class AwsCli {
    private static final Path TOOL = Path.of("/usr/bin/aws");

    private final Path folder;
    private final String url;
    private final Map<String, String> environment;

    private AwsCli(Path folder, String url, Map<String, String> environment) {
        this.folder = folder;
        this.url = url;
        this.environment = environment;
    }

    /**
     * Skips the test where the package {@code awscli} is not installed.
     *
     * @param folder of the test's
     * @param url scheme, host and port of the server
     * @param key the access key's id
     */
    public static AwsCli against(Path folder, String url, String key, String secret) {
        Tools.require(Files.isExecutable(TOOL), "awscli is not installed: apt-get install awscli");
        Map<String, String> environment = new TreeMap<>();
        environment.put("HOME", folder.toString());
        environment.put("AWS_ACCESS_KEY_ID", key);
        environment.put("AWS_SECRET_ACCESS_KEY", secret);
        environment.put("AWS_SESSION_TOKEN", "");
        environment.put("AWS_DEFAULT_REGION", "us-east-1");
        environment.put("AWS_EC2_METADATA_DISABLED", "true");
        environment.put("AWS_MAX_ATTEMPTS", "1");
        environment.put("AWS_PAGER", "");
        environment.put("NO_PROXY", "*");
        return new AwsCli(folder, url, environment);
    }

    /** The same with one variable of its environment set. */
    public AwsCli with(String variable, String value) {
        Map<String, String> other = new TreeMap<>(environment);
        other.put(variable, value);
        return new AwsCli(folder, url, other);
    }

    /** Runs a command, such as {@code cloudtrail describe-trails}. */
    public Finished run(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(TOOL.toString(), "--endpoint-url", url, "--output", "json"));
        command.addAll(List.of(words));
        return Tools.run(folder, environment, command);
    }
}
