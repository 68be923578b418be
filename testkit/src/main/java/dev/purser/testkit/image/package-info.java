/**
 * Real images, made in the test: layers from Debian packages, OCI and Docker manifests, indexes of several platforms,
 * artifacts with referrers, signatures, and large blobs from a seed.
 *
 * <p>The same input gives the same bytes and digests (signatures excepted). Written by hand from the specifications and
 * with nothing of Purser's own code, so that a shared mistake cannot hide. Start at {@link
 * dev.purser.testkit.image.Images} and {@link dev.purser.testkit.image.RootFileSystem}.
 */
package dev.purser.testkit.image;
