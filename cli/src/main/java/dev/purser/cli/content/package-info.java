/**
 * Namespaces, repositories, locks and quotas. Content itself is pushed and pulled with docker, podman or skopeo. Start at
 * {@link dev.purser.cli.content.NamespaceCommand}.
 */
package dev.purser.cli.content;
