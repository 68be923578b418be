package dev.purser.journal.verify;

import dev.purser.journal.JournalFolder;
import dev.purser.journal.segment.SegmentSpan;
import dev.purser.journal.tile.Checkpoint;
import dev.purser.journal.tile.HashFiles;
import dev.purser.journal.tile.HashReader;
import dev.purser.journal.tile.MalformedNoteException;
import dev.purser.journal.tile.NoteVerifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** A journal's own folder. Nothing in it is changed, and it may be in use. */
record JournalFiles(JournalFolder folder) implements LogFiles {
    private static final String ORIGIN = "origin ";

    /** True if the folder holds a journal. */
    static boolean in(Path folder) {
        return Files.isDirectory(new JournalFolder(folder).segments().path());
    }

    @Override
    public Optional<String> origin() throws IOException {
        return text(folder.format())
                .flatMap(text -> text.lines()
                        .filter(line -> line.startsWith(ORIGIN))
                        .map(line -> line.substring(ORIGIN.length()))
                        .findFirst());
    }

    private static Optional<String> text(Path file) throws IOException {
        try {
            return Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private NavigableMap<Long, Path> segments() throws IOException {
        return folder.segments().segments();
    }

    @Override
    public long first() throws IOException {
        NavigableMap<Long, Path> segments = segments();
        return segments.isEmpty() ? 0 : segments.firstKey();
    }

    @Override
    public List<KeptCheckpoint> checkpoints(Findings findings) throws IOException {
        List<KeptCheckpoint> kept = new ArrayList<>();
        if (Files.isDirectory(folder.rotations())) {
            try (Stream<Path> files = Files.list(folder.rotations())) {
                for (Path file : files.filter(file -> !file.toString().endsWith(".tmp"))
                        .sorted()
                        .toList()) {
                    add(file, "checkpoint of the rotation " + file.getFileName(), kept, findings);
                }
            }
        }
        add(folder.checkpoint(), "latest checkpoint", kept, findings);
        return kept;
    }

    private static void add(Path file, String source, List<KeptCheckpoint> to, Findings findings) throws IOException {
        Optional<String> note = text(file);
        if (note.isPresent()) {
            try {
                to.add(new KeptCheckpoint(Checkpoint.parse(note.get()), source, false));
            } catch (MalformedNoteException e) {
                findings.add(
                        new Finding(Finding.Kind.CHECKPOINT_MISMATCH, 0, -1, "the " + source + ": " + e.getMessage()));
            }
        }
    }

    @Override
    public List<NoteVerifier> keys() throws IOException {
        try {
            return text(folder.publicKeys()).stream()
                    .flatMap(String::lines)
                    .filter(line -> !line.isBlank())
                    .map(NoteVerifier::parse)
                    .toList();
        } catch (MalformedNoteException e) {
            return List.of();
        }
    }

    @Override
    public Iterator<Callable<LeafBatch>> stretches() throws IOException {
        NavigableMap<Long, Path> segments = segments();
        return segments.entrySet().stream()
                .<Callable<LeafBatch>>map(entry -> {
                    Map.Entry<Long, Path> after = segments.higherEntry(entry.getKey());
                    return new SegmentCheck(
                            entry.getValue(),
                            new SegmentSpan(entry.getKey(), after == null ? Long.MAX_VALUE : after.getKey()),
                            after == null);
                })
                .iterator();
    }

    @Override
    public HashReader hashes() {
        return HashFiles.reader(folder.hashes());
    }

    @Override
    public Finding.Kind staleHashes() {
        return Finding.Kind.STALE_HASHES;
    }

    @Override
    public Object moment() throws IOException {
        Map<Long, Object> files = new TreeMap<>();
        for (Map.Entry<Long, Path> entry : segments().entrySet()) {
            try {
                Object key = Files.readAttributes(entry.getValue(), BasicFileAttributes.class)
                        .fileKey();
                files.put(entry.getKey(), key == null ? entry.getValue() : key);
            } catch (NoSuchFileException e) {
                files.remove(entry.getKey());
            }
        }
        return files;
    }

    @Override
    public void end(long size, Findings findings) throws IOException {
        OptionalLong closed = number(folder.clean());
        if (closed.isPresent() && closed.getAsLong() > size) {
            findings.add(new Finding(
                    Finding.Kind.MISSING_RECORDS,
                    size,
                    closed.getAsLong() - 1,
                    "there were " + closed.getAsLong() + " records when the journal was closed"));
        }
        OptionalLong trimmed = number(folder.trimmed());
        if (first() > 0 && trimmed.orElse(0) < first()) {
            findings.add(new Finding(
                    Finding.Kind.MISSING_RECORDS,
                    trimmed.orElse(0),
                    first() - 1,
                    "the first records are not here, and retention did not take them"));
        }
    }

    private static OptionalLong number(Path file) throws IOException {
        Optional<String> text = text(file).map(String::strip);
        return text.isPresent() && text.get().matches("[0-9]{1,18}")
                ? OptionalLong.of(Long.parseLong(text.get()))
                : OptionalLong.empty();
    }
}
