package dev.purser.cli.query.prompt;

import dev.purser.cli.CommandException;
import dev.purser.cli.query.ask.Respondent;
import dev.purser.event.PurserException;
import dev.purser.kql.schema.Catalog;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Consumer;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Reads queries and commands from a terminal until {@code .exit} or Ctrl-D. */
public final class Prompt {
    private static final String FIRST = "kql> ";
    private static final String NEXT = "  -> ";

    private final Respondent respondent;
    private final Path history;
    private final Consumer<String> ask;

    /**
     * @param history the file that earlier queries are kept in, for its owner alone
     * @param ask asks a query, writes the answer or what is wrong; called by the thread that runs this
     */
    public Prompt(Respondent respondent, Path history, Consumer<String> ask) {
        this.respondent = respondent;
        this.history = history;
        this.ask = ask;
    }

    /** At the terminal of this process. */
    public void run() throws IOException {
        try (Terminal terminal = TerminalBuilder.builder().system(true).build()) {
            if (terminal.getWidth() <= 0) {
                // A terminal that knows no size, as some that programs make.
                terminal.setSize(new Size(80, 24));
            }
            run(terminal);
        }
    }

    /** At that terminal. */
    void run(Terminal terminal) {
        Words words = words(terminal.writer());
        LineReader reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("purser")
                .parser(new QueryParser())
                .completer(new QueryCompleter(words))
                .highlighter(new QueryHighlighter(words))
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, NEXT)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.HISTORY_TIMESTAMPED, false)
                .build();
        if (kept()) {
            reader.setVariable(LineReader.HISTORY_FILE, history);
        }
        PromptCommands commands = new PromptCommands(words, terminal.writer());
        terminal.writer().println("Kusto queries, ended by ; or an empty line. .help shows more, .exit leaves.");
        while (true) {
            String text;
            try {
                text = QueryParser.query(reader.readLine(FIRST));
            } catch (UserInterruptException dropped) {
                continue;
            } catch (EndOfFileException left) {
                return;
            }
            if (text.startsWith(".")) {
                if (!commands.run(text)) {
                    return;
                }
            } else if (!text.isBlank()) {
                ask(text, terminal);
            }
        }
    }

    /** Without names to complete, the prompt works all the same. */
    private Words words(PrintWriter out) {
        try {
            return Words.of(respondent.catalog());
        } catch (CommandException | PurserException e) {
            out.println("No tables are known for completion: " + e.getMessage());
            return Words.of(Catalog.of());
        }
    }

    private void ask(String text, Terminal terminal) {
        Thread asking = Thread.currentThread();
        Terminal.SignalHandler before = terminal.handle(Terminal.Signal.INT, signal -> asking.interrupt());
        try {
            ask.accept(text);
        } catch (CommandException | PurserException e) {
            terminal.writer().println("purser: " + e.getMessage());
        } finally {
            terminal.handle(Terminal.Signal.INT, before);
            // What came too late for the query is not for the next one.
            boolean late = Thread.interrupted();
            terminal.writer().print(late ? "\n" : "");
            terminal.flush();
        }
    }

    /** Whether there is a file for the history that only its owner may read. */
    private boolean kept() {
        try {
            Files.createDirectories(history.getParent());
            if (Files.notExists(history)) {
                if (history.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                    Files.createFile(
                            history,
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                } else {
                    Files.createFile(history);
                }
            }
            return Files.isWritable(history);
        } catch (IOException none) {
            return false;
        }
    }
}
