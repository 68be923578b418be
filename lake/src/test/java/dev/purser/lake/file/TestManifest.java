package dev.purser.lake.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The manifest as it is kept. */
class TestManifest {
    @TempDir
    Path folder;

    private static LakeFile file(String path, String... signature) {
        return new LakeFile(path, 739_616, 1, 2, 3, Long.MAX_VALUE, 5, 6, List.of(signature));
    }

    private static final Manifest SAMPLE = Manifest.EMPTY
            .with(
                    "A",
                    new TableFiles(
                            7,
                            List.of(
                                    file("A/one.parquet", "_seq BIGINT"),
                                    file("A/two.parquet", "_seq BIGINT", "x y UUID")),
                            Optional.of(new TableFiles.Rebuild(
                                    1, 9, 4, List.of(3L, 8L), List.of(file("A/three.parquet", "_seq BIGINT"))))))
            .with("B", new TableFiles(0, List.of(), Optional.empty()));

    @Test
    void isReadAsItWasWritten() throws IOException {
        LakeFolder lake = new LakeFolder(folder.resolve("lake"), new LakeDisk());
        assertThat(lake.load()).isEmpty();
        lake.save(SAMPLE);
        assertThat(lake.load()).contains(SAMPLE);
        assertThat(SAMPLE.paths()).containsExactly("A/one.parquet", "A/three.parquet", "A/two.parquet");
    }

    @Test
    void oneThatCannotBeReadIsPutAsideWithItsFiles() throws IOException {
        Path lake = folder.resolve("lake");
        for (String text : List.of("", "{", "[]", "{\"version\":2,\"tables\":{}}", "{\"version\":1,\"more\":3}")) {
            Files.createDirectories(lake.resolve("A"));
            Files.writeString(lake.resolve("A/one.parquet"), "rows");
            Files.writeString(lake.resolve("manifest.json"), text);
            assertThat(new LakeFolder(lake, new LakeDisk()).load()).isEmpty();
            assertThat(lake).isEmptyDirectory();
        }
        try (var all = Files.list(folder)) {
            assertThat(all.filter(path -> path.toString().contains("unreadable")))
                    .isNotEmpty()
                    .allSatisfy(
                            aside -> assertThat(aside.resolve("A/one.parquet")).exists());
        }
    }

    @Test
    void whatItDoesNotNameIsSweptAway() throws IOException {
        LakeFolder lake = new LakeFolder(folder, new LakeDisk());
        for (String name : List.of("A/one.parquet", "A/two.parquet", "A/left.parquet", "A/d/half.parquet.tmp")) {
            Files.createDirectories(folder.resolve(name).getParent());
            Files.writeString(folder.resolve(name), "rows");
        }
        Files.writeString(folder.resolve("A/notes.txt"), "somebody else's");
        lake.sweep(SAMPLE);
        try (var all = Files.walk(folder)) {
            assertThat(all.filter(Files::isRegularFile)
                            .map(path -> folder.relativize(path).toString()))
                    .containsExactlyInAnyOrder("A/one.parquet", "A/two.parquet", "A/notes.txt");
        }
        assertThat(folder.resolve("A/d")).doesNotExist();
    }
}
