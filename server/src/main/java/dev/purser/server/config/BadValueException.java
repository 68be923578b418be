package dev.purser.server.config;

/** A text that a setting's type does not take. The message names what is wrong with it, never the text itself. */
final class BadValueException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String advice;

    /**
     * @param what completes the sentence "the value …", for example {@code is no whole number}
     * @param advice what to write instead
     */
    BadValueException(String what, String advice) {
        super(what, null, false, false);
        this.advice = advice;
    }

    String advice() {
        return advice;
    }
}
