/**
 * The OCI Distribution Specification 1.1, with what Docker's clients expect beside it, as endpoints: one class for each
 * resource, its errors, pages, ranges and conditions.
 *
 * <p>Promises: what the specification demands, with the statuses and codes that it names; every fact that only this
 * interface knows goes onto the recording. Keeps nothing and decides nothing: content lives in {@code registry}, callers in
 * {@code identity}. Start at {@link dev.purser.http.oci.OciApi}.
 */
package dev.purser.http.oci;
