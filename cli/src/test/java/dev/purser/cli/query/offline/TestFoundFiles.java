package dev.purser.cli.query.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.cli.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestFoundFiles {
    @TempDir
    Path folder;

    @BeforeEach
    void some() throws IOException {
        for (String name : List.of("a.json", "b.csv", "y=2026/m=11/c.json", "y=2026/d.json.gz", ".hidden/e.json")) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "{}");
        }
        Files.createFile(folder.resolve("empty.json"));
    }

    private List<String> found(String pattern) {
        return FoundFiles.matching(folder + "/" + pattern).stream()
                .map(file -> folder.relativize(file).toString())
                .toList();
    }

    @Test
    void aFolderIsAllThatIsBelow() {
        assertThat(found("")).containsExactly("a.json", "b.csv", "y=2026/d.json.gz", "y=2026/m=11/c.json");
        assertThat(found("y=2026")).containsExactly("y=2026/d.json.gz", "y=2026/m=11/c.json");
    }

    @Test
    void patternsStandForNamesAndFolders() {
        assertThat(found("*.json")).containsExactly("a.json");
        assertThat(found("**/*.json")).containsExactly("a.json", "y=2026/m=11/c.json");
        assertThat(found("**.{json,csv}")).containsExactly("a.json", "b.csv", "y=2026/m=11/c.json");
        assertThat(found("y=*/m=1[0-2]/?.json")).containsExactly("y=2026/m=11/c.json");
        assertThat(found("y=2026/*")).containsExactly("y=2026/d.json.gz");
    }

    @Test
    void aFileIsItself() {
        assertThat(found("b.csv")).containsExactly("b.csv");
    }

    @Test
    void nothingFoundIsSaid() {
        for (String pattern : List.of("*.parquet", "nowhere/", "nowhere/*.json", "nothing.json")) {
            assertThatThrownBy(() -> found(pattern))
                    .isInstanceOf(CommandException.class)
                    .hasMessageContaining(pattern);
        }
        assertThatThrownBy(() -> found("*.{json")).isInstanceOf(CommandException.class);
    }
}
