package dev.purser.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestYamlFile {
    private final List<Problem> problems = new ArrayList<>();

    private List<Assignment> parse(String text) {
        return YamlFile.parse("f", text.getBytes(StandardCharsets.UTF_8), problems::add);
    }

    @Test
    void nestedNamesAreJoinedAndKeepTheirLine() {
        assertThat(parse("a:\n  b:\n    c: 1\n  d.e: [x, y]\nf: 'g h'\n"))
                .containsExactly(
                        new Assignment("a.b.c", "1", false, Where.file("f", 3)),
                        new Assignment("a.d.e", "x,y", true, Where.file("f", 4)),
                        new Assignment("f", "g h", false, Where.file("f", 5)));
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "# only a comment\n", "---\n", "null", "{}"})
    void nothingIsNoProblem(String text) {
        assertThat(parse(text)).isEmpty();
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "just text",
                "[a, b]",
                "a: 1\na: 2",
                "a:\n  b: 1\na.b: 2",
                "a:",
                "a: [[1]]",
                "a: [~]",
                "? [x]\n: y",
                "a: &x [1]\nb: *x",
                "a: &x {b: *x}",
                "a: {b: {c: {d: {e: {f: {g: {h: {i: {j: 1}}}}}}}}}",
                "a: 1\n---\nb: 2",
                "a: \"unclosed",
                "a: b: c",
                "\ta: 1",
                "a: \u0007",
                "!!javax.script.ScriptEngineManager [1]",
                "\"\": 1"
            })
    void whatIsNotUnderstoodIsReportedOnce(String text) {
        parse(text);
        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst().toString()).startsWith("f:");
    }

    @Test
    void wrongBytesAndLargeFilesAreReported() {
        assertThat(YamlFile.parse("f", new byte[] {'a', ':', ' ', (byte) 0xFF}, problems::add))
                .isEmpty();
        assertThat(YamlFile.parse("f", new byte[YamlFile.MAX_BYTES + 1], problems::add))
                .isEmpty();
        assertThat(problems)
                .extracting(Problem::what)
                .containsExactly("the file is no UTF-8 text", "the file is larger than 256 KiB");
    }

    @Test
    void aTagThatNamesAClassIsRefused() {
        assertThat(parse("a: !!java.net.URL [\"http://localhost/\"]")).isEmpty();
        assertThat(problems)
                .singleElement()
                .asString()
                .startsWith("f:1: the file is no YAML: Global tag is not allowed");
    }

    @Property(tries = 2000)
    void anyBytesAreReadOrReported(@ForAll byte[] bytes) {
        List<Problem> found = new ArrayList<>();
        List<Assignment> read = YamlFile.parse("f", bytes, found::add);
        assertThat(read).allMatch(one -> !one.name().isEmpty());
        assertThat(found).allMatch(one -> one.where().kind() == Where.Kind.FILE);
    }

    @Property(tries = 3000)
    void anyYamlLikeTextIsReadOrReported(@ForAll("yamlLike") String text) {
        List<Problem> found = new ArrayList<>();
        List<Assignment> read = YamlFile.parse("f", text.getBytes(StandardCharsets.UTF_8), found::add);
        assertThat(read).extracting(Assignment::name).doesNotHaveDuplicates();
        assertThat(found).allMatch(one -> !one.advice().isEmpty());
    }

    @Provide
    Arbitrary<String> yamlLike() {
        return Arbitraries.of(
                        "a",
                        "b.c",
                        ": ",
                        ":",
                        "\n",
                        "\n  ",
                        "\n    ",
                        "- ",
                        "[",
                        "]",
                        "{",
                        "}",
                        ",",
                        "&x ",
                        "*x",
                        "!!int ",
                        "!t ",
                        "|\n",
                        ">\n",
                        "\"",
                        "'",
                        "~",
                        "1",
                        "true",
                        "---\n",
                        "...\n",
                        "? ",
                        "#",
                        "%YAML 1.1\n",
                        "<<: ",
                        "\t",
                        "\\",
                        "\u00e9",
                        "\uD83D\uDE00",
                        "\uFEFF",
                        "64MiB",
                        "journal")
                .list()
                .ofMaxSize(60)
                .map(parts -> String.join("", parts));
    }
}
