/**
 * OCI content and its life.
 *
 * <p>The room promises: what it has stored is found again under its digest, byte for byte; a change and its record commit
 * together; nothing that a manifest refers to is collected. It knows no caller: it gets a
 * {@link dev.purser.event.Recording} to add facts to, and is told what may be seen. It does not speak HTTP.
 *
 * <p>Start at {@link dev.purser.registry.Registry}, which holds all services: {@link dev.purser.registry.Uploads} and
 * {@link dev.purser.registry.Blobs} for bytes, {@link dev.purser.registry.Manifests} for images, tags and referrers,
 * {@link dev.purser.registry.Namespaces} and {@link dev.purser.registry.Repositories} for where they lie, and
 * {@link dev.purser.registry.Collector} for what is no longer used. The tables are in {@code Schema}.
 */
package dev.purser.registry;
