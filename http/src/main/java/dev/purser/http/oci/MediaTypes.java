package dev.purser.http.oci;

import java.util.Locale;

/** The media types that this interface speaks. */
final class MediaTypes {
    static final String BYTES = "application/octet-stream";
    static final String JSON = "application/json";
    /** OCI Image Specification 1.1. */
    static final String OCI_INDEX = "application/vnd.oci.image.index.v1+json";

    private MediaTypes() {}

    /** A media type without its parameters, in lower case; empty for none. */
    static String bare(String field) {
        int semicolon = field.indexOf(';');
        return (semicolon < 0 ? field : field.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
    }
}
