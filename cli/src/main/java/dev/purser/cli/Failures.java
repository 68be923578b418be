package dev.purser.cli;

import dev.purser.event.PurserException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;

/** Says what went wrong, for people: a message, an advice, no stack trace unless {@code PURSER_DEBUG} is set. */
final class Failures {
    private Failures() {}

    static int tell(Exception failure, PrintWriter err) {
        if (System.getenv("PURSER_DEBUG") != null) {
            failure.printStackTrace(err);
        }
        if (failure instanceof CommandException known) {
            err.println("purser: " + known.getMessage());
            if (!known.advice().isEmpty()) {
                err.println("        " + known.advice());
            }
            return known.exitCode();
        }
        if (failure instanceof PurserException known) {
            err.println("purser: " + known.error().message() + (known.detail().isEmpty() ? "" : " " + known.detail()));
            err.println("        " + known.error().advice());
            return ExitCode.of(known.error().status());
        }
        Throwable cause = failure instanceof UncheckedIOException ? failure.getCause() : failure;
        String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        err.println("purser: " + message.lines().findFirst().orElse("failed"));
        return ExitCode.FAILURE;
    }
}
