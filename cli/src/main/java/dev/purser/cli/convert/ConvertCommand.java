package dev.purser.cli.convert;

import dev.purser.cli.BaseCommand;
import dev.purser.cli.CommandException;
import dev.purser.cli.ExitCode;
import dev.purser.cli.files.PrinterStream;
import dev.purser.cli.files.SetAside;
import dev.purser.cli.files.Ticker;
import dev.purser.event.dialect.Dialect;
import dev.purser.event.dialect.Framing;
import dev.purser.event.dialect.Home;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Records of one dialect into another. */
@Command(
        name = "convert",
        description = {
            "Convert audit records of one form into another, over files and folders, without a server.",
            "Reads plain and gzip files: one record a line, an array, or an object with a Records member. What is not"
                    + " converted is listed with file, line and reason (--set-aside, else on standard error)."
        },
        footer = {
            "  purser convert --dialects",
            "  purser convert --from cloudtrail --to azure AWSLogs/ -o azure/",
            "  gunzip -c trail.json.gz | purser convert --from cloudtrail --to activity-tracker > events.jsonl"
        },
        exitCodeList = {
            "0:Converted; records of other services, and events that the other form has no record for, may be set aside.",
            "1:Something failed.",
            "2:The command line is wrong.",
            "6:There is no such file.",
            "9:Some of the input is broken and was set aside; the rest is converted."
        })
public final class ConvertCommand extends BaseCommand {
    private static final Duration EVERY_SECOND = Duration.ofSeconds(1);
    private static final long MEGA = 1 << 20;

    @Parameters(paramLabel = "FILE", arity = "0..*", description = "Files and folders; none, or -, for standard input.")
    List<Path> inputs = List.of();

    @Option(names = "--from", paramLabel = "DIALECT", description = "What is read.")
    Optional<String> from = Optional.empty();

    @Option(names = "--to", paramLabel = "DIALECT", description = "What is written.")
    Optional<String> to = Optional.empty();

    @Option(names = "--dialects", description = "List the dialects and their options, and do nothing.")
    boolean list;

    @Option(names = "--from-option", paramLabel = "NAME=VALUE", description = "Choose an option of what is read.")
    Map<String, String> fromOptions = Map.of();

    @Option(names = "--to-option", paramLabel = "NAME=VALUE", description = "Choose an option of what is written.")
    Map<String, String> toOptions = Map.of();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "PATH",
            description = "A folder, which gets a file for each that is read, or a file. Standard output if not given.")
    Optional<Path> output = Optional.empty();

    @Option(
            names = "--frame",
            paramLabel = "HOW",
            description = "lines: one record a line. file: as the dialect's own files are. Default: file into a folder,"
                    + " else lines.")
    Optional<String> frame = Optional.empty();

    @Option(
            names = "--gzip",
            negatable = true,
            arity = "0..1",
            fallbackValue = "true",
            description = "Pack what is written. Default: as the dialect's own files are into a folder, else not.")
    Optional<Boolean> gzip = Optional.empty();

    @Option(names = "--set-aside", paramLabel = "FILE", description = "Write the list of what is not converted here.")
    Optional<Path> setAside = Optional.empty();

    @Option(
            names = "--longest",
            paramLabel = "BYTES",
            defaultValue = "4194304",
            description = "The longest record that is taken. Default: ${DEFAULT-VALUE}.")
    int longest;

    @Option(names = "--progress", description = "Tell every second how far it is, on standard error.")
    boolean progress;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (list) {
            DialectList.print(out());
            return ExitCode.OK;
        }
        Dialect source = dialect(from, "--from", fromOptions);
        Dialect target = dialect(to, "--to", toOptions);
        if (source.reader(false).isEmpty()) {
            throw new CommandException(
                    ExitCode.USAGE, source.name() + " is only written, not read", "See --dialects for those read.");
        }
        Tally tally = new Tally();
        try (SetAside aside = new SetAside(asideStream())) {
            convert(source, target, aside, tally);
        }
        err().println(tally.line());
        return tally.broken.get() == 0 ? ExitCode.OK : ExitCode.SET_ASIDE;
    }

    private void convert(Dialect source, Dialect target, SetAside aside, Tally tally)
            throws IOException, InterruptedException {
        boolean standardInput = inputs.isEmpty() || inputs.equals(List.of(Path.of("-")));
        InputFiles files = standardInput ? new InputFiles(List.of(), false) : InputFiles.of(inputs);
        boolean folder =
                !standardInput && output.isPresent() && (files.fromFolder() || Files.isDirectory(output.get()));
        boolean asFiles = frame.map(this::framedAsFile).orElse(folder);
        Conversion conversion = new Conversion(
                source,
                target,
                asFiles ? target.files().framing() : Framing.LINES,
                gzip.orElse(folder && asFiles && target.files().gzip()),
                longest,
                aside,
                tally);
        long bytes = files.files().stream()
                .mapToLong(one -> one.path().toFile().length())
                .sum();
        try (Ticker ticker = Ticker.start(progress, EVERY_SECOND, err(), time -> how(tally, bytes, time))) {
            if (folder) {
                conversion.apart(files.files(), output.get());
            } else if (standardInput) {
                conversion.stream("-", surroundings().bytes(), outputStream());
            } else {
                conversion.together(files.files(), outputStream());
            }
        }
    }

    private static String how(Tally tally, long totalBytes, Duration time) {
        long done = tally.bytes.sum();
        double perSecond = done * 1e9 / time.toNanos();
        return "%s, %,d of %,d MiB, %.0f MiB/s "
                .formatted(tally.line(), done / MEGA, totalBytes / MEGA, perSecond / MEGA);
    }

    private boolean framedAsFile(String how) {
        return switch (how) {
            case "file" -> true;
            case "lines" -> false;
            default ->
                throw new CommandException(ExitCode.USAGE, "--frame is neither lines nor file", "Choose one of them.");
        };
    }

    private static Dialect dialect(Optional<String> name, String option, Map<String, String> options) {
        return KnownDialects.ALL.open(
                name.orElseThrow(() -> new CommandException(
                        ExitCode.USAGE, option + " is missing", "Name a dialect; --dialects lists them.")),
                Home.NOWHERE,
                options);
    }

    private OutputStream outputStream() throws IOException {
        return output.isPresent()
                ? Files.newOutputStream(output.get())
                : surroundings().output();
    }

    private OutputStream asideStream() throws IOException {
        return setAside.isPresent()
                ? new BufferedOutputStream(Files.newOutputStream(setAside.get()))
                : new PrinterStream(err());
    }
}
