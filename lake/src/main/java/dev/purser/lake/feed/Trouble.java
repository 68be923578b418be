package dev.purser.lake.feed;

import io.micrometer.core.instrument.Counter;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What last went wrong in one activity of the lake, until it goes well again. Thread-safe. */
public final class Trouble {
    private static final Logger log = LoggerFactory.getLogger(Trouble.class);

    private final String activity;
    private final Counter failures;
    private volatile String error = "";

    public Trouble(String activity, Counter failures) {
        this.activity = activity;
        this.failures = failures;
    }

    /** Notes a failure; logs it if it is news. */
    public void failed(Throwable cause) {
        failures.increment();
        String said = activity + ": " + cause.getMessage();
        if (!said.equals(error)) {
            log.warn("lake fails and will try again: activity=\"{}\"", activity, cause);
        }
        error = said;
    }

    public void mended() {
        if (!error.isEmpty()) {
            log.info("lake goes on: activity=\"{}\"", activity);
            error = "";
        }
    }

    public Optional<String> error() {
        return Optional.of(error).filter(text -> !text.isEmpty());
    }
}
