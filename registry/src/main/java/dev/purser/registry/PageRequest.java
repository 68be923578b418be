package dev.purser.registry;

import dev.purser.event.PurserException;
import java.util.Map;
import java.util.Optional;

/**
 * Which part of a list is wanted (OCI distribution-spec, "Listing Tags").
 *
 * @param size the most entries; empty for as many as one page may have, 0 for none
 * @param after begin after this entry, which need not be there
 */
public record PageRequest(Optional<Integer> size, Optional<String> after) {
    /** From the beginning, as much as one page may have. */
    public static final PageRequest FIRST = new PageRequest(Optional.empty(), Optional.empty());

    /**
     * From the query parameters {@code n} and {@code last}.
     *
     * @throws PurserException {@link RegistryError#PAGE_INVALID} if n is no whole number from 0 on
     */
    public static PageRequest parse(Optional<String> n, Optional<String> last) {
        return new PageRequest(n.map(PageRequest::number), last.filter(text -> !text.isEmpty()));
    }

    private static int number(String text) {
        boolean digits = !text.isEmpty() && text.length() <= 18 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits) {
            throw new PurserException(RegistryError.PAGE_INVALID, Map.of("n", RegistryError.shown(text)));
        }
        return (int) Math.min(Integer.MAX_VALUE, Long.parseLong(text));
    }

    /** How many entries to give where one page may have {@code max}. */
    public int limit(int max) {
        return Math.min(size.orElse(max), max);
    }
}
