package dev.purser.server.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds what is allowed and dangerous in a configuration: warned of at every start, and by {@code config check}. */
public final class ConfigCheck {
    private static final Duration LONG_TOKEN = Duration.ofHours(1);
    private static final Duration SHORT_GRACE = Duration.ofHours(1);
    private static final Duration LONG_CHECKPOINT = Duration.ofMinutes(1);
    /** OWASP's first recommendation for Argon2id is 19 MiB and two passes; less of one asks for more of the other. */
    private static final long LEAST_ARGON = 2 * (19L << 20);

    private record Rule(Predicate<ServerConfig> applies, Risk risk) {}

    private static final List<Rule> RULES = List.of(
            rule(
                    ListenSettings.PLAIN_TEXT_FROM_ANYWHERE,
                    config -> config.tls().files().isEmpty() && !config.listen().loopback(),
                    "requests from other machines are taken without TLS",
                    "whoever sees the traffic reads passwords, tokens and images, and can change them",
                    "set tls.certificate and tls.key, or listen on 127.0.0.1 behind a proxy that ends TLS"),
            rule(
                    HttpSettings.EXTERNAL_URL,
                    config -> config.http()
                            .externalUrl()
                            .filter(url -> "http".equals(url.getScheme()) && !local(url.getHost()))
                            .isPresent(),
                    "clients are told to come without TLS",
                    "they send passwords and tokens in the clear",
                    "offer https, and say so in the external URL"),
            rule(
                    HttpSettings.TRUSTED_PROXIES,
                    config -> config.http().trustedProxies().stream().anyMatch(AddressBlocks::everybody),
                    "a block of trusted proxies holds a large part of the internet",
                    "clients can put any address into the record, and past the network rules and the throttle",
                    "name the addresses of the proxies themselves"),
            rule(
                    IdentitySettings.ANONYMOUS_PULL,
                    config -> config.identity().anonymousPull(),
                    "everybody who reaches the server may pull every image",
                    "private images are public, and the record cannot say who pulled",
                    "set it to false and give readers the role Reader in their namespaces"),
            rule(
                    IdentitySettings.TOKEN_LIFETIME,
                    config -> config.identity().tokenLifetime().compareTo(LONG_TOKEN) > 0,
                    "access tokens hold longer than an hour",
                    "a stolen token is of use for that long",
                    "set it to 5m: clients get new tokens by themselves"),
            rule(
                    IdentitySettings.ARGON_MEMORY,
                    config ->
                            config.identity().argonMemory() * config.identity().argonPasses() < LEAST_ARGON,
                    "password hashes are cheaper than is advised",
                    "passwords are guessed quickly from a stolen database",
                    "set identity.argon2-memory to 19MiB and identity.argon2-passes to 2, or more"),
            rule(
                    RegistrySettings.COLLECT_GRACE,
                    config -> config.registry().collectGrace().compareTo(SHORT_GRACE) < 0,
                    "unused content is removed within the hour",
                    "a slow push can lose layers before its manifest arrives, and has to begin again",
                    "set it to 1d, or at least to longer than the slowest push"),
            rule(
                    RecordSettings.AVAILABLE,
                    config -> config.record().available().stream().anyMatch(one -> !one.readOnly()),
                    "actions that change something are served while they cannot be recorded",
                    "who did them is lost, and only their number is owned up to",
                    "leave only actions in it that change nothing"),
            rule(
                    JournalSettings.CHECKPOINT_INTERVAL,
                    config -> config.journal().checkpointInterval().compareTo(LONG_CHECKPOINT) > 0,
                    "checkpoints are more than a minute apart",
                    "records since the last one can be changed by whoever can write the folder, unseen",
                    "set it to 1s"),
            rule(
                    LakeSettings.KEEP,
                    config -> config.lake().outlives(config.retention().keep()),
                    "tables keep rows longer than the journal keeps their records",
                    "when a person is erased from the record, those rows stay as they are",
                    "keep tables no longer than journal.keep"),
            rule(
                    ObserveSettings.METRICS_CREDENTIAL,
                    config -> config.observe().metrics()
                            && !config.observe().metricsCredential()
                            && !config.listen().loopback(),
                    "metrics are read by anyone who reaches the server",
                    "they tell how much is pushed, pulled and refused, and when",
                    "set it to true and give the collector a robot's credential"),
            rule(
                    TlsSettings.KEY,
                    config -> config.tls()
                            .files()
                            .filter(files -> readByOthers(files.key()))
                            .isPresent(),
                    "the private key can be read by other users of this machine",
                    "they can pass for this server",
                    "let only the program's user read the file (mode 0600)"),
            rule(
                    MetadataSettings.PASSWORD_FILE,
                    config -> config.metadata()
                            .passwordFile()
                            .filter(ConfigCheck::readByOthers)
                            .isPresent(),
                    "the database's password can be read by other users of this machine",
                    "they can change what is stored without a record",
                    "let only the program's user read the file (mode 0600)"),
            rule(
                    MetadataSettings.URL,
                    config -> config.metadata().url().filter(ConfigCheck::weak).isPresent(),
                    "the connection to PostgreSQL does not check who answers",
                    "whoever is between can read and change what is stored",
                    "add sslmode=verify-full to the URL"),
            rule(
                    ServerConfig.DATA,
                    config -> Stream.of("/tmp", "/var/tmp", "/dev/shm", "/run").anyMatch(config.data()::startsWith),
                    "the data folder is in a place that is emptied",
                    "images and the record are lost at the next restart of the machine",
                    "name a folder that lasts"));

    private ConfigCheck() {}

    /** Every risk that can be found. */
    static List<Risk> all() {
        return RULES.stream().map(Rule::risk).toList();
    }

    /** The risks that a configuration takes; looks at the permissions of the files it names. */
    public static List<Risk> risks(ServerConfig config) {
        return RULES.stream()
                .filter(rule -> rule.applies().test(config))
                .map(Rule::risk)
                .toList();
    }

    private static Rule rule(
            Setting<?> setting, Predicate<ServerConfig> applies, String risk, String consequence, String advice) {
        return new Rule(applies, new Risk(setting.name(), risk, consequence, advice));
    }

    private static boolean local(String host) {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }

    private static boolean weak(String url) {
        String after = url.substring("jdbc:postgresql:".length());
        boolean near = !after.startsWith("//") || after.matches("//(localhost|127\\.[0-9.]+|\\[::1])([:/?].*)?");
        return !near && !url.contains("sslmode=verify-full");
    }

    private static boolean readByOthers(Path file) {
        Set<PosixFilePermission> others = EnumSet.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);
        try {
            others.retainAll(Files.getPosixFilePermissions(file));
            return !others.isEmpty();
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
