package dev.purser.delivery.predicate;

import dev.purser.event.AuditEvent;

/** A compiled predicate. Immutable, thread-safe; allocates nothing when it is asked. */
@FunctionalInterface
public interface Predicate {
    /** The longest text, in characters. */
    int MAX_LENGTH = 4096;

    boolean test(AuditEvent event);

    /**
     * @throws dev.purser.event.PurserException {@link dev.purser.delivery.DeliveryError#PREDICATE_INVALID} with
     *     {@code character} (from 1 on), {@code expected} and {@code found}
     */
    static Predicate compile(String text) {
        return new Parser(new Lexer(text)).parse();
    }
}
