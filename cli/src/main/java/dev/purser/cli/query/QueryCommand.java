package dev.purser.cli.query;

import dev.purser.cli.CommandException;
import dev.purser.cli.ExitCode;
import dev.purser.cli.RemoteCommand;
import dev.purser.cli.query.ask.Question;
import dev.purser.cli.query.ask.Respondent;
import dev.purser.cli.query.ask.Span;
import dev.purser.cli.query.offline.LoadTally;
import dev.purser.cli.query.online.ServerRespondent;
import dev.purser.cli.query.output.OutputFormat;
import dev.purser.cli.query.output.Target;
import dev.purser.cli.query.prompt.Prompt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Kusto asked of a server or of files. */
@Command(
        name = "query",
        description = {
            "Ask the record in Kusto (KQL): of a server, or of files without any server.",
            "Files are JSON lines and arrays, gzip, CloudTrail's files, Azure's hourly blobs, Activity Tracker's files,"
                    + " Parquet and CSV. Under the name of a known table (ContainerRegistryRepositoryEvents,"
                    + " ContainerRegistryLoginEvents, RegistryEvents, AzureActivity, CloudTrail, ActivityTracker,"
                    + " PurserEvents) a cloud's records get that table's columns; under any other name the columns are"
                    + " what stands in the files.",
            "Without a query, standard input is read; at a terminal a prompt opens."
        },
        footer = {
            "  purser query 'ContainerRegistryRepositoryEvents | summarize count() by OperationName'",
            "  purser query --table CloudTrail=AWSLogs/ 'CloudTrail | summarize n=count() by eventname | top 5 by n'",
            "  purser query --table T='logs/**/*.json.gz' -o parquet --to hits.parquet 'T | where status >= 500'",
            "  purser query --chart pulls.svg 'ACRPull | summarize count() by bin(TimeGenerated, 1h) | render timechart'"
        },
        exitCodeList = {
            "0:Answered.",
            "1:The query is wrong, was cut short by a limit or cancelled, or something failed.",
            "2:The command line is wrong.",
            "4:The server cannot be reached.",
            "5:Not logged in, or not allowed.",
            "6:There is no such file.",
            "8:The server cannot answer now.",
            "9:Answered, but some of the input is broken and was set aside.",
            "130:Stopped by Ctrl-C; the query was cancelled."
        })
public final class QueryCommand extends RemoteCommand {
    @Parameters(paramLabel = "QUERY", arity = "0..1", description = "The query; - for standard input.")
    Optional<String> query = Optional.empty();

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "Read the query from this file.")
    Optional<Path> file = Optional.empty();

    @Option(
            names = "--table",
            paramLabel = "NAME=FILES",
            description =
                    "Ask files: a file, a folder, or a pattern such as 'logs/**/*.json'. NAME:json=, NAME:csv= and"
                            + " NAME:parquet= say what they are where their content does not. May be given several times.")
    List<String> tables = List.of();

    @Option(
            names = "--timespan",
            paramLabel = "SPAN",
            description = "Only rows of that time: 24h, P1D, or start/end such as 2026-11-20/2026-11-21T12:00.")
    Optional<String> timespan = Optional.empty();

    @Option(
            names = "--workspace",
            paramLabel = "ID",
            defaultValue = "default",
            description = "The server's workspace, by id or name. Default: the one that it has.")
    String workspace;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table, jsonl, csv or parquet. Default: table.")
    OutputFormat format;

    @Option(
            names = "--to",
            paramLabel = "FILE",
            description = "Write the answer to this file; its second table, if any, to FILE with .2 before the ending.")
    Optional<Path> to = Optional.empty();

    @Option(names = "--chart", paramLabel = "FILE", description = "Draw what render asks for, as SVG.")
    Optional<Path> chart = Optional.empty();

    @Option(names = "--explain", description = "Show the plan and the SQL instead of asking.")
    boolean explain;

    @Option(names = "--timeout", paramLabel = "SECONDS", description = "Give up after so long.")
    Optional<Long> timeout = Optional.empty();

    @Option(
            names = "--memory",
            paramLabel = "MIB",
            defaultValue = "1024",
            description =
                    "What the engine may take for files; the rest goes to temporary files. Default: ${DEFAULT-VALUE}.")
    long memory;

    @Option(
            names = "--longest",
            paramLabel = "BYTES",
            defaultValue = "4194304",
            description = "The longest record of a file that is taken. Default: ${DEFAULT-VALUE}.")
    int longest;

    @Option(
            names = "--set-aside",
            paramLabel = "FILE",
            description = "List here what of the files was not taken: JSON lines with file, line, reason. Default: the"
                    + " first ones on standard error.")
    Optional<Path> setAside = Optional.empty();

    @Override
    public Integer call() throws IOException {
        Optional<String> text = text();
        if (text.isPresent() && text.get().isBlank()) {
            throw new CommandException(ExitCode.USAGE, "the query is empty", "Write one, or see --help.");
        }
        Question question = new Question(text.orElse(""), timespan.map(Span::of), timeout.map(Duration::ofSeconds));
        Screen screen = Screen.of(surroundings());
        if (tables.isEmpty()) {
            try (Respondent server = new ServerRespondent(api(), workspace)) {
                return ask(server, question, screen);
            }
        }
        LoadTally tally = new LoadTally();
        try (Respondent files = new FileTables(tables, memory << 20, longest, setAside).open(tally, screen, err())) {
            int code = ask(files, question, screen);
            return code == ExitCode.OK && tally.broken() > 0 ? ExitCode.SET_ASIDE : code;
        }
    }

    private int ask(Respondent respondent, Question question, Screen screen) throws IOException {
        Asking asking = new Asking(
                respondent,
                format,
                () -> to.map(Target::file)
                        .orElseGet(() -> Target.standard(surroundings().output())),
                chart,
                to.isPresent() ? OptionalInt.empty() : screen.width(),
                screen.error(),
                out(),
                err());
        asking.requireTarget(to.isPresent());
        if (question.text().isEmpty()) {
            return prompt(asking, question);
        }
        return explain ? asking.explain(question) : asking.ask(question);
    }

    private int prompt(Asking asking, Question question) throws IOException {
        Prompt prompt =
                new Prompt(asking.respondent(), surroundings().configFolder().resolve("query-history"), one -> {
                    if (explain) {
                        asking.explain(question.withText(one));
                    } else {
                        asking.ask(question.withText(one));
                    }
                    out().flush();
                    err().flush();
                });
        prompt.run();
        return ExitCode.OK;
    }

    /** The query; empty if it is to be asked for at the terminal. */
    private Optional<String> text() throws IOException {
        if (query.isPresent() && file.isPresent()) {
            throw new CommandException(ExitCode.USAGE, "a query and --file are two queries", "Give one of them.");
        }
        if (file.isPresent()) {
            try {
                return Optional.of(Files.readString(file.get()));
            } catch (NoSuchFileException e) {
                throw new CommandException(ExitCode.NOT_FOUND, "there is no file " + file.get(), "Check the path.");
            }
        }
        if (query.isPresent() && !query.get().equals("-")) {
            return query;
        }
        if (query.isEmpty() && surroundings().asker().isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new String(surroundings().bytes().readAllBytes(), StandardCharsets.UTF_8));
    }
}
