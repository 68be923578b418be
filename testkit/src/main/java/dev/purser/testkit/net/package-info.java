/**
 * What goes wrong between a client and a server: a line that can be cut or stalled, a server that answers what it is told.
 *
 * <p>Start at {@link dev.purser.testkit.net.FaultyLine} to disturb a real server, and at {@link
 * dev.purser.testkit.net.CannedHttp} for an answer that a real server will not give on demand.
 */
package dev.purser.testkit.net;
