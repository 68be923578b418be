package dev.purser.testkit.process;

/** The signals that tests send. */
public enum Signal {
    /** Ends the process at once; it can do nothing about it. */
    SIGKILL,
    /** Asks the process to end in an orderly way. */
    SIGTERM
}
