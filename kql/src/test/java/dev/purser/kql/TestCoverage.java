package dev.purser.kql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.kql.bind.Inventory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The coverage table is what the code says. Written anew with {@code -Dpurser.coverage=write}. */
class TestCoverage {
    static String table() throws IOException {
        StringBuilder scripts = new StringBuilder();
        for (String script : TestScripts.ALL) {
            scripts.append(TestScripts.read(script));
        }
        for (String script : TestScripts.FUNCTIONS) {
            scripts.append(TestScripts.read(script));
        }
        scripts.append(TestScripts.read("errors"));
        StringBuilder out = new StringBuilder("# What of Kusto is supported\n\n");
        out.append(
                "Made from the code by `TestCoverage`. *Tested*: a script under `src/test/resources/kql` uses it on a real\n");
        out.append(
                "DuckDB. *Host*: runs in Java beside the engine (`HostFunctions`). Tiers: 1 must work, 2 expected, 3 nice.\n\n");
        out.append("| Kind | Name | Tier | Supported | Tested | Host |\n|---|---|---|---|---|---|\n");
        for (Inventory.Entry one : Inventory.all()) {
            boolean tested = Pattern.compile("(?<![\\w-])" + Pattern.quote(one.name()) + "(?![\\w-])")
                    .matcher(scripts)
                    .find();
            out.append("| ")
                    .append(one.kind())
                    .append(" | `")
                    .append(one.name())
                    .append("` | ")
                    .append(one.tier());
            out.append(" | yes | ")
                    .append(tested ? "yes" : "")
                    .append(" | ")
                    .append(one.host() ? "yes" : "")
                    .append(" |\n");
        }
        return out.toString();
    }

    @Test
    void theTableIsOfToday() throws IOException {
        Path file = Path.of("COVERAGE.md");
        if ("write".equals(System.getProperty("purser.coverage"))) {
            Files.writeString(file, table());
        }
        assertThat(file).content().isEqualTo(table());
    }
}
