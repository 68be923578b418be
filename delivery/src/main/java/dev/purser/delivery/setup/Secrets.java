package dev.purser.delivery.setup;

import dev.purser.delivery.DestinationSetup;
import dev.purser.delivery.SecretBox;
import dev.purser.event.Masking;
import dev.purser.event.dialect.Option;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Takes the secrets out of a setup and puts them back. Thread-safe. */
final class Secrets {
    private static final String TYPE = "type.";
    private static final String DIALECT = "dialect.";

    private final Workshop workshop;
    private final SecretBox box;

    Secrets(Workshop workshop, SecretBox box) {
        this.workshop = workshop;
        this.box = box;
    }

    /** The secrets of a setup, sealed for that destination; empty if it has none. */
    Optional<byte[]> sealed(UUID id, DestinationSetup setup) {
        Map<String, String> secrets = new HashMap<>();
        collect(TYPE, workshop.options(setup.type()), setup.options(), secrets);
        collect(DIALECT, workshop.dialectOptions(setup.dialect()), setup.dialectOptions(), secrets);
        return secrets.isEmpty() ? Optional.empty() : Optional.of(box.seal(purpose(id), TextMap.write(secrets)));
    }

    private static void collect(String prefix, List<Option> known, Map<String, String> chosen, Map<String, String> to) {
        for (Option option : known) {
            String value = chosen.get(option.name());
            if (option.secret() && value != null) {
                to.put(prefix + option.name(), value);
            }
        }
    }

    /** The setup with {@code ***} for each secret. */
    DestinationSetup masked(DestinationSetup setup) {
        return with(
                setup,
                masked(workshop.options(setup.type()), setup.options()),
                masked(workshop.dialectOptions(setup.dialect()), setup.dialectOptions()));
    }

    private static Map<String, String> masked(List<Option> known, Map<String, String> chosen) {
        Set<String> secret = new HashSet<>();
        known.stream().filter(Option::secret).forEach(option -> secret.add(option.name()));
        Map<String, String> masked = new HashMap<>(chosen);
        masked.replaceAll((name, value) -> secret.contains(name) ? Masking.MASK : value);
        return masked;
    }

    /** The masked setup with the secrets that were sealed for that destination. */
    DestinationSetup unmasked(UUID id, DestinationSetup masked, Optional<byte[]> sealed) {
        if (sealed.isEmpty()) {
            return masked;
        }
        Map<String, String> secrets = TextMap.read(box.open(purpose(id), sealed.get()));
        return with(masked, filled(TYPE, masked.options(), secrets), filled(DIALECT, masked.dialectOptions(), secrets));
    }

    private static Map<String, String> filled(String prefix, Map<String, String> masked, Map<String, String> secrets) {
        Map<String, String> filled = new HashMap<>(masked);
        filled.replaceAll(
                (name, value) -> value.equals(Masking.MASK) ? secrets.getOrDefault(prefix + name, value) : value);
        return filled;
    }

    private static DestinationSetup with(
            DestinationSetup setup, Map<String, String> options, Map<String, String> dialectOptions) {
        return new DestinationSetup(
                setup.name(),
                setup.type(),
                options,
                setup.dialect(),
                dialectOptions,
                setup.batching(),
                setup.description(),
                setup.managedBy());
    }

    private static String purpose(UUID id) {
        return "delivery.destination:" + id;
    }
}
