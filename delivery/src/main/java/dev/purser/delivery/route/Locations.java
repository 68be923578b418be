package dev.purser.delivery.route;

import dev.purser.event.AuditEvent;
import dev.purser.event.dialect.LocationTable;
import java.util.List;
import java.util.Optional;

/**
 * What a selection's locations mean: patterns for the place that an event names, or, behind the name of a cloud's table and
 * a colon, that cloud's own locations. Immutable, thread-safe.
 *
 * @param home the place of events that name none
 * @param tables the clouds' locations
 */
public record Locations(String home, List<LocationTable> tables) {
    /** No place, no cloud. */
    static final Locations NONE = new Locations("", List.of());

    public Locations {
        tables = List.copyOf(tables);
    }

    /** One location of a selection; asking allocates nothing. */
    @FunctionalInterface
    interface Test {
        boolean sees(AuditEvent event);
    }

    /**
     * @throws dev.purser.event.PurserException {@link dev.purser.delivery.DeliveryError#ROUTE_INVALID} if a table does not
     *     allow a location
     */
    Test[] compile(Glob[] patterns) {
        Test[] tests = new Test[patterns.length];
        for (int i = 0; i < tests.length; i++) {
            tests[i] = compile(patterns[i]);
        }
        return tests;
    }

    private Test compile(Glob glob) {
        String pattern = glob.pattern();
        Optional<LocationTable> named = tables.stream()
                .filter(each -> pattern.startsWith(each.name() + ':'))
                .findFirst();
        if (named.isEmpty()) {
            return event -> glob.matches(event.origin().location().orElse(home));
        }
        LocationTable table = named.get();
        String location = pattern.substring(table.name().length() + 1);
        if (!table.allows(location)) {
            throw CompiledSelection.invalid("locations", "behind " + table.name() + ": " + table.expected());
        }
        return event -> table.sees(location, event);
    }
}
