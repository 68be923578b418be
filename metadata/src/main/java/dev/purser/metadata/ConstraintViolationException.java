package dev.purser.metadata;

/**
 * A statement would have broken a rule of the schema. Leaves the room as it is, so that the room whose schema it is can
 * say what it means; whoever lets it pass to a client has a bug.
 */
public final class ConstraintViolationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Which sort of rule. */
    public enum Rule {
        UNIQUE,
        FOREIGN_KEY,
        NOT_NULL,
        CHECK,
        OTHER
    }

    private final Rule rule;

    ConstraintViolationException(Rule rule, Throwable cause) {
        super("a rule of the schema forbids it: " + rule, cause);
        this.rule = rule;
    }

    public Rule rule() {
        return rule;
    }
}
