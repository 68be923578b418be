package dev.purser.journal.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is done to a journal's files, the verifier ends with a report; where a record is concerned, with a finding. */
class TestVerifierFuzz {
    private static final int ROUNDS = Boolean.getBoolean("purser.long") ? 20_000 : 150;

    @TempDir
    private Path folder;

    @Test
    void garbledFilesNeverEndInAnError() throws IOException {
        JournalMaker maker = new JournalMaker(folder, 60).pulls(150);
        maker.rotate().pulls(20).recordErasure(dev.purser.event.PartName.ACTOR, 3);
        maker.erase(dev.purser.event.PartName.ACTOR, 3);
        maker.sign();
        assertThat(maker.verify().findings()).isEmpty();
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".new"))
                    .sorted()
                    .toList();
        }
        Random random = new Random(1);
        for (int round = 0; round < ROUNDS; round++) {
            Path file = files.get(random.nextInt(files.size()));
            byte[] whole = Files.readAllBytes(file);
            byte[] garbled = garble(whole, random);
            Files.write(file, garbled);
            VerificationReport report = maker.verify();
            if (file.toString().endsWith(".seg") && !same(whole, garbled)) {
                assertThat(report.intact()).as("round %s, %s", round, file).isFalse();
            }
            assertThat(report.summary()).isNotEmpty();
            Files.write(file, whole);
        }
        assertThat(maker.verify().findings()).isEmpty();
    }

    /** Flips some bytes, cuts, or puts other bytes in the place of some. */
    private static byte[] garble(byte[] whole, Random random) {
        int used = Math.max(1, used(whole));
        byte[] bytes = whole.clone();
        switch (random.nextInt(3)) {
            case 0 -> {
                for (int i = 1 + random.nextInt(4); i > 0; i--) {
                    bytes[random.nextInt(used) % bytes.length] ^= (byte) (1 + random.nextInt(255));
                }
            }
            case 1 -> bytes = java.util.Arrays.copyOf(bytes, random.nextInt(used));
            default -> {
                int from = random.nextInt(used);
                for (int i = from; i < Math.min(used, from + random.nextInt(5_000)); i++) {
                    bytes[i] = (byte) random.nextInt();
                }
            }
        }
        return bytes;
    }

    private static boolean same(byte[] one, byte[] other) {
        return java.util.Arrays.equals(one, 0, used(one), other, 0, used(other));
    }

    /** How much of a file is not the zeros that it was made with. */
    private static int used(byte[] bytes) {
        int used = bytes.length;
        while (used > 0 && bytes[used - 1] == 0) {
            used--;
        }
        return used;
    }
}
