/**
 * Every check of the public conformance suite of the OCI Distribution Specification (its {@code conformance/} folder at the
 * main branch, optional parts switched on), held as tests of our own.
 *
 * <p>Promises: each check of the public suite has a dynamic test of the same name here, and is at least as strict: what the
 * public suite counts as <em>unsupported</em> and skips, fails here. Does not promise to replace the public suite, which
 * stays the judge. Knows nothing of Purser: it speaks HTTP to a base address. Start at
 * {@link dev.purser.http.oci.conformance.AbstractOciConformanceTests}.
 */
package dev.purser.http.oci.conformance;
