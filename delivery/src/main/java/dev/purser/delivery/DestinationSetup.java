package dev.purser.delivery;

import java.util.Map;
import java.util.Optional;

/**
 * A destination as somebody sets it up. Its text form shows no option's value.
 *
 * @param name unique among destinations: 1 to 128 of letters, digits, {@code - _ .}
 * @param type the type's name, see {@link DestinationFactory#type}
 * @param options of the type, as chosen; where read, a secret's value is {@code ***}, and given so in an update it stays
 *     what it was
 * @param dialect the dialect's name
 * @param dialectOptions of the dialect, as chosen
 * @param batching in place of the type's own rule
 * @param description for people
 * @param managedBy what made it and keeps it ({@code cloudtrail}, …); empty if somebody set it up by hand
 */
public record DestinationSetup(
        String name,
        String type,
        Map<String, String> options,
        String dialect,
        Map<String, String> dialectOptions,
        Optional<BatchRule> batching,
        String description,
        Optional<String> managedBy) {
    public DestinationSetup {
        options = Map.copyOf(options);
        dialectOptions = Map.copyOf(dialectOptions);
    }

    /** With the type's own batch rule, no description, set up by hand. */
    public static DestinationSetup of(
            String name, String type, Map<String, String> options, String dialect, Map<String, String> dialectOptions) {
        return new DestinationSetup(
                name, type, options, dialect, dialectOptions, Optional.empty(), "", Optional.empty());
    }

    /** The same with other options of the type. */
    public DestinationSetup withOptions(Map<String, String> others) {
        return new DestinationSetup(name, type, others, dialect, dialectOptions, batching, description, managedBy);
    }

    @Override
    public String toString() {
        return "DestinationSetup[" + name + ", " + type + ", " + options.keySet() + ", " + dialect + "]";
    }
}
