package dev.purser.cli.files;

import dev.purser.event.json.JsonBytes;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** The list of what was not taken: one JSON object a line with file, line, reason and message. Thread-safe. */
public final class SetAside implements AutoCloseable {
    private final OutputStream out;

    public SetAside(OutputStream out) {
        this.out = out;
    }

    public synchronized void add(String file, long line, String reason, String message) {
        JsonBytes json = new JsonBytes(256);
        json.open();
        json.text("file", file);
        json.number("line", line);
        json.text("reason", reason);
        json.text("message", message);
        json.close();
        json.raw("\n");
        try {
            json.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
