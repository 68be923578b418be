package dev.purser.registry;

import java.util.List;
import java.util.Optional;

/**
 * One page of a list in order.
 *
 * @param last where the next page begins, to be given as {@code last}; empty if this is the end
 */
public record Page<T>(List<T> entries, Optional<String> last) {
    public Page {
        entries = List.copyOf(entries);
    }
}
