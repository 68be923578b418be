package dev.purser.cli;

/** A command that cannot go on: what to tell the user, what to do about it, and the exit code. */
public final class CommandException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;
    private final String advice;

    /**
     * @param advice what to do; empty where there is nothing to say
     */
    public CommandException(int exitCode, String message, String advice) {
        super(message, null, false, false);
        this.exitCode = exitCode;
        this.advice = advice;
    }

    public int exitCode() {
        return exitCode;
    }

    public String advice() {
        return advice;
    }
}
