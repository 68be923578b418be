package dev.purser.delivery.setup;

import dev.purser.delivery.BatchRule;
import dev.purser.delivery.DeliveryError;
import dev.purser.delivery.DeliveryException;
import dev.purser.delivery.DestinationFactory;
import dev.purser.delivery.DestinationSetup;
import dev.purser.delivery.Surroundings;
import dev.purser.delivery.position.FreshDeadLetter;
import dev.purser.event.PurserException;
import dev.purser.event.dialect.Dialect;
import dev.purser.event.dialect.Dialects;
import dev.purser.event.dialect.Home;
import dev.purser.event.dialect.Option;
import dev.purser.event.dialect.Options;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Checks setups and opens destinations. Thread-safe. */
public final class Workshop {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");
    private static final int MAX_DESCRIPTION = 1000;
    private static final int MAX_VALUE = 65_536;
    private static final int MAX_RECORDS = 100_000;
    private static final int MAX_BYTES = 64 << 20;
    private static final Duration MAX_AGE = Duration.ofDays(1);

    private final Map<String, DestinationFactory> types = new LinkedHashMap<>();
    private final Dialects dialects;
    private final Home home;
    private final Path folders;
    private final Clock clock;
    private final MeterRegistry metrics;

    /**
     * @throws IllegalArgumentException if two types have one name
     */
    public Workshop(
            List<DestinationFactory> types,
            Dialects dialects,
            Home home,
            Path folders,
            Clock clock,
            MeterRegistry metrics) {
        for (DestinationFactory type : types) {
            if (this.types.put(type.type(), type) != null) {
                throw new IllegalArgumentException("two types of destination named " + type.type());
            }
        }
        this.dialects = dialects;
        this.home = home;
        this.folders = folders;
        this.clock = clock;
        this.metrics = metrics;
    }

    public List<DestinationFactory> types() {
        return List.copyOf(types.values());
    }

    public Dialects dialects() {
        return dialects;
    }

    /** What can be set for a type; nothing for a type that this program does not know. */
    List<Option> options(String type) {
        DestinationFactory factory = types.get(type);
        return factory == null ? List.of() : factory.options();
    }

    /** What can be set for a dialect; nothing for one that this program does not know. */
    List<Option> dialectOptions(String dialect) {
        return dialects.all().stream()
                .filter(each -> each.name().equals(dialect))
                .findFirst()
                .map(each -> each.options())
                .orElse(List.of());
    }

    /**
     * Opens what was set up, secrets in clear.
     *
     * @throws PurserException if it cannot be set up like that; no message holds a secret
     */
    public Rig open(DestinationSetup setup) {
        DestinationFactory factory = types.get(setup.type());
        if (factory == null) {
            throw new PurserException(
                    DeliveryError.DESTINATION_TYPE_UNKNOWN,
                    Map.of("type", FreshDeadLetter.bounded(setup.type()), "known", List.copyOf(types.keySet())));
        }
        check(setup);
        Options options = Options.of("destination type " + setup.type(), factory.options(), setup.options());
        Dialect dialect = dialects.open(setup.dialect(), home, setup.dialectOptions());
        BatchRule batching = setup.batching().orElseGet(() -> factory.batching(dialect, options));
        return new Rig(
                factory.open(options, dialect, new Surroundings(setup.name(), clock, metrics, folders)),
                dialect,
                batching);
    }

    private static void check(DestinationSetup setup) {
        if (!NAME.matcher(setup.name()).matches()) {
            throw invalid("name", "1 to 128 letters, digits and . _ -, a letter or digit first");
        }
        if (setup.description().length() > MAX_DESCRIPTION) {
            throw invalid("description", "at most " + MAX_DESCRIPTION + " characters");
        }
        if (tooLong(setup.options()) || tooLong(setup.dialectOptions())) {
            throw invalid("options", "values of at most " + MAX_VALUE + " characters");
        }
        setup.batching().ifPresent(rule -> {
            if (rule.records() > MAX_RECORDS
                    || rule.bytes() > MAX_BYTES
                    || rule.age().compareTo(MAX_AGE) > 0) {
                throw invalid(
                        "batching",
                        "at most " + MAX_RECORDS + " records, " + MAX_BYTES + " bytes and " + MAX_AGE.toHours()
                                + " hours");
            }
        });
    }

    private static boolean tooLong(Map<String, String> values) {
        return values.values().stream().anyMatch(value -> value.length() > MAX_VALUE);
    }

    private static PurserException invalid(String member, String expected) {
        return new PurserException(DeliveryError.DESTINATION_INVALID, Map.of("member", member, "expected", expected));
    }

    /**
     * Opens it, writes to it as a test, and closes it.
     *
     * @throws PurserException {@link DeliveryError#DESTINATION_TEST_FAILED}, or as {@link #open}
     */
    public void test(DestinationSetup setup) {
        try (Rig rig = open(setup)) {
            rig.destination().test();
        } catch (DeliveryException e) {
            throw new PurserException(
                    DeliveryError.DESTINATION_TEST_FAILED,
                    Map.of("kind", e.kind().text(), "found", FreshDeadLetter.bounded(String.valueOf(e.getMessage()))),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PurserException(
                    DeliveryError.DESTINATION_TEST_FAILED, Map.of("kind", "internal", "found", "interrupted"), e);
        }
    }
}
