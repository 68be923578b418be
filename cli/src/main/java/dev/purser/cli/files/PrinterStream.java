package dev.purser.cli.files;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** A stream of UTF-8 text into a printer, which stays open when this is closed. */
public final class PrinterStream extends OutputStream {
    private final PrintWriter to;

    public PrinterStream(PrintWriter to) {
        this.to = to;
    }

    @Override
    public void write(int one) {
        to.write(one);
    }

    @Override
    public void write(byte[] bytes, int at, int length) {
        to.write(new String(bytes, at, length, StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        to.flush();
    }
}
