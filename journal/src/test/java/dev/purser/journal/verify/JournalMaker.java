package dev.purser.journal.verify;

import dev.purser.event.Action;
import dev.purser.event.Actor;
import dev.purser.event.ActorKind;
import dev.purser.event.CallInterface;
import dev.purser.event.Client;
import dev.purser.event.PartName;
import dev.purser.event.Recording;
import dev.purser.event.SealedEvent;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import dev.purser.journal.Erasure;
import dev.purser.journal.JournalFolder;
import dev.purser.journal.KeyRotation;
import dev.purser.journal.SequenceRanges;
import dev.purser.journal.segment.FrameEncoder;
import dev.purser.journal.segment.SegmentHeader;
import dev.purser.journal.segment.SegmentRewrite;
import dev.purser.journal.segment.SegmentWriter;
import dev.purser.journal.tile.Checkpoint;
import dev.purser.journal.tile.CheckpointSigner;
import dev.purser.journal.tile.HashFiles;
import dev.purser.journal.tile.MerkleHasher;
import dev.purser.journal.tile.NoteSigner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/** Makes a journal's folder with the same parts as the engine, at the places where a test wants it. */
final class JournalMaker {
    static final String ORIGIN = "registry.example/log";
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
    private static final int FRAME = 7;

    final JournalFolder folder;
    NoteSigner key = NoteSigner.generate(ORIGIN);
    private final int perSegment;
    private final List<SealedEvent> events = new ArrayList<>();
    private long stamp = 1;

    JournalMaker(Path path, int perSegment) throws IOException {
        this.folder = new JournalFolder(path);
        this.perSegment = perSegment;
        Files.createDirectories(folder.segments().path());
        Files.writeString(folder.format(), "purser-journal 1\norigin " + ORIGIN + "\n");
        Files.writeString(folder.publicKeys(), key.verifier().text() + "\n");
    }

    static SealedEvent pull(int number) {
        Recording recording = Recording.begin(CLOCK, Action.IMAGE_PULL, CallInterface.OCI, "GET", Recording.Gate.OPEN)
                .actor(Actor.builder(ActorKind.USER)
                        .id("user-" + number % 10)
                        .name("Alice " + number % 10)
                        .build())
                .client(Client.builder().address("192.0.2." + number % 250).build())
                .target(Target.builder(TargetType.IMAGE).name("app:" + number).build());
        return recording.seal().getFirst();
    }

    JournalMaker pulls(int count) throws IOException {
        List<SealedEvent> more = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            more.add(pull(events.size() + i));
        }
        return add(more);
    }

    /** Appends events, in frames, into segments of their own. */
    JournalMaker add(List<SealedEvent> more) throws IOException {
        for (int at = 0; at < more.size(); at += perSegment) {
            segment(more.subList(at, Math.min(more.size(), at + perSegment)));
        }
        return this;
    }

    private void segment(List<SealedEvent> held) throws IOException {
        folder.segments().makeReserve(1 << 16);
        SegmentHeader header = new SegmentHeader(events.size(), stamp++, CLOCK.instant());
        FrameEncoder encoder = new FrameEncoder(1 << 16);
        try (SegmentWriter writer = SegmentWriter.begin(folder.segments(), header);
                HashFiles hashes = HashFiles.open(folder.hashes())) {
            MerkleHasher hasher = new MerkleHasher();
            hashes.append(held.stream().map(event -> hasher.leaf(event.leaf())).toList());
            for (SealedEvent event : held) {
                encoder.add(event);
                events.add(event);
                if (encoder.count() == FRAME) {
                    writer.write(encoder.frame(events.size() - FRAME, header.stamp()));
                }
            }
            if (encoder.count() > 0) {
                writer.write(encoder.frame(events.size() - encoder.count(), header.stamp()));
            }
        }
    }

    int size() {
        return events.size();
    }

    List<SealedEvent> events() {
        return events;
    }

    /** Signs what is there. */
    Checkpoint sign() throws IOException {
        return sign(new CheckpointSigner(ORIGIN, key));
    }

    Checkpoint sign(CheckpointSigner signer) throws IOException {
        try (HashFiles hashes = HashFiles.open(folder.hashes())) {
            Checkpoint checkpoint = signer.sign(hashes.size(), hashes.root());
            Files.writeString(folder.checkpoint(), checkpoint.note());
            return checkpoint;
        }
    }

    /** Replaces the key, on the record. */
    JournalMaker rotate() throws IOException {
        NoteSigner fresh = NoteSigner.generate(ORIGIN);
        KeyRotation rotation = new KeyRotation(key.verifier(), fresh.verifier());
        Recording recording = Recording.job(CLOCK, Action.KEY_ROTATE, "test").targets(rotation.targets());
        add(recording.seal());
        Checkpoint both = sign(new CheckpointSigner(ORIGIN, List.of(key, fresh)));
        Files.createDirectories(folder.rotations());
        Files.writeString(folder.rotation(both.size()), both.note());
        key = fresh;
        return this;
    }

    /** Writes an erasure, without carrying it out. */
    JournalMaker recordErasure(PartName part, long... sequences) throws IOException {
        SequenceRanges.Builder all = SequenceRanges.builder();
        for (long sequence : sequences) {
            all.add(sequence);
        }
        Recording recording = Recording.job(CLOCK, Action.ERASE_SUBJECT, "test")
                .request(Erasure.MEMBER, new Erasure(Map.of(part, all.build())).data());
        return add(recording.seal());
    }

    /** Takes a part out of the segments. */
    JournalMaker erase(PartName part, long... sequences) throws IOException {
        List<Long> gone = new ArrayList<>();
        for (long sequence : sequences) {
            gone.add(sequence);
        }
        SegmentRewrite rewrite = new SegmentRewrite(
                folder.segments(),
                record -> gone.contains(record.sequence()) ? java.util.Set.of(part) : java.util.Set.of());
        NavigableMap<Long, Path> segments = folder.segments().segments();
        for (long first : segments.keySet()) {
            Long next = segments.higherKey(first);
            rewrite.rewrite(first, next == null ? events.size() : next, 1_000 + first);
        }
        return this;
    }

    /** The file of the segment that holds an event. */
    Path fileOf(long sequence) throws IOException {
        return folder.segments().segments().floorEntry(sequence).getValue();
    }

    VerificationReport verify(String... known) throws IOException {
        return new Verifier(List.of(key.verifier()), List.of(known), 2, bytes -> {}).verify(folder.path());
    }
}
