package dev.purser.kql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.kql.schema.Catalog;
import dev.purser.kql.schema.Table;
import dev.purser.kql.type.Json;
import dev.purser.kql.type.KustoType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Names, types and errors against Microsoft's own language service, on Node. Skipped, saying why, where Node or the
 * package cannot be had. A query marked {@code -} is one whose difference is meant.
 */
class TestOracle {
    private static final String PACKAGE = "@kusto/language-service-next";
    private static final String VERSION = "12.4.1";

    static Catalog catalog() {
        KustoType[] types = {
            KustoType.LONG, KustoType.STRING, KustoType.REAL, KustoType.DATETIME, KustoType.TIMESPAN,
            KustoType.DYNAMIC, KustoType.GUID, KustoType.INT, KustoType.DECIMAL, KustoType.BOOL
        };
        String[] names = {"a", "b", "c", "t", "ts", "d", "g", "i", "m", "f"};
        Table.Column[] columns = new Table.Column[names.length];
        for (int i = 0; i < names.length; i++) {
            columns[i] = Table.Column.of(names[i], types[i]);
        }
        Table other = Table.of(
                "U",
                Table.Column.of("a", KustoType.LONG),
                Table.Column.of("b", KustoType.STRING),
                Table.Column.of("x", KustoType.REAL));
        return Catalog.of(Table.of("T", columns), other);
    }

    @Test
    void namesTypesAndErrorsAreMicrosofts() throws IOException, InterruptedException {
        List<String> queries = TestScripts.read("oracle")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("- "))
                .toList();
        List<String> answers = answers(queries);
        for (int i = 0; i < queries.size(); i++) {
            Map<?, ?> theirs = (Map<?, ?>) Json.value(answers.get(i));
            BoundQuery ours = Kql.bind(queries.get(i), catalog());
            List<?> problems = (List<?>) theirs.get("d");
            if (problems.isEmpty()) {
                assertThat(ours.problems()).as(queries.get(i)).isEmpty();
                assertThat(ours.tables().getFirst().columns().stream()
                                .map(col -> col.name() + ":" + col.type().kusto())
                                .collect(Collectors.joining(", ")))
                        .as(queries.get(i))
                        .isEqualTo(theirs.get("cols"));
            } else {
                List<String> codes = new ArrayList<>();
                problems.forEach(problem -> codes.add(String.valueOf(problem).replaceAll("@.*", "")));
                assertThat(ours.problems()).as(queries.get(i)).isNotEmpty();
                assertThat(codes)
                        .as(queries.get(i))
                        .contains(ours.problems().getFirst().editorCode());
            }
        }
    }

    /** What the language service says of each query, as JSON. */
    static List<String> answers(List<String> queries) throws IOException, InterruptedException {
        Path modules = modules();
        Path script = Path.of("target", "oracle", "oracle.js");
        Files.writeString(script, TestScripts.read("oracle-js"));
        String out = run(List.of("node", script.toString(), modules.toString()), String.join("\n", queries), 300);
        List<String> answers = out.lines().filter(line -> line.startsWith("{")).toList();
        assertThat(answers).hasSameSizeAs(queries);
        return answers;
    }

    /** The folder of the package, put there by npm if it is not yet. */
    private static Path modules() throws InterruptedException {
        Path folder = Path.of("target", "oracle");
        Path modules = folder.resolve("node_modules");
        try {
            Files.createDirectories(folder);
            if (!Files.isDirectory(modules.resolve(PACKAGE))) {
                run(
                        List.of(
                                "npm",
                                "install",
                                "--no-audit",
                                "--no-fund",
                                "--prefix",
                                folder.toString(),
                                PACKAGE + "@" + VERSION),
                        "",
                        90);
            }
            run(List.of("node", "--version"), "", 30);
        } catch (IOException e) {
            skip(e.getMessage());
        }
        if (!Files.isDirectory(modules.resolve(PACKAGE))) {
            skip("npm gave no " + PACKAGE);
        }
        return modules;
    }

    private static void skip(String reason) {
        String why = "skipped: Microsoft's language service cannot be asked here: " + reason;
        System.out.println(why);
        Assumptions.abort(why);
    }

    private static String run(List<String> command, String input, int seconds)
            throws IOException, InterruptedException {
        Path in = Files.createTempFile(Path.of("target", "oracle"), "in", ".txt");
        Path out = Files.createTempFile(Path.of("target", "oracle"), "out", ".txt");
        Files.writeString(in, input);
        Process process = new ProcessBuilder(command)
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return Files.readString(out, StandardCharsets.UTF_8);
    }
}
