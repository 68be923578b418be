package dev.purser.event.json;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The constants of one enum by the name that they bear in the record. */
public final class Names<E extends Enum<E>> {
    private final Map<String, E> byText;

    private Names(Map<String, E> byText) {
        this.byText = byText;
    }

    public static <E extends Enum<E>> Names<E> of(E[] constants, Function<E, String> text) {
        return new Names<>(Arrays.stream(constants).collect(Collectors.toUnmodifiableMap(text, Function.identity())));
    }

    /** The constant of that name, or empty if there is none. */
    public Optional<E> get(String text) {
        return Optional.ofNullable(byText.get(text));
    }
}
