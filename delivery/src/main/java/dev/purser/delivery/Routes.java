package dev.purser.delivery;

import dev.purser.event.Recording;
import java.util.List;
import java.util.Optional;

/**
 * Routes as kept. Thread-safe, blocking. Each change is on the record with its before and after, and holds from the next
 * event that a pump takes up; what is in a batch already is delivered.
 */
public interface Routes {
    /**
     * @throws dev.purser.event.PurserException {@link DeliveryError#ROUTE_EXISTS}, {@link DeliveryError#ROUTE_INVALID},
     *     {@link DeliveryError#PREDICATE_INVALID}, {@link DeliveryError#DESTINATION_UNKNOWN}
     */
    Route create(Recording recording, String name, boolean enabled, List<Rule> rules, Optional<String> managedBy);

    /**
     * Replaces rules and state of a route.
     *
     * @throws dev.purser.event.PurserException {@link DeliveryError#ROUTE_UNKNOWN}, and as {@link #create}
     */
    Route update(Recording recording, String name, boolean enabled, List<Rule> rules);

    /**
     * @throws dev.purser.event.PurserException {@link DeliveryError#ROUTE_UNKNOWN}
     */
    void delete(Recording recording, String name);

    /**
     * @throws dev.purser.event.PurserException {@link DeliveryError#ROUTE_UNKNOWN}
     */
    Route get(String name);

    Optional<Route> find(String name);

    /** All, by name; bounded by {@link DeliveryConfig#maxRoutes}. */
    List<Route> list();
}
