package dev.purser.http.oci;

import dev.purser.event.PurserException;
import dev.purser.http.PercentCode;
import dev.purser.http.Query;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which part of a list is asked for: the distribution specification's {@code n} and {@code last}.
 *
 * @param size how many are given at most
 * @param asked the {@code n} that the client sent
 * @param last the entry after which the page begins
 */
record Page(int size, Optional<Integer> asked, Optional<String> last) {
    /**
     * @param most entries in one page, however many are asked for; what is left is pointed to by {@code Link}
     * @throws PurserException with {@link OciError#PAGINATION_NUMBER_INVALID} where {@code n} is no number
     */
    static Page of(Query query, int most) {
        Optional<Integer> asked = query.first("n").map(Page::number);
        return new Page(Math.min(asked.orElse(most), most), asked, query.first("last"));
    }

    /** The {@code Link} to what follows (RFC 8288), where more was found than the page holds. */
    Optional<String> link(String path, List<String> found) {
        if (size == 0 || found.size() <= size) {
            return Optional.empty();
        }
        return Optional.of("<" + path + "?last=" + PercentCode.encode(found.get(size - 1)) + "&n=" + size
                + ">; rel=\"next\"");
    }

    /** What belongs on the page, of what was found. */
    List<String> cut(List<String> found) {
        return found.size() <= size ? found : found.subList(0, size);
    }

    private static int number(String text) {
        try {
            int number = Integer.parseInt(text);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            // falls through: the same refusal
        }
        throw new PurserException(OciError.PAGINATION_NUMBER_INVALID, Map.of("n", text));
    }
}
