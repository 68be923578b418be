package dev.purser.http.oci;

import dev.purser.http.Headers;
import java.util.HashMap;
import java.util.Map;

/**
 * Which media types a client takes (RFC 9110 section 12.5.1). Immutable.
 *
 * <p>No field means any type. {@code application/json} takes every manifest, for all of them are JSON and people who try a
 * registry by hand ask for it. Of the weights only zero counts: a registry has one representation of a manifest and gives
 * that or none.
 */
final class Accept {
    private static final Accept ANYTHING = new Accept(Map.of("*/*", true));

    private final Map<String, Boolean> wanted;

    private Accept(Map<String, Boolean> wanted) {
        this.wanted = wanted;
    }

    static Accept of(Headers headers) {
        Map<String, Boolean> wanted = new HashMap<>();
        for (String field : headers.all("Accept")) {
            for (String one : field.split(",")) {
                String type = MediaTypes.bare(one);
                if (!type.isEmpty()) {
                    wanted.put(type, !refused(one));
                }
            }
        }
        return wanted.isEmpty() ? ANYTHING : new Accept(wanted);
    }

    /** Whether this type is taken; the most specific thing that the client said decides. */
    boolean takes(String mediaType) {
        String type = MediaTypes.bare(mediaType);
        String range = type.substring(0, Math.max(type.indexOf('/'), 0)) + "/*";
        for (String said : new String[] {type, MediaTypes.JSON, range, "*/*"}) {
            Boolean taken = wanted.get(said);
            if (taken != null) {
                return taken;
            }
        }
        return false;
    }

    private static boolean refused(String one) {
        for (String parameter : one.split(";")) {
            String bare = parameter.strip();
            if (bare.regionMatches(true, 0, "q=", 0, 2)) {
                String weight = bare.substring(2).strip();
                return !weight.isEmpty() && weight.chars().allMatch(c -> c == '0' || c == '.');
            }
        }
        return false;
    }
}
