package dev.purser.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestConfigCheck {
    @TempDir
    private Path folder;

    private Path open;
    private Path closed;

    @BeforeEach
    void files() throws Exception {
        open = Files.writeString(folder.resolve("open"), "x");
        closed = Files.writeString(folder.resolve("closed"), "x");
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r-----"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rw-------"));
    }

    private List<String> risky(String... flags) {
        return ConfigCheck.risks(ConfigLoader.load(
                                Stream.concat(Stream.of("--data=/srv/purser"), Stream.of(flags))
                                        .toList(),
                                Map.of(),
                                folder)
                        .config())
                .stream()
                .map(Risk::setting)
                .toList();
    }

    private String[] postgres(String url, Path password) {
        return new String[] {
            "--metadata.kind=postgresql",
            "--metadata.user=me",
            "--metadata.url=" + url,
            "--metadata.password-file=" + password
        };
    }

    @Test
    void theDefaultsAreSafe() {
        assertThat(risky()).isEmpty();
    }

    @Test
    void eachRiskIsFound() {
        String[] anywhere = {"--listen.host=0.0.0.0", "--listen.plain-text-from-anywhere"};
        assertThat(risky(anywhere)).containsExactly("listen.plain-text-from-anywhere");
        assertThat(risky("--listen.plain-text-from-anywhere")).isEmpty();
        assertThat(risky("--http.external-url=http://registry.example.com")).containsExactly("http.external-url");
        assertThat(risky("--http.external-url=http://localhost:5000")).isEmpty();
        assertThat(risky("--http.trusted-proxies=10.0.0.1,0.0.0.0/0")).containsExactly("http.trusted-proxies");
        assertThat(risky("--identity.anonymous-pull")).containsExactly("identity.anonymous-pull");
        assertThat(risky("--identity.token-lifetime=2h")).containsExactly("identity.token-lifetime");
        assertThat(risky("--identity.argon2-passes=1")).containsExactly("identity.argon2-memory");
        assertThat(risky("--identity.argon2-passes=1", "--identity.argon2-memory=46MiB"))
                .isEmpty();
        assertThat(risky("--registry.gc-grace=1m")).containsExactly("registry.gc-grace");
        assertThat(risky("--record.available=image.push")).containsExactly("record.available");
        assertThat(risky("--record.available=user.list")).isEmpty();
        assertThat(risky("--journal.checkpoint-interval=2m")).containsExactly("journal.checkpoint-interval");
        assertThat(risky("--metrics.require-credential=false")).isEmpty();
        assertThat(risky(anywhere[0], anywhere[1], "--metrics.require-credential=false"))
                .containsExactly("listen.plain-text-from-anywhere", "metrics.require-credential");
        assertThat(risky("--data=/tmp/purser")).containsExactly("data");
    }

    @Test
    void filesThatOthersReadAreFound() {
        assertThat(risky("--tls.certificate=" + open, "--tls.key=" + open)).containsExactly("tls.key");
        assertThat(risky("--tls.certificate=" + open, "--tls.key=" + closed)).isEmpty();
        assertThat(risky(postgres("jdbc:postgresql://localhost/p", open))).containsExactly("metadata.password-file");
        assertThat(risky(postgres("jdbc:postgresql://db/p", closed))).containsExactly("metadata.url");
        assertThat(risky(postgres("jdbc:postgresql://db/p?sslmode=verify-full", closed)))
                .isEmpty();
    }

    @Test
    void theCommandSaysWhatIsWrongAndWhatIsRisky() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        assertThat(check(out, err, "--data=/srv/purser", "--identity.anonymous-pull"))
                .isEqualTo(ConfigCommand.USABLE);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("identity.anonymous-pull is set by --identity.anonymous-pull")
                .contains("risk: identity.anonymous-pull: everybody")
                .contains("risks taken: 1");
        assertThat(err.size()).isZero();
        assertThat(check(out, err, "--listen.port=x", "--nonsense")).isEqualTo(ConfigCommand.UNUSABLE);
        assertThat(err.toString(StandardCharsets.UTF_8).lines()).hasSize(3);
    }

    private int check(ByteArrayOutputStream out, ByteArrayOutputStream err, String... flags) {
        return ConfigCommand.run(
                Stream.concat(Stream.of("check"), Stream.of(flags)).toList(),
                Map.of(),
                folder,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @Test
    void thePageHasEverySetting() {
        String page = ConfigReference.render();
        assertThat(Settings.all())
                .allSatisfy(one -> assertThat(page)
                        .contains("### `" + one.name() + "`\n\n" + one.meaning())
                        .contains("`" + one.variable() + "`"));
        assertThat(page).doesNotContain("Optional").doesNotContain("null");
    }
}
