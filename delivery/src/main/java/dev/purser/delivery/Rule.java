package dev.purser.delivery;

import java.util.List;

/**
 * One rule of a route: events that the selection lets through go to these destinations.
 *
 * @param destinations names; empty to keep such events from the route's later rules
 */
public record Rule(Selection selection, List<String> destinations) {
    public Rule {
        destinations = List.copyOf(destinations);
    }
}
