package dev.purser.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Ordered rules; the first that an event matches ends the route for it. An event goes to a destination once, if any
 * enabled route leads it there.
 *
 * @param name unique among routes
 * @param managedBy what made it and keeps it ({@code cloudtrail}, …); empty if somebody set it up by hand
 */
public record Route(
        UUID id,
        String name,
        boolean enabled,
        List<Rule> rules,
        Instant created,
        Instant changed,
        Optional<String> managedBy) {
    public Route {
        rules = List.copyOf(rules);
    }
}
