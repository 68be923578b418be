package dev.purser.journal.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.event.PartName;
import dev.purser.event.PrivatePart;
import dev.purser.event.SealedEvent;
import dev.purser.journal.SampleEvents;
import dev.purser.testkit.disk.PowerCutFileSystem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Frames of any events are read back as written, and whatever is damaged between them is passed over and told. */
class TestFrames {
    private static final long STAMP = 0x1234_5678_9abc_def0L;
    private static final int CAPACITY = 128 << 10;

    @Provide
    Arbitrary<SealedEvent> events() {
        Arbitrary<byte[]> bytes =
                Arbitraries.bytes().array(byte[].class).ofMinSize(1).ofMaxSize(300);
        Arbitrary<byte[]> salts = Arbitraries.bytes().array(byte[].class).ofSize(PrivatePart.SALT_BYTES);
        Arbitrary<PrivatePart> parts = Combinators.combine(Arbitraries.of(PartName.class), salts, bytes)
                .as(PrivatePart::new);
        return Combinators.combine(
                        Arbitraries.longs(),
                        bytes,
                        parts.list().uniqueElements(PrivatePart::name).ofMaxSize(5))
                .as((id, leaf, some) -> new SealedEvent(new UUID(1, id), leaf, some));
    }

    private static SegmentFolder segment(List<List<SealedEvent>> batches, List<Long> offsets) throws IOException {
        SegmentFolder folder =
                new SegmentFolder(PowerCutFileSystem.create().root().resolve("segments"));
        Files.createDirectories(folder.path());
        folder.makeReserve(CAPACITY);
        FrameEncoder encoder = new FrameEncoder(4096);
        long next = 7;
        try (SegmentWriter writer =
                SegmentWriter.begin(folder, new SegmentHeader(next, STAMP, Instant.ofEpochMilli(5)))) {
            for (List<SealedEvent> batch : batches) {
                offsets.add(writer.position());
                batch.forEach(encoder::add);
                assertThat(encoder.count()).isEqualTo(batch.size());
                writer.write(encoder.frame(next, STAMP));
                next += batch.size();
            }
            writer.sync();
            offsets.add(writer.position());
        }
        return folder;
    }

    private static int count(List<List<SealedEvent>> batches) {
        return batches.stream().mapToInt(List::size).sum();
    }

    @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
    void whatWasWrittenIsRead(
            @ForAll @Size(min = 1, max = 8) List<@Size(min = 1, max = 5) List<@From("events") SealedEvent>> batches)
            throws IOException {
        SegmentFolder folder = segment(batches, new ArrayList<>());
        SegmentList list = new SegmentList(List.of(7L));
        RecordReader reader = new RecordReader(folder, list, (from, to, what) -> {
            throw new AssertionError(what);
        });
        List<SealedEvent> all = batches.stream().flatMap(List::stream).toList();
        long size = 7L + all.size();
        for (long from = 7; from <= size; from++) {
            List<StoredRecord> read = reader.read(from, 3, size);
            int begin = (int) from - 7;
            List<SealedEvent> expected = all.subList(begin, Math.min(begin + 3, all.size()));
            assertThat(read).hasSameSizeAs(expected);
            for (int i = 0; i < read.size(); i++) {
                assertThat(SampleEvents.same(read.get(i).event(), expected.get(i)))
                        .isTrue();
            }
            assertThat(read).allSatisfy(record -> assertThat(record.erased()).isEmpty());
        }
        byte[] bundle = reader.bundle(7, all.size(), size).orElseThrow();
        ByteBuffer entries = ByteBuffer.allocate(bundle.length);
        all.forEach(event -> entries.putShort((short) event.leaf().length).put(event.leaf()));
        assertThat(bundle).isEqualTo(entries.array());
    }

    @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
    void erasingTakesTheChosenPartsAndNothingElse(
            @ForAll @Size(min = 1, max = 6) List<@Size(min = 1, max = 4) List<@From("events") SealedEvent>> batches,
            @ForAll Set<PartName> chosen,
            @ForAll @IntRange(min = 0, max = 20) int at)
            throws IOException {
        SegmentFolder folder = segment(batches, new ArrayList<>());
        long size = 7L + count(batches);
        long about = 7L + at;
        SegmentRewrite rewrite = new SegmentRewrite(folder, record -> record.sequence() == about ? chosen : Set.of());
        List<SealedEvent> all = batches.stream().flatMap(List::stream).toList();
        Set<PartName> expected = new TreeSet<>();
        if (at < all.size()) {
            all.get(at).parts().forEach(part -> expected.add(part.name()));
            expected.retainAll(chosen);
        }
        assertThat(rewrite.rewrite(7, size, STAMP + 1)).isEqualTo(!expected.isEmpty());
        assertThat(rewrite.erased()).isEqualTo(expected.size());
        RecordReader reader = new RecordReader(folder, new SegmentList(List.of(7L)), (from, to, what) -> {
            throw new AssertionError(what);
        });
        for (StoredRecord record : reader.read(7, 1000, size)) {
            SealedEvent before = all.get((int) record.sequence() - 7);
            boolean concerned = record.sequence() == about;
            assertThat(record.event().leaf()).isEqualTo(before.leaf());
            assertThat(record.event().id()).isEqualTo(before.id());
            assertThat(record.erased()).isEqualTo(concerned ? expected : Set.of());
            List<PrivatePart> staying = before.parts().stream()
                    .filter(part -> !concerned || !expected.contains(part.name()))
                    .toList();
            assertThat(SampleEvents.sameParts(record.event().parts(), staying)).isTrue();
        }
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void damageIsPassedOver(
            @ForAll @Size(min = 1, max = 8) List<@Size(min = 1, max = 5) List<@From("events") SealedEvent>> batches,
            @ForAll @IntRange(min = 0, max = Integer.MAX_VALUE) int where,
            @ForAll @IntRange(min = 1, max = 255) int change)
            throws IOException {
        List<Long> offsets = new ArrayList<>();
        SegmentFolder folder = segment(batches, offsets);
        long size = 7L + count(batches);
        Path file = folder.file(7);
        byte[] bytes = Files.readAllBytes(file);
        int hit = (int) (SegmentHeader.BYTES + where % (offsets.getLast() - SegmentHeader.BYTES));
        bytes[hit] ^= (byte) change;
        Files.write(file, bytes);
        Set<Long> lost = new TreeSet<>();
        long next = 7;
        for (int i = 0; i < batches.size(); i++) {
            for (int k = 0; k < batches.get(i).size(); k++, next++) {
                if (hit >= offsets.get(i) && hit < offsets.get(i + 1)) {
                    lost.add(next);
                }
            }
        }
        Set<Long> told = new TreeSet<>();
        Set<Long> read = new TreeSet<>();
        try (FrameWalk walk = new FrameWalk(
                SegmentScan.open(file, SegmentScan.FEW_RECORDS), new SegmentSpan(7, size), 7, (from, to, what) -> {
                    for (long each = from; each < to; each++) {
                        told.add(each);
                    }
                })) {
            for (Optional<Frame> frame = walk.next(); frame.isPresent(); frame = walk.next()) {
                frame.get().leaves((sequence, in, offset, length) -> {
                    assertThat(Arrays.copyOfRange(in, offset, offset + length)).isNotEmpty();
                    read.add(sequence);
                });
            }
        }
        assertThat(told).isEqualTo(lost);
        assertThat(read).doesNotContainAnyElementsOf(lost).hasSize((int) (size - 7 - lost.size()));
    }
}
