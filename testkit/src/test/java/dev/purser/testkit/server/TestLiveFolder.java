package dev.purser.testkit.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestLiveFolder {
    @TempDir
    private Path folder;

    @Test
    void showsTheFilesBelowInOrder() throws IOException {
        write("b/two", "2");
        write("a/one", "1");
        assertThat(new LiveFolder(folder).files()).containsExactly(folder.resolve("a/one"), folder.resolve("b/two"));
    }

    @Test
    void whatIsNotThereIsEmpty() throws IOException {
        assertThat(new LiveFolder(folder.resolve("missing")).files()).isEmpty();
    }

    @Test
    void copiesAllButWhatIsLeftOut() throws IOException {
        write("data/journal/one", "1");
        write("data/lake/two", "2");
        write("data/deep/lake/three", "3");
        Path to = folder.resolve("copy");
        new LiveFolder(folder.resolve("data")).copyTo(to, Set.of("lake"));
        assertThat(new LiveFolder(to).files())
                .containsExactly(to.resolve("deep/lake/three"), to.resolve("journal/one"));
        assertThat(to.resolve("journal/one")).hasContent("1");
    }

    @Test
    void filesMayComeAndGoMeanwhile() throws Exception {
        write("stays", "1");
        AtomicBoolean done = new AtomicBoolean();
        Thread busy = Thread.ofPlatform().start(() -> {
            for (int i = 0; !done.get(); i++) {
                Path file = folder.resolve("day" + i % 7 + "/file");
                try {
                    write("day" + i % 7 + "/file", "");
                    Files.delete(file);
                    Files.delete(file.getParent());
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            }
        });
        try {
            for (int i = 0; i < 300; i++) {
                assertThat(new LiveFolder(folder).files()).contains(folder.resolve("stays"));
            }
        } finally {
            done.set(true);
            busy.join();
        }
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
