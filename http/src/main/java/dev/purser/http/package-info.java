/**
 * How requests come in: endpoints as data, and the one {@link dev.purser.http.Door} that every request passes.
 *
 * <p>Promises: no handler runs before its caller was found, let in and the record was begun; no answer leaves before its
 * record is durable; every failure has a registered code. Knows no server framework: a {@link dev.purser.http.Request}
 * comes in, an {@link dev.purser.http.Answer} goes out. Start at {@link dev.purser.http.Endpoint}, then
 * {@link dev.purser.http.Door}.
 */
package dev.purser.http;
