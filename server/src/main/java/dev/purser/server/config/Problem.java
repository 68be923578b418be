package dev.purser.server.config;

/**
 * One reason not to start.
 *
 * @param where which file and line, variable or flag
 * @param what what is wrong; holds no value of a secret setting
 * @param advice what to do about it
 */
public record Problem(Where where, String what, String advice) {
    /** One line for people. */
    @Override
    public String toString() {
        return where + ": " + what + "; " + advice;
    }
}
