package dev.purser.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * An answer as plain data: what a handler returns, and what the server writes once the record is durable.
 *
 * @param status the HTTP status
 * @param headers the fields; {@code Content-Length} is set from the body where the handler does not set it
 * @param body the content
 */
public record Answer(int status, Headers headers, Body body) {
    /** The content of an answer. */
    public sealed interface Body {}

    /** Nothing. */
    public record Empty() implements Body {}

    /** Bytes in memory; shared, not copied. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Bytes(byte[] bytes) implements Body {}

    /**
     * A stretch of a file, which the kernel can send without a copy.
     *
     * @param length bytes, all of them present in the file
     */
    public record FileSlice(Path file, long offset, long length) implements Body {}

    /**
     * Content that is made while it is sent.
     *
     * @param length bytes, or -1 where that is not known
     */
    public record Streamed(long length, Writer writer) implements Body {}

    /** Writes the content; runs on a virtual thread and blocks while the client is slow. */
    @FunctionalInterface
    public interface Writer {
        /**
         * @throws IOException when the client has gone away
         */
        void write(OutputStream out) throws IOException;
    }

    private static final Body NOTHING = new Empty();

    /** An answer without content. */
    public static Answer empty(int status, Headers headers) {
        return new Answer(status, headers, NOTHING);
    }

    public static Answer bytes(int status, Headers headers, byte[] bytes) {
        return new Answer(status, headers, new Bytes(bytes));
    }

    /** JSON text as UTF-8. */
    public static Answer json(int status, String json) {
        return bytes(status, Headers.of("Content-Type", "application/json"), json.getBytes(StandardCharsets.UTF_8));
    }

    public Answer with(String name, String value) {
        return new Answer(status, headers.with(name, value), body);
    }

    /** Bytes of content, or -1 where that is not known before it is sent. */
    public long length() {
        return switch (body) {
            case Empty none -> 0;
            case Bytes bytes -> bytes.bytes().length;
            case FileSlice slice -> slice.length();
            case Streamed streamed -> streamed.length();
        };
    }
}
