/**
 * What destinations on the network share: reading options, TLS with an operator's own authority, and which addresses may
 * be spoken to. Sends nothing itself. Start at {@link dev.purser.delivery.net.TlsOptions}.
 */
package dev.purser.delivery.net;
