package dev.purser.cli.query.offline;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** A file's bytes, unpacked if they are gzip (RFC 1952), which their first two tell. */
final class Unpacked {
    private static final int BUFFER = 1 << 16;

    private Unpacked() {}

    static InputStream open(BufferedInputStream file) throws IOException {
        file.mark(2);
        int first = file.read();
        int second = file.read();
        file.reset();
        return first == 0x1F && second == 0x8B ? new GZIPInputStream(file, BUFFER) : file;
    }
}
