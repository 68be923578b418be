/**
 * AWS Signature Version 4, checked on the server's side.
 *
 * <p>Stands in this room, not in {@code identity}, because what is signed is a request: method, path, query, header fields
 * and body. {@code identity} knows keys and callers, and asks from here only whether a secret made the signature.
 *
 * <p>Promises bounded work for whatever is sent, comparison in constant time, and that what was checked is what the handler
 * reads. Knows only requests whose body comes whole: the {@code STREAMING-} forms are refused. Start at
 * {@link dev.purser.http.sigv4.SigV4}.
 */
package dev.purser.http.sigv4;
