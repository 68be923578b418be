package dev.purser.http.purser;

import dev.purser.http.Endpoint;
import dev.purser.http.Exchange;
import dev.purser.http.Query;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** The query of a call, read strictly: only what its endpoint declares, each in its form. */
final class Params {
    private static final int LONGEST = 1024;

    private final Query query;

    private Params(Query query) {
        this.query = query;
    }

    /**
     * The query of this call.
     *
     * @throws dev.purser.event.PurserException with {@link ApiError#INVALID_PARAMETER} if it has a parameter that the
     *     endpoint does not declare
     */
    static Params of(Exchange exchange) {
        Set<String> declared = exchange.endpoint().parameters().stream()
                .filter(parameter -> parameter.in().equals("query"))
                .map(Endpoint.Parameter::name)
                .collect(Collectors.toUnmodifiableSet());
        Query query = exchange.request().query();
        for (String name : query.names()) {
            if (!declared.contains(name)) {
                throw ApiError.INVALID_PARAMETER.at(shortened(name), NearestName.hint(name, declared));
            }
        }
        return new Params(query);
    }

    private static String shortened(String name) {
        return name.length() <= 64 ? name : name.substring(0, 64);
    }

    /** The parameter's one value; an empty one counts as none. */
    Optional<String> text(String name) {
        List<String> values = query.all(name);
        if (values.size() > 1) {
            throw ApiError.INVALID_PARAMETER.at(name, "given once");
        }
        return values.stream()
                .filter(value -> !value.isEmpty())
                .peek(value -> requireShort(name, value))
                .findFirst();
    }

    /** All values of a parameter that may be repeated. */
    List<String> texts(String name) {
        List<String> values = query.all(name);
        values.forEach(value -> requireShort(name, value));
        return values;
    }

    private static void requireShort(String name, String value) {
        if (value.length() > LONGEST) {
            throw ApiError.INVALID_PARAMETER.at(name, "at most " + LONGEST + " characters");
        }
        if (!PlainText.is(value)) {
            throw ApiError.INVALID_PARAMETER.at(name, "well-formed Unicode without NUL");
        }
    }

    OptionalLong number(String name, long least, long most) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            long value = Long.parseLong(text.get());
            if (value >= least && value <= most) {
                return OptionalLong.of(value);
            }
        } catch (NumberFormatException none) {
            // Told below.
        }
        throw ApiError.INVALID_PARAMETER.at(name, "a whole number from " + least + " to " + most);
    }

    boolean truth(String name) {
        return switch (text(name).orElse("false")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw ApiError.INVALID_PARAMETER.at(name, "true or false");
        };
    }

    /** An instant as RFC 3339 writes it. */
    Optional<Instant> instant(String name) {
        return text(name).map(value -> {
            try {
                return OffsetDateTime.parse(value).toInstant();
            } catch (DateTimeException e) {
                throw ApiError.INVALID_PARAMETER.at(name, "a time such as 2026-11-21T04:50:56Z");
            }
        });
    }
}
