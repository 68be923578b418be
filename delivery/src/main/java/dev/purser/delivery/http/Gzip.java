package dev.purser.delivery.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** A body as one gzip stream (RFC 1952). */
final class Gzip {
    private Gzip() {}

    static byte[] compress(byte[] body) {
        ByteArrayOutputStream to = new ByteArrayOutputStream(body.length / 4 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(to)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException("an array that does not take bytes", e);
        }
        return to.toByteArray();
    }
}
