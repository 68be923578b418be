/**
 * Where bytes rest: files that survive a power cut, and the contract of a store of blobs.
 *
 * <p>Promises: {@link dev.purser.storage.DurableFiles} is the one class that syncs files and folders; what a
 * {@link dev.purser.storage.BlobDriver} has committed is on disk, whole, under its name. Knows nothing of digests,
 * repositories or who may read what: that is the room {@code registry}. Start at
 * {@link dev.purser.storage.BlobDriver}.
 */
package dev.purser.storage;
