package dev.purser.http.oci.conformance;

/** The media types that the suite's data is made of. */
final class Media {
    static final String EXAMPLE_1 = "application/vnd.example.oci.conformance.v1";
    static final String EXAMPLE_2 = "application/vnd.example.oci.conformance.v2";
    static final String BYTES = "application/octet-stream";
    static final String CONFIG = "application/vnd.oci.image.config.v1+json";
    static final String IMAGE = "application/vnd.oci.image.manifest.v1+json";
    static final String INDEX = "application/vnd.oci.image.index.v1+json";
    static final String LAYER_PREFIX = "application/vnd.oci.image.layer.v1.";
    static final String LAYER = "application/vnd.oci.image.layer.v1.tar";
    static final String LAYER_GZIP = "application/vnd.oci.image.layer.v1.tar+gzip";
    static final String FOREIGN_LAYER = "application/vnd.oci.image.layer.nondistributable.v1.tar";
    static final String FOREIGN_LAYER_GZIP = "application/vnd.oci.image.layer.nondistributable.v1.tar+gzip";
    static final String EMPTY_JSON = "application/vnd.oci.empty.v1+json";

    private Media() {}
}
