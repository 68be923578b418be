package dev.purser.http.oci;

/** The interface as a whole. */
public final class OciFace {
    private OciFace() {}
}
