package dev.purser.kql.sql;

/** What a plan asks for and an engine, or the limits, do not give. */
public final class SqlFailure extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final boolean limit;

    SqlFailure(String message, boolean limit) {
        super(message, null, false, false);
        this.limit = limit;
    }

    /** Whether a limit is at fault, rather than the engine. */
    public boolean limit() {
        return limit;
    }
}
