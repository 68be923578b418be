/**
 * Blobs, and the uploads by which they come in.
 *
 * <p>Promises: a blob is on disk, whole and of the digest that it is named by, before the metadata names it; bodies are
 * never whole in memory; an upload that broke off can be continued, after a restart too. Knows nothing of what blobs are
 * parts of. Start at {@link dev.purser.registry.blob.Blobs} and {@link dev.purser.registry.blob.Uploads}.
 */
package dev.purser.registry.blob;
