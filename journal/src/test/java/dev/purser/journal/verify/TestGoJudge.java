package dev.purser.journal.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.purser.journal.tile.HashFiles;
import dev.purser.journal.tile.MerkleTree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Notes, tiles and proofs judged by the Go project's own packages, where they are installed (Debian: golang-go and
 * golang-golang-x-mod-dev; elsewhere a GOPATH that holds golang.org/x/mod).
 */
class TestGoJudge {
    private static final Path GOPATH =
            Path.of(Optional.ofNullable(System.getenv("GOPATH")).orElse("/usr/share/gocode"));

    @TempDir
    private Path folder;

    @Test
    void goAcceptsNotesTilesAndProofs() throws Exception {
        assumeTrue(
                Files.exists(GOPATH.resolve("src/golang.org/x/mod/sumdb/tlog")),
                "skipped: golang.org/x/mod is not installed");
        assumeTrue(answers("go", "version"), "skipped: go is not installed");
        JournalMaker maker = new JournalMaker(folder.resolve("journal"), 10_000).pulls(70_000);
        maker.sign();
        Path target = folder.resolve("static");
        StaticLog.export(maker.folder.path(), target);
        Path proofs = folder.resolve("proofs");
        Files.writeString(proofs, proofs(maker));
        Path program = folder.resolve("judge.go");
        try (InputStream source = TestGoJudge.class.getResourceAsStream("judge.go.txt")) {
            Files.copy(source, program);
        }
        String[] command = {
            "go",
            "run",
            program.toString(),
            target.toString(),
            maker.key.verifier().text(),
            proofs.toString()
        };
        assertThat(run(command)).isEqualTo("OK 70000 400\n");

        Path tile = target.resolve("tile/0/100");
        byte[] bytes = Files.readAllBytes(tile);
        bytes[77] ^= 1;
        Files.write(tile, bytes);
        Files.writeString(proofs, "inclusion 25601 70000\n");
        assertThat(run(command)).contains("FAIL");
    }

    private static String proofs(JournalMaker maker) throws IOException {
        StringBuilder proofs = new StringBuilder();
        Random random = new Random(1);
        try (HashFiles hashes = HashFiles.open(maker.folder.hashes())) {
            MerkleTree tree = hashes.tree();
            for (int i = 0; i < 200; i++) {
                int size = 1 + random.nextInt(70_000);
                int index = random.nextInt(size);
                line(
                        proofs,
                        "inclusion",
                        index,
                        size,
                        tree.inclusion(index, size).hashes());
                int old = 1 + random.nextInt(size);
                line(
                        proofs,
                        "consistency",
                        old,
                        size,
                        tree.consistency(old, size).hashes());
            }
        }
        return proofs.toString();
    }

    private static void line(StringBuilder to, String kind, long a, long b, List<byte[]> hashes) {
        to.append(kind).append(' ').append(a).append(' ').append(b);
        hashes.forEach(hash -> to.append(' ').append(Base64.getEncoder().encodeToString(hash)));
        to.append('\n');
    }

    private boolean answers(String... command) throws InterruptedException {
        try {
            run(command);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private String run(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("GO111MODULE", "off");
        builder.environment().put("GOPATH", GOPATH.toString());
        builder.environment().put("GOFLAGS", "");
        builder.environment().put("GOCACHE", folder.resolve("gocache").toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
