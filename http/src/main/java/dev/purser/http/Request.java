package dev.purser.http;

import java.io.InputStream;
import java.util.Optional;

/**
 * A request as plain data.
 *
 * @param method the HTTP method, upper case
 * @param path the path as sent, still percent-encoded, without query
 * @param query the decoded parameters
 * @param headers the fields as sent
 * @param body the content, to be read once; at its end where there is none. Raises an {@code IOException} when the client
 *     goes away before its end
 * @param contentLength bytes of the body as announced, or -1
 * @param peer the other end
 * @param presence tells when the client goes away before it has its answer
 */
public record Request(
        String method,
        String path,
        Query query,
        Headers headers,
        InputStream body,
        long contentLength,
        Peer peer,
        Presence presence) {
    /** A request of a client that nobody watches. */
    public Request(
            String method, String path, Query query, Headers headers, InputStream body, long contentLength, Peer peer) {
        this(method, path, query, headers, body, contentLength, peer, Presence.UNWATCHED);
    }

    public Optional<String> header(String name) {
        return headers.first(name);
    }
}
