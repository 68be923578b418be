package dev.purser.server.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The types that settings have. */
final class ValueTypes {
    static final ValueType<Boolean> BOOLEAN = new ValueType<>("boolean", "true or false", false, ValueTypes::truth);
    static final ValueType<Path> PATH =
            new ValueType<>("path", "a path; relative ones start at the working folder", false, ValueTypes::path);
    static final ValueType<URI> ORIGIN_URL =
            new ValueType<>("URL", "http:// or https:// with host and port, no path", false, ValueTypes::url);
    static final ValueType<Duration> TIME = new ValueType<>("duration", Quantity.TIME_SYNTAX, false, Quantity::time);
    static final ValueType<Long> SIZE = new ValueType<>("byte size", Quantity.SIZE_SYNTAX, false, Quantity::size);

    private static final int MAX_MEMBERS = 1_000;

    private ValueTypes() {}

    /** A text of 1 to so many printable characters. */
    static ValueType<String> text(int most) {
        return new ValueType<>("text", "1 to " + most + " printable characters", false, text -> {
            if (text.isBlank() || text.length() > most || text.chars().anyMatch(Character::isISOControl)) {
                throw new BadValueException(
                        "is empty, too long, or not printable", "write 1 to " + most + " printable characters");
            }
            return text;
        });
    }

    /** A text that fits a pattern as a whole. */
    static ValueType<String> text(String name, String syntax, String pattern) {
        Pattern whole = Pattern.compile(pattern);
        return new ValueType<>(name, syntax, false, text -> {
            if (!whole.matcher(text).matches()) {
                throw new BadValueException("is no " + name, "write " + syntax);
            }
            return text;
        });
    }

    static ValueType<Integer> integer(int least, int most) {
        String syntax = "a whole number from " + least + " to " + most;
        return new ValueType<>("integer", syntax, false, text -> {
            try {
                int value = Integer.parseInt(text);
                if (value >= least && value <= most) {
                    return value;
                }
                throw new BadValueException("is out of range", "write " + syntax);
            } catch (NumberFormatException e) {
                throw new BadValueException("is no whole number", "write " + syntax);
            }
        });
    }

    /**
     * A size within bounds, both included.
     *
     * @param least as it would be written
     * @param most as it would be written
     */
    static ValueType<Long> size(String least, String most) {
        long from = Quantity.size(least);
        long to = Quantity.size(most);
        return SIZE.holding("from " + least + " to " + most, bytes -> bytes >= from && bytes <= to);
    }

    /**
     * A time within bounds, both included.
     *
     * @param least as it would be written
     * @param most as it would be written
     */
    static ValueType<Duration> time(String least, String most) {
        Duration from = Quantity.time(least);
        Duration to = Quantity.time(most);
        return TIME.holding(
                "from " + least + " to " + most, time -> time.compareTo(from) >= 0 && time.compareTo(to) <= 0);
    }

    /** One of the constants, written in lower case. */
    static <E extends Enum<E>> ValueType<E> oneOf(Class<E> constants) {
        String syntax = Arrays.stream(constants.getEnumConstants())
                .map(ValueTypes::written)
                .collect(Collectors.joining(", ", "one of ", ""));
        return new ValueType<>(
                "enum",
                syntax,
                false,
                text -> Arrays.stream(constants.getEnumConstants())
                        .filter(one -> written(one).equals(text))
                        .findFirst()
                        .orElseThrow(() -> new BadValueException("is not known", "write " + syntax)));
    }

    /** Several, without their order's meaning anything; a member that is there twice counts once. */
    static <T> ValueType<List<T>> listOf(String member, String syntax, Function<String, List<T>> parser) {
        return new ValueType<>("list of " + member, "any number of: " + syntax, true, text -> {
            List<T> members = new ArrayList<>();
            for (String one : text.isBlank() ? new String[0] : text.split(",", -1)) {
                parser.apply(one.strip()).stream()
                        .filter(value -> !members.contains(value))
                        .forEach(members::add);
                if (members.size() > MAX_MEMBERS) {
                    throw new BadValueException("has too many members", "write at most " + MAX_MEMBERS);
                }
            }
            return List.copyOf(members);
        });
    }

    /** A constant as it is written in a configuration. */
    static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new BadValueException("is neither true nor false", "write true or false");
        };
    }

    private static Path path(String text) {
        try {
            if (!text.isBlank()) {
                return Path.of(text);
            }
        } catch (InvalidPathException e) {
            // Answered below, as an empty one is.
        }
        throw new BadValueException("is no path", "write the path of a file or folder");
    }

    private static URI url(String text) {
        BadValueException bad = new BadValueException(
                "is no URL of a server", "write http:// or https:// with host and, where needed, port: no path");
        try {
            URI url = new URI(text);
            boolean scheme = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
            boolean bare = Optional.ofNullable(url.getRawPath()).orElse("").isEmpty() || "/".equals(url.getRawPath());
            if (!scheme
                    || url.getHost() == null
                    || !bare
                    || url.getUserInfo() != null
                    || url.getRawQuery() != null
                    || url.getRawFragment() != null
                    || url.getPort() > 65_535) {
                throw bad;
            }
            return new URI(url.getScheme(), null, url.getHost(), url.getPort(), null, null, null);
        } catch (URISyntaxException e) {
            throw bad;
        }
    }
}
