package dev.purser.cli.query;

import dev.purser.cli.CommandException;
import dev.purser.cli.ExitCode;
import dev.purser.cli.Table;
import dev.purser.cli.files.Ticker;
import dev.purser.cli.query.ask.Answered;
import dev.purser.cli.query.ask.Complaint;
import dev.purser.cli.query.ask.Plans;
import dev.purser.cli.query.ask.Question;
import dev.purser.cli.query.ask.Respondent;
import dev.purser.cli.query.chart.ChartOutput;
import dev.purser.cli.query.output.Output;
import dev.purser.cli.query.output.OutputFormat;
import dev.purser.cli.query.output.Target;
import dev.purser.lake.LakeError;
import dev.purser.lake.query.QueryException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Asks one question, writes the answer, and says what went wrong.
 *
 * @param target made anew for each question
 * @param chart where to draw the answer
 * @param width of the terminal that the answer goes to; empty where it goes elsewhere
 * @param progress whether to tell how far it is on {@code err}
 */
record Asking(
        Respondent respondent,
        OutputFormat format,
        Supplier<Target> target,
        Optional<Path> chart,
        OptionalInt width,
        boolean progress,
        PrintWriter out,
        PrintWriter err) {
    /** The exit code. */
    int ask(Question question) {
        try {
            return answer(question);
        } catch (QueryException e) {
            if (e.reason() == LakeError.QUERY_CANCELLED) {
                err.println("purser: cancelled");
            } else {
                Complaint.print(e, question.text(), err);
            }
            return ExitCode.FAILURE;
        } catch (Writing.Closed closed) {
            return ExitCode.OK;
        }
    }

    int explain(Question question) {
        try {
            Plans.print(respondent.explain(question), out);
            return ExitCode.OK;
        } catch (QueryException e) {
            Complaint.print(e, question.text(), err);
            return ExitCode.FAILURE;
        }
    }

    private int answer(Question question) {
        AtomicLong rows = new AtomicLong();
        Answered answered;
        try (Ticker ticker = Ticker.start(
                        progress, Ticker.OFTEN, err, time -> "%d s, %,d rows".formatted(time.toSeconds(), rows.get()));
                Output output = format.open(target.get(), width)) {
            Optional<ChartOutput> drawn = chart.map(file -> new ChartOutput(output));
            Runnable first = width.isPresent() ? ticker::close : () -> {};
            answered = respondent.ask(question, new Writing(drawn.isPresent() ? drawn.get() : output, rows, first));
            if (drawn.isPresent()) {
                drawn.get().draw(answered.render(), chart.orElseThrow());
            }
        } catch (IOException e) {
            throw Writing.failed(e);
        }
        answered.warnings().forEach(warning -> err.println("purser: " + Table.printable(warning)));
        answered.broken().ifPresent(why -> err.println("purser: the answer is not whole: " + Table.printable(why)));
        return answered.broken().isEmpty() ? ExitCode.OK : ExitCode.FAILURE;
    }

    /** The format's file is of bytes that no terminal shows. */
    void requireTarget(boolean file) {
        if (format == OutputFormat.PARQUET && !file && width.isPresent()) {
            throw new CommandException(
                    ExitCode.USAGE, "Parquet is nothing for a terminal", "Write it to a file with --to.");
        }
    }
}
