/**
 * Clients of a registry: a plain HTTP one that does what no real client does, raw sockets for what no HTTP client would
 * send, and the real ones, skopeo and podman.
 *
 * <p>Promises nothing about the answers: they are handed to the test as they come. Start at {@link
 * dev.purser.testkit.client.RegistryClient}, {@link dev.purser.testkit.client.RawHttp}, {@link
 * dev.purser.testkit.client.Skopeo} and {@link dev.purser.testkit.client.Podman}.
 */
package dev.purser.testkit.client;
