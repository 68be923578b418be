package dev.purser.journal;

/** How a journal is. In every state but {@link #OK}, what is strict is refused. */
public enum JournalState {
    /** Takes events. */
    OK(0, "", true),
    /** No space for another segment: what is left of the last one is kept for gap, collection and admin records. */
    FULL(1, "Free disk space, or shorten retention; the journal goes on by itself.", false),
    /** A write or sync failed. A fresh segment is tried until the disk is back. */
    FAILED(2, "Check the disk that holds the journal's folder; the journal goes on by itself when it is back.", false),
    /** A record that was durable is not what it was. Nothing is cut, signed or appended; good records stay readable. */
    DAMAGED(3, "Keep the folder as evidence, run 'purser verify' on it, and restore the journal from a backup.", false),
    /** Shorter than a checkpoint known from elsewhere: an old backup, or another folder. */
    BEHIND(4, "Put the newest copy of the journal's folder in place, and restart.", false),
    /** The folder has gone while the journal was open. */
    LOST(5, "Mount or restore the journal's folder, and restart.", false);

    private final int number;
    private final String advice;
    private final boolean appendable;

    JournalState(int number, String advice, boolean appendable) {
        this.number = number;
        this.advice = advice;
        this.appendable = appendable;
    }

    /** The number that stands for it in metrics; never given to another state. */
    public int number() {
        return number;
    }

    /** What an operator can do about it; empty where there is nothing to do. */
    public String advice() {
        return advice;
    }

    /** True if ordinary events are taken. */
    public boolean appendable() {
        return appendable;
    }

    /** True if only a restart ends this state. */
    public boolean lasting() {
        return this == DAMAGED || this == BEHIND || this == LOST;
    }
}
