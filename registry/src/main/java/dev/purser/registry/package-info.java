/**
 * OCI content and its life: the names, digests, errors and settings that all of the room shares.
 *
 * <p>The room promises: what it has stored is found again under its digest, byte for byte; a change and its record commit
 * together; nothing that a manifest refers to is collected. It knows no caller: it gets a
 * {@link dev.purser.event.Recording} to add facts to, and is told what may be seen. It does not speak HTTP.
 *
 * <p>Start at {@code dev.purser.registry.service.Registry}, which holds all services; {@code life} has namespaces,
 * repositories, quotas and collection, {@code blob} has blobs and uploads, {@code manifest} has manifests, tags and
 * referrers. Of these, each may use those named before it.
 */
package dev.purser.registry;
