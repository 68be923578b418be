package dev.purser.journal.verify;

import dev.purser.event.PartName;
import dev.purser.journal.SequenceRanges;
import dev.purser.journal.tile.Checkpoint;
import dev.purser.journal.tile.NoteVerifier;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;

/** One run of the {@link Verifier} over one log. For one thread. */
final class Verification {
    private final List<NoteVerifier> keys;
    private final int threads;
    private final LongConsumer progress;
    private final long begun = System.nanoTime();
    private final Findings findings = new Findings();
    private final Map<PartName, SequenceRanges.Builder> absent = new EnumMap<>(PartName.class);
    private final Map<PartName, SequenceRanges.Builder> erased = new EnumMap<>(PartName.class);
    private final List<Finding> suspects = new ArrayList<>();
    private final List<LeafBatch.Rotation> rotations = new ArrayList<>();
    private final List<KeptCheckpoint> checkpoints = new ArrayList<>();
    private final LogFiles log;
    private final TreeCheck tree;
    private final long first;
    private long parts;
    private long bytes;

    Verification(LogFiles log, List<NoteVerifier> keys, List<String> known, int threads, LongConsumer progress)
            throws IOException {
        this.keys = keys;
        this.threads = threads;
        this.progress = progress;
        this.log = log;
        this.first = log.first();
        checkpoints.addAll(log.checkpoints(findings));
        known.forEach(note ->
                checkpoints.add(new KeptCheckpoint(Checkpoint.parse(note), "checkpoint known from elsewhere", true)));
        this.tree = new TreeCheck(log, checkpoints, findings);
    }

    VerificationReport report() throws IOException {
        readAll();
        tree.end();
        suspects.stream()
                .filter(suspect -> !findings.altered(suspect.first(), suspect.last()))
                .toList()
                .forEach(findings::add);
        log.end(tree.size(), findings);
        long onRecord = settleErasures();
        KeyChain chain = new KeyChain(keys.isEmpty() ? log.keys() : keys, rotations, tree.agreed());
        if (keys.isEmpty()) {
            findings.add(note(
                    Finding.Kind.NO_KEY,
                    "no public key was given; signatures were held against the keys that lie with the log"));
        }
        Optional<Checkpoint> latest = checkCheckpoints(chain);
        long covered = checkpoints.stream()
                .filter(kept -> !kept.known())
                .mapToLong(KeptCheckpoint::size)
                .max()
                .orElse(0);
        if (covered < tree.size()) {
            findings.add(new Finding(
                    Finding.Kind.UNSIGNED_END,
                    Math.max(first, covered),
                    tree.size() - 1,
                    "no checkpoint covers these records yet"));
        }
        return new VerificationReport(
                checkpoints.stream()
                        .map(kept -> kept.checkpoint().origin())
                        .findFirst()
                        .or(this::ownOrigin),
                first,
                tree.size(),
                latest,
                tree.agreed().size(),
                onRecord,
                parts,
                bytes,
                Duration.ofNanos(System.nanoTime() - begun),
                chain.texts(),
                findings.sorted(),
                findings.wrong());
    }

    private Optional<String> ownOrigin() {
        try {
            return log.origin();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private void readAll() throws IOException {
        Iterator<Callable<LeafBatch>> stretches = log.stretches();
        Queue<Future<LeafBatch>> running = new ArrayDeque<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            try {
                while (stretches.hasNext() || !running.isEmpty()) {
                    while (stretches.hasNext() && running.size() <= threads) {
                        running.add(pool.submit(stretches.next()));
                    }
                    take(running.remove().get());
                }
            } catch (ExecutionException e) {
                throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            } finally {
                pool.shutdownNow();
            }
        }
    }

    private void take(LeafBatch batch) {
        tree.take(batch);
        batch.findings.forEach(findings::add);
        suspects.addAll(batch.suspects);
        batch.absent()
                .forEach((part, sequences) -> absent.computeIfAbsent(part, name -> SequenceRanges.builder())
                        .addAll(sequences.build()));
        batch.erasures.forEach(erasure -> erasure.parts()
                .forEach((part, sequences) -> erased.computeIfAbsent(part, name -> SequenceRanges.builder())
                        .addAll(sequences)));
        rotations.addAll(batch.rotations);
        parts += batch.parts;
        bytes += batch.bytes;
        progress.accept(bytes);
    }

    /** Tells what is missing without an erasure; returns how many parts are erased on the record. */
    private long settleErasures() {
        long onRecord = 0;
        for (Map.Entry<PartName, SequenceRanges.Builder> entry : absent.entrySet()) {
            SequenceRanges gone = entry.getValue().build();
            SequenceRanges.Builder told = erased.get(entry.getKey());
            SequenceRanges untold = told == null ? gone : gone.minus(told.build());
            onRecord += gone.count() - untold.count();
            untold.forEach(sequence -> findings.add(Finding.at(
                    Finding.Kind.MISSING_PART,
                    sequence,
                    "the part " + entry.getKey().text() + " is gone, and no erasure on the record tells of it")));
        }
        erased.forEach((part, told) -> tellUnfinished(part, told.build()));
        return onRecord;
    }

    private void tellUnfinished(PartName part, SequenceRanges told) {
        SequenceRanges.Builder gone = absent.getOrDefault(part, SequenceRanges.builder());
        if (first > 0) {
            gone.add(0, first - 1);
        }
        SequenceRanges left = told.minus(gone.build());
        if (!left.isEmpty()) {
            findings.add(new Finding(
                    Finding.Kind.UNFINISHED_ERASURE,
                    left.first().getAsLong(),
                    left.end() - 1,
                    "the part " + part.text() + " of " + left.count()
                            + " records is erased on the record and still here"));
        }
    }

    /** Checks names and signatures; returns the largest checkpoint that is good in every way. */
    private Optional<Checkpoint> checkCheckpoints(KeyChain chain) throws IOException {
        Optional<String> origin = log.origin();
        List<KeptCheckpoint> good = new ArrayList<>();
        for (KeptCheckpoint kept : checkpoints) {
            String named = origin.orElse(checkpoints.getFirst().checkpoint().origin());
            if (!kept.checkpoint().origin().equals(named)) {
                findings.add(note(
                        Finding.Kind.CHECKPOINT_MISMATCH,
                        "the " + kept.source() + " is of the log "
                                + kept.checkpoint().origin() + ", not of " + named));
            } else if (!chain.signed(kept)) {
                findings.add(note(
                        Finding.Kind.BAD_SIGNATURE,
                        "no trusted key signed the " + kept.source() + ", of size " + kept.size()));
            } else if (tree.agreed().contains(kept)) {
                good.add(kept);
            }
        }
        return good.stream().max(Comparator.comparingLong(KeptCheckpoint::size)).map(KeptCheckpoint::checkpoint);
    }

    private Finding note(Finding.Kind kind, String detail) {
        return new Finding(kind, tree.size(), tree.size() - 1, detail);
    }
}
