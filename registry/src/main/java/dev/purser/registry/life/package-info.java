/**
 * Namespaces, repositories, quotas, and the collection of what is no longer used.
 *
 * <p>Promises: a namespace's use is accounted in the transaction that changes it; collection never takes what an image
 * refers to or what was asked for within the grace time. Start at {@link dev.purser.registry.life.Namespaces}.
 */
package dev.purser.registry.life;
