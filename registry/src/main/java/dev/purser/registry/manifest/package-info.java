/**
 * Manifests, the tags that point at them, and the referrers that they name as their subject.
 *
 * <p>Promises: a manifest is kept byte for byte; a tag resolves to what it points at now; what a manifest refers to stays
 * in the repository as long as the manifest does. Start at {@link dev.purser.registry.manifest.Manifests}, then
 * {@link dev.purser.registry.manifest.Tags} and {@link dev.purser.registry.manifest.Referrers}.
 */
package dev.purser.registry.manifest;
