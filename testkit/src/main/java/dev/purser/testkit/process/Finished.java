package dev.purser.testkit.process;

/**
 * A program that has run to its end.
 *
 * @param exit its exit code
 * @param output what it printed, errors too
 */
public record Finished(int exit, String output) {
    public boolean succeeded() {
        return exit == 0;
    }

    /** @throws AssertionError if it failed, with what it printed */
    public Finished orFail() {
        if (exit != 0) {
            throw new AssertionError("exit code " + exit + "\n" + output);
        }
        return this;
    }
}
