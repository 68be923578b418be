/**
 * The program: everything is opened here, in order, and bound to the HTTP server.
 *
 * <p>Promises: the port opens only after the journal has taken over what it missed, and a stop gives every request under
 * way its answer, within a bound. This is the only room that knows the server's framework. Start at
 * {@link dev.purser.server.Main}.
 */
package dev.purser.server;
