package dev.purser.http;

import java.util.List;
import java.util.Optional;

/** The values that a path gave to the variables of its template. Immutable. */
public final class PathVariables {
    private final List<String> names;
    private final String[] encoded;

    PathVariables(List<String> names, String[] encoded) {
        this.names = names;
        this.encoded = encoded;
    }

    /**
     * The decoded value.
     *
     * @throws dev.purser.event.PurserException with {@link HttpError#BAD_REQUEST} on a broken escape
     */
    public Optional<String> find(String name) {
        int at = names.indexOf(name);
        return at < 0 ? Optional.empty() : Optional.of(PercentCode.decode(encoded[at], false));
    }

    /** The decoded value of a variable that the template has. */
    public String get(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("no variable " + name + " in " + names));
    }
}
