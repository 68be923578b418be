/**
 * The endpoints bound to Vert.x: a request becomes plain data, passes the door on a virtual thread, and its answer is
 * written on the event loop.
 *
 * <p>Promises back-pressure both ways and kernel copies of files where the connection is not encrypted. Decides nothing
 * about requests. Start at {@link dev.purser.server.vertx.VertxFace}.
 */
package dev.purser.server.vertx;
