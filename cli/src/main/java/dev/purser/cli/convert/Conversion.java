package dev.purser.cli.convert;

import dev.purser.cli.convert.InputFiles.InputFile;
import dev.purser.cli.files.SetAside;
import dev.purser.event.dialect.Dialect;
import dev.purser.event.dialect.Framing;
import dev.purser.event.dialect.RecordBuffer;
import dev.purser.event.file.RecordFileWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Converts files, as many at once as there are processors. Into a folder, each input becomes one output of its own; into
 * one stream, the records stand in the order of the files.
 *
 * @param from what is read
 * @param to what is written
 * @param framing around and between the records that are written
 * @param gzip whether what is written is packed
 * @param longest the most bytes that a record may have
 * @param aside gets what is not converted
 * @param tally counts
 */
record Conversion(Dialect from, Dialect to, Framing framing, boolean gzip, int longest, SetAside aside, Tally tally) {
    private static final int BUFFER = 1 << 16;

    /** Converts what comes in on a stream. */
    void stream(String name, InputStream in, OutputStream out) throws IOException, InterruptedException {
        try (RecordFileWriter writer = writer(out)) {
            file(name).run(in, full -> emptied(full, writer));
        }
    }

    /** Converts files into one stream. */
    void together(List<InputFile> files, OutputStream out) throws IOException, InterruptedException {
        try (RecordFileWriter writer = writer(out);
                ExecutorService pool = pool()) {
            Queue<Started> started = new ArrayDeque<>();
            int next = 0;
            while (next < files.size() || !started.isEmpty()) {
                while (next < files.size() && started.size() <= processors()) {
                    started.add(start(files.get(next++), pool));
                }
                Started head = started.remove();
                try {
                    head.pieces().drain(full -> emptied(full, writer));
                    head.done().get();
                } catch (ExecutionException failed) {
                    pool.shutdownNow();
                    throw unwrapped(failed);
                }
            }
        }
    }

    private record Started(Pieces pieces, Future<?> done) {}

    private Started start(InputFile file, ExecutorService pool) {
        Pieces pieces = new Pieces();
        return new Started(pieces, pool.submit(() -> {
            try (InputStream in = Files.newInputStream(file.path())) {
                file(file.name().toString()).run(in, pieces::hand);
            } finally {
                pieces.end();
            }
            return null;
        }));
    }

    /** Converts each file into one below the folder. A file appears there when it is whole. */
    void apart(List<InputFile> files, Path folder) throws IOException, InterruptedException {
        try (ExecutorService pool = pool()) {
            List<Future<?>> all = new ArrayList<>();
            for (InputFile file : files) {
                all.add(pool.submit(() -> {
                    one(file, folder);
                    return null;
                }));
            }
            for (Future<?> one : all) {
                try {
                    one.get();
                } catch (ExecutionException failed) {
                    pool.shutdownNow();
                    throw unwrapped(failed);
                }
            }
        }
    }

    private void one(InputFile file, Path folder) throws IOException, InterruptedException {
        Path target = folder.resolve(outputName(file.name()));
        Files.createDirectories(target.getParent());
        Path part = target.resolveSibling("." + target.getFileName() + ".part");
        try (InputStream in = Files.newInputStream(file.path());
                RecordFileWriter writer = writer(Files.newOutputStream(part))) {
            file(file.name().toString()).run(in, full -> emptied(full, writer));
        }
        Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The input's name with the ending that fits what is written. */
    Path outputName(Path name) {
        String last = name.getFileName().toString();
        for (String ending : List.of(".gz", ".json", ".jsonl", ".ndjson", ".log")) {
            if (last.endsWith(ending) && last.length() > ending.length()) {
                last = last.substring(0, last.length() - ending.length());
            }
        }
        last += (framing.open().isEmpty() ? ".jsonl" : ".json") + (gzip ? ".gz" : "");
        return name.resolveSibling(last);
    }

    private FileConversion file(String name) {
        return new FileConversion(name, from, to, longest, aside, tally);
    }

    private RecordFileWriter writer(OutputStream out) throws IOException {
        return new RecordFileWriter(new BufferedOutputStream(gzip ? new Fast(out) : out, BUFFER), framing);
    }

    private static RecordBuffer emptied(RecordBuffer full, RecordFileWriter writer) throws IOException {
        for (int i = 0; i < full.size(); i++) {
            writer.write(full.array(), full.start(i), full.length(i));
        }
        full.clear();
        return full;
    }

    private static ExecutorService pool() {
        return Executors.newFixedThreadPool(processors());
    }

    private static int processors() {
        return Runtime.getRuntime().availableProcessors();
    }

    private static IOException unwrapped(ExecutionException failed) throws InterruptedException {
        return switch (failed.getCause()) {
            case IOException io -> io;
            case InterruptedException stopped -> throw stopped;
            case UncheckedIOException io -> io.getCause();
            case RuntimeException other -> throw other;
            case Throwable other -> throw new IllegalStateException(other);
        };
    }

    private static final class Fast extends GZIPOutputStream {
        Fast(OutputStream out) throws IOException {
            super(out, BUFFER);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
