package dev.purser.delivery.net;

import dev.purser.delivery.DeliveryError;
import dev.purser.event.PurserException;
import dev.purser.event.dialect.Options;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A destination's options read as what they mean. A value that cannot be used is refused with the option's name and what
 * is expected, never with the value: it may be a secret. Immutable.
 */
public final class CheckedOptions {
    private final String destination;
    private final Options options;

    /**
     * @param destination the destination's name, for messages
     */
    public CheckedOptions(String destination, Options options) {
        this.destination = destination;
        this.options = options;
    }

    public String get(String name) {
        return options.get(name);
    }

    public Optional<String> find(String name) {
        return options.find(name).filter(value -> !value.isBlank());
    }

    public boolean truth(String name) {
        return options.truth(name);
    }

    /**
     * A whole number.
     *
     * @throws PurserException {@link DeliveryError#DESTINATION_INVALID} if it is none, or outside of {@code min..max}
     */
    public int whole(String name, int min, int max) {
        try {
            int value = Integer.parseInt(options.get(name).strip());
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Answered below, as any other number that cannot be used.
        }
        throw invalid(name, "a whole number from " + min + " to " + max);
    }

    /** A whole number of seconds; refused as {@link #whole}. */
    public Duration seconds(String name, int min, int max) {
        return Duration.ofSeconds(whole(name, min, max));
    }

    /** The refusal of an option's value. */
    public PurserException invalid(String name, String expected) {
        return new PurserException(
                DeliveryError.DESTINATION_INVALID,
                Map.of("destination", destination, "option", name, "expected", expected));
    }
}
