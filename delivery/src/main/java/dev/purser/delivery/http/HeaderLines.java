package dev.purser.delivery.http;

import dev.purser.delivery.net.CheckedOptions;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** An operator's own headers: one {@code Name: value} a line. */
final class HeaderLines {
    private static final int MOST = 32;
    /** Headers that say how a message is framed, or that this client sets itself. */
    private static final Set<String> OURS = Set.of(
            "host",
            "connection",
            "content-length",
            "content-type",
            "content-encoding",
            "transfer-encoding",
            "expect",
            "upgrade",
            "te",
            "trailer");

    private HeaderLines() {}

    /**
     * @throws dev.purser.event.PurserException if a line is none; says which by its number, never what stands in it
     */
    static Map<String, String> read(CheckedOptions options, String option) {
        Map<String, String> headers = new LinkedHashMap<>();
        int line = 0;
        for (String text : options.find(option).orElse("").split("\n", -1)) {
            line++;
            if (text.isBlank()) {
                continue;
            }
            int colon = text.indexOf(':');
            String name = colon < 1 ? "" : text.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            String value = text.substring(colon + 1).strip();
            if (!isToken(name) || OURS.contains(name) || !isText(value) || headers.size() == MOST) {
                throw options.invalid(
                        option,
                        "one \"Name: value\" a line, at most " + MOST + ", in visible ASCII, none of those that frame a"
                                + " message; line " + line + " is not");
            }
            headers.put(name, value);
        }
        return headers;
    }

    /** RFC 9110 section 5.6.2. */
    private static boolean isToken(String name) {
        return !name.isEmpty()
                && name.chars()
                        .allMatch(
                                c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || "!#$%&'*+-.^_`|~".indexOf(c) >= 0);
    }

    private static boolean isText(String value) {
        return value.chars().allMatch(c -> c >= ' ' && c < 0x7F);
    }
}
