/**
 * The programs under measurement as processes: Purser as a user starts it, and the peers that it is compared with.
 *
 * <p>Promises: on the loopback address and a free port, writing below one given folder only, ended with the run. Start at
 * {@link dev.purser.bench.peer.Peer}.
 */
package dev.purser.bench.peer;
