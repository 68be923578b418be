package dev.purser.journal;

import dev.purser.event.ErrorCode;

/** What can go wrong with the journal, as callers and operators see it. */
public enum JournalError implements ErrorCode {
    JOURNAL_UNAVAILABLE(
            "the action cannot be recorded now, and what cannot be recorded is not done",
            "Try again later. The operator finds the reason in the health endpoint's journal state.",
            503),
    JOURNAL_LOCKED(
            "another process has the journal open",
            "Stop the other process; a journal's folder serves one process.",
            503),
    JOURNAL_FORMAT(
            "the journal was written by a newer version, or is no journal",
            "Start the version that wrote it, or a newer one; the detail names the formats.",
            503),
    JOURNAL_UNREADABLE(
            "the journal's files cannot be read", "Check the disk and the permissions of the journal's folder.", 503);

    private final String message;
    private final String advice;
    private final int status;

    JournalError(String message, String advice, int status) {
        this.message = message;
        this.advice = advice;
        this.status = status;
    }

    @Override
    public String code() {
        return name();
    }

    @Override
    public String message() {
        return message;
    }

    @Override
    public String advice() {
        return advice;
    }

    @Override
    public int status() {
        return status;
    }
}
