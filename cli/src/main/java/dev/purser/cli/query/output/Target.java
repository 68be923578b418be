package dev.purser.cli.query.output;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where an answer goes: standard output, all tables one after the other; or a file, with one more for each further table
 * ({@code answer.csv}, {@code answer.2.csv} …).
 */
public final class Target {
    private static final int BUFFER = 1 << 16;

    private final OutputStream standard;
    private final Optional<Path> file;

    private Target(OutputStream standard, Optional<Path> file) {
        this.standard = standard;
        this.file = file;
    }

    /** Standard output, which stays open. */
    public static Target standard(OutputStream out) {
        return new Target(out, Optional.empty());
    }

    /** That file, written anew. */
    public static Target file(Path file) {
        return new Target(OutputStream.nullOutputStream(), Optional.of(file));
    }

    /** True if each table has a file of its own. */
    boolean apart() {
        return file.isPresent();
    }

    /**
     * The file of a table.
     *
     * @param number from 1 on
     */
    Optional<Path> path(int number) {
        return file.map(first -> number == 1 ? first : first.resolveSibling(numbered(first, number)));
    }

    private static String numbered(Path first, int number) {
        String name = first.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name + '.' + number : name.substring(0, dot) + '.' + number + name.substring(dot);
    }

    /** A stream for a table; closing it flushes standard output, or ends the file. */
    OutputStream stream(int number) throws IOException {
        Optional<Path> path = path(number);
        return new BufferedOutputStream(
                path.isPresent() ? Files.newOutputStream(path.get()) : new StaysOpen(standard), BUFFER);
    }

    private static final class StaysOpen extends OutputStream {
        private final OutputStream to;

        StaysOpen(OutputStream to) {
            this.to = to;
        }

        @Override
        public void write(int one) throws IOException {
            to.write(one);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            to.write(bytes, from, length);
        }

        @Override
        public void flush() throws IOException {
            to.flush();
        }

        @Override
        public void close() throws IOException {
            to.flush();
        }
    }
}
