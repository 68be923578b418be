/**
 * Bad input against a registry that listens somewhere: malformed names, digests, ranges, manifests, headers, tokens, lengths.
 *
 * <p>Promises: seeded, bounded and repeatable; what must be refused is refused with a 4xx in the specification's form, what
 * may pass does not fail the server, and nothing that was refused is stored. Start at
 * {@link dev.purser.http.oci.fuzz.AbstractOciFuzzTests}.
 */
package dev.purser.http.oci.fuzz;
