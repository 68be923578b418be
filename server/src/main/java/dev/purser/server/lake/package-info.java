/**
 * The lake of this server: opened, fed with the server's own log, and closed.
 *
 * <p>Promises: whatever becomes of the lake, the registry is served on, and requests for tables fail with a reason. Does not
 * know HTTP. Start at {@link dev.purser.server.lake.ServerLake}.
 */
package dev.purser.server.lake;
