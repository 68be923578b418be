package dev.purser.server.config;

/**
 * Where a value was found, in the words of whoever set it.
 *
 * @param kind which of the sources; a higher one wins over a lower one
 * @param text for example {@code purser.yaml:12}, {@code PURSER_LISTEN_PORT} or {@code --listen.port}
 */
public record Where(Kind kind, String text) {
    /** The sources, weakest first. */
    public enum Kind {
        DEFAULT,
        FILE,
        ENVIRONMENT,
        FLAG
    }

    /** Nowhere: what the setting's definition says. */
    public static final Where DEFAULT = new Where(Kind.DEFAULT, "default");

    static Where file(String name, int line) {
        return new Where(Kind.FILE, name + ":" + line);
    }

    @Override
    public String toString() {
        return text;
    }
}
