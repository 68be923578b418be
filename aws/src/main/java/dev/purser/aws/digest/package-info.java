/**
 * Signed digests over the files of trails, in CloudTrail's own form: an hourly chain for each account and region, which
 * Amazon's tools check, and a verifier that checks more.
 *
 * <p>Promises: every file of a trail with validation is named in exactly one digest of its chain, once its delivery is
 * stored; each digest names the hash and the signature of the one before. Does not deliver files. Start at
 * {@link dev.purser.aws.digest.DigestWriter}.
 */
package dev.purser.aws.digest;
