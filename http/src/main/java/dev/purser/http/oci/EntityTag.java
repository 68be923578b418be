package dev.purser.http.oci;

import dev.purser.http.Headers;

/**
 * The entity tag of content that is named by its digest (RFC 9110 sections 8.8.3 and 13): always strong, always the digest.
 */
final class EntityTag {
    private EntityTag() {}

    /** The {@code ETag} field. */
    static String of(String digest) {
        return '"' + digest + '"';
    }

    /** True if {@code If-None-Match} says that the client has this content already. */
    static boolean unchanged(Headers headers, String digest) {
        for (String field : headers.all("If-None-Match")) {
            for (String one : field.split(",")) {
                String tag = one.strip();
                if (tag.equals("*") || opaque(tag).equals(digest)) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * True if a {@code Range} counts: there is no {@code If-Range}, or it names this content. A date never matches, for
     * content named by its digest has none.
     */
    static boolean rangeHolds(Headers headers, String digest) {
        return headers.first("If-Range")
                .map(tag -> tag.strip().equals(of(digest)))
                .orElse(true);
    }

    private static String opaque(String tag) {
        String strong = tag.startsWith("W/") ? tag.substring(2) : tag;
        return strong.length() >= 2 && strong.startsWith("\"") && strong.endsWith("\"")
                ? strong.substring(1, strong.length() - 1)
                : strong;
    }
}
