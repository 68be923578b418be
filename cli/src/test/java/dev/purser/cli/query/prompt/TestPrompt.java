package dev.purser.cli.query.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.cli.query.ask.Answered;
import dev.purser.cli.query.ask.Question;
import dev.purser.cli.query.ask.Respondent;
import dev.purser.kql.schema.Catalog;
import dev.purser.kql.schema.StoredFunction;
import dev.purser.kql.schema.Table;
import dev.purser.kql.type.KustoType;
import dev.purser.lake.query.Explanation;
import dev.purser.lake.query.ResultSink;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Parser.ParseContext;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.ExternalTerminal;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TestPrompt {
    private static final Catalog CATALOG = Catalog.of(
                    Table.of(
                            "Pulls",
                            Table.Column.of("Repository", KustoType.STRING),
                            Table.Column.of("odd name", KustoType.LONG),
                            Table.Column.of("Secret", KustoType.STRING).hide()),
                    Table.of("Pushes", Table.Column.of("Digest", KustoType.STRING)))
            .withFunctions(List.of(new StoredFunction("Recent", "()", "Pulls | take 1")));
    private static final Words WORDS = Words.of(CATALOG);

    @TempDir
    Path folder;

    private final List<String> asked = new ArrayList<>();

    private static final class Names implements Respondent {
        @Override
        public Answered ask(Question question, ResultSink sink) {
            throw new IllegalStateException();
        }

        @Override
        public Explanation explain(Question question) {
            throw new IllegalStateException();
        }

        @Override
        public Catalog catalog() {
            return CATALOG;
        }

        @Override
        public void close() {}
    }

    /** What the terminal shows while that is typed. */
    private String typed(String keys) throws IOException {
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        // No pseudo terminal of the system's: what is typed ends, and so does the prompt.
        try (Terminal terminal = new ExternalTerminal(
                "test",
                "xterm",
                new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8)),
                screen,
                StandardCharsets.UTF_8)) {
            new Prompt(new Names(), folder.resolve("config/query-history"), asked::add).run(terminal);
            terminal.flush();
        }
        return AttributedString.stripAnsi(screen.toString(StandardCharsets.UTF_8));
    }

    @Test
    void queriesEndAtASemicolonOrAnEmptyLine() throws IOException {
        typed("Pulls | count;\rPulls\r| take 1\r\rlet x = 1;\rprint x;\rprint 'a;'\r;\r.exit\r");
        assertThat(asked).containsExactly("Pulls | count", "Pulls\n| take 1", "let x = 1;\nprint x", "print 'a;'");
    }

    @Test
    void commandsTellWhatThereIs() throws IOException {
        assertThat(typed(".tables\r.schema Pulls\r.schema Recent\r.schema Pull\r.nonsense\r.help\r.quit\r"))
                .contains("Pushes", "Recent  (view)", "odd name    long", "Secret      string (hidden)")
                .contains("Pulls | take 1", "did you mean Pulls?", "There is no .nonsense", "Ctrl-R");
        assertThat(asked).isEmpty();
    }

    @Test
    void tabCompletes() throws IOException {
        typed("Pul\t | summ\tcount() by Repo\t;\rprint 1;\r\u0004");
        assertThat(asked).containsExactly("Pulls | summarize count() by Repository", "print 1");
    }

    @Test
    void theHistoryIsKeptForItsOwnerAlone() throws IOException {
        typed("print 1;\r.exit\r");
        Path history = folder.resolve("config/query-history");
        assertThat(Files.readString(history)).contains("print 1;");
        if (history.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(history)))
                    .isEqualTo("rw-------");
        }
        typed("\u001bOA\u001bOA\r.exit\r");
        assertThat(asked).containsExactly("print 1", "print 1");
    }

    private static List<String> candidates(String text) {
        List<Candidate> found = new ArrayList<>();
        new QueryCompleter(WORDS)
                .complete(null, new QueryParser().parse(text, text.length(), ParseContext.COMPLETE), found);
        return found.stream().map(Candidate::value).toList();
    }

    @Test
    void whatIsOfferedFitsThePlace() {
        assertThat(candidates("")).contains("Pulls", "Recent", "let", ".tables").doesNotContain("summarize");
        assertThat(candidates("Pulls | ")).contains("summarize", "where").doesNotContain("Repository");
        assertThat(candidates("Pulls | where "))
                .contains("Repository", "['odd name']", "strcat(")
                .doesNotContain("Digest", "Secret");
        assertThat(candidates("Pulls | summarize n=count() by Repository | top 5 by "))
                .contains("n", "Repository")
                .doesNotContain("['odd name']");
        assertThat(candidates(".schema ")).contains("Pulls").doesNotContain("summarize");
        assertThat(candidates("union Pulls, Pushes | where (")).contains("Digest", "Repository");
    }

    @Test
    void coloursKeepEveryCharacter() {
        QueryHighlighter highlighter = new QueryHighlighter(WORDS);
        for (String text : List.of(
                "Pulls | where x == \"a\\\"b\" and n > 1.5 // why",
                "print 'open",
                "print \"\\",
                "a\nb | mv-expand c",
                "日本 | ~~ ")) {
            assertThat(highlighter.highlight(null, text).toString()).isEqualTo(text);
        }
        assertThat(highlighter.highlight(null, "Pulls | count").toAnsi()).contains("\u001b[");
    }

    @Test
    void whatIsWholeIsKnown() {
        for (String whole : List.of("", ".tables", "T;", "T\n", "T | where a == ';' ;", "let x=1;\nT;")) {
            assertThat(QueryParser.whole(whole)).as(whole).isTrue();
        }
        for (String part : List.of("T", "T | where", "let x = 1;", "T\n| take 1")) {
            assertThat(QueryParser.whole(part)).as(part).isFalse();
        }
    }
}
