package dev.purser.cli.query.offline;

/** Takes what of one file could not be read. */
@FunctionalInterface
interface Faults {
    /** What was found once is not told again. */
    Faults KNOWN = (line, reason, message) -> {};

    /**
     * @param line from 1 on; 0 for the whole file
     */
    void add(long line, String reason, String message);
}
