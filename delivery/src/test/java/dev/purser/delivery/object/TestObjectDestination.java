package dev.purser.delivery.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.purser.delivery.Batch;
import dev.purser.delivery.DeadLetter;
import dev.purser.delivery.DeliveryException;
import dev.purser.delivery.DeliveryException.Kind;
import dev.purser.delivery.Receipt;
import dev.purser.delivery.Receipt.DeliveredObject;
import dev.purser.delivery.SampleBatches;
import dev.purser.event.dialect.Dialect;
import dev.purser.storage.object.FolderObjectStore;
import dev.purser.storage.object.ObjectStore;
import dev.purser.storage.object.ObjectStore.Facts;
import dev.purser.storage.object.ObjectStore.Listed;
import dev.purser.storage.object.ObjectStore.Stored;
import dev.purser.storage.object.ObjectStoreException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestObjectDestination {
    @TempDir
    private Path folder;

    private Faulty store;

    @BeforeEach
    void open() {
        store = new Faulty(new FolderObjectStore(folder));
    }

    /** A folder that can be told to refuse names, and to be unable to append. */
    private static final class Faulty implements ObjectStore {
        private final ObjectStore inner;
        private Predicate<String> refused = name -> false;
        private boolean appends = true;

        private Faulty(ObjectStore inner) {
            this.inner = inner;
        }

        private void check(String name) throws ObjectStoreException {
            if (refused.test(name)) {
                throw new ObjectStoreException(ObjectStoreException.Kind.FULL, "full", null);
            }
        }

        @Override
        public void put(String name, byte[] bytes, Facts facts) throws ObjectStoreException {
            check(name);
            inner.put(name, bytes, facts);
        }

        @Override
        public String append(String name, byte[] bytes, Facts facts) throws ObjectStoreException {
            check(name);
            return inner.append(name, bytes, facts);
        }

        @Override
        public boolean appends() {
            return appends;
        }

        @Override
        public Optional<Stored> get(String name) throws ObjectStoreException {
            return inner.get(name);
        }

        @Override
        public List<Listed> list(String prefix, String after, int max) throws ObjectStoreException {
            return inner.list(prefix, after, max);
        }

        @Override
        public void delete(String name) throws ObjectStoreException {
            inner.delete(name);
        }

        @Override
        public void close() {
            inner.close();
        }
    }

    private ObjectDestination open(Dialect dialect) {
        return new ObjectDestination(new ObjectPlace(store, "bucket", "", dialect.files(), true), "under-test");
    }

    private List<String> names() throws Exception {
        return store.list("", "", 1000).stream().map(Listed::name).toList();
    }

    @Test
    void eachFilingHasItsObjectAndTheReceiptIsTrueToItsBytes() throws Exception {
        LaidOut dialect = LaidOut.trail(3);
        Batch batch = new SampleBatches(dialect).next(100);
        Receipt receipt;
        try (ObjectDestination destination = open(dialect)) {
            receipt = destination.deliver(batch);
            assertThat(names())
                    .containsExactlyInAnyOrderElementsOf(receipt.objects().stream()
                            .map(DeliveredObject::name)
                            .toList());
            List<String> all = new ArrayList<>();
            for (DeliveredObject object : receipt.objects()) {
                Stored stored = store.get(object.name()).orElseThrow();
                byte[] plain = new GZIPInputStream(new ByteArrayInputStream(stored.bytes())).readAllBytes();
                assertThat(object.sha256())
                        .isEqualTo(HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(plain)));
                assertThat(object.bytes()).isEqualTo(plain.length);
                assertThat(object.container()).isEqualTo("bucket");
                List<String> records = StoredRecords.of(stored.bytes(), dialect);
                assertThat(records).hasSize(object.records());
                assertThat(records.getFirst()).startsWith("{\"sequence\":" + object.first() + ",");
                assertThat(records.getLast()).startsWith("{\"sequence\":" + object.last() + ",");
                assertThat(stored.facts().contentEncoding()).contains("gzip");
                all.addAll(records);
            }
            assertThat(receipt.objects()).hasSize(3);
            assertThat(all).containsExactlyInAnyOrderElementsOf(SampleBatches.texts(batch));
        }
    }

    @Test
    void theCheckpointAndTheDeadLettersTravelInTheMetadata() throws Exception {
        LaidOut dialect = LaidOut.trail(1);
        Batch plain = new SampleBatches(dialect).next(3);
        Batch batch = new Batch(
                plain.records(),
                plain.first(),
                plain.next(),
                plain.cut(),
                plain.checkpoint(),
                List.of(dead(17), dead(20)));
        try (ObjectDestination destination = open(dialect)) {
            String name = destination.deliver(batch).objects().getFirst().name();
            Facts facts = store.get(name).orElseThrow().facts();
            assertThat(new String(
                            Base64.getDecoder().decode(facts.metadata().get("purser-checkpoint")),
                            StandardCharsets.UTF_8))
                    .isEqualTo(SampleBatches.CHECKPOINT);
            assertThat(facts.metadata())
                    .containsEntry("purser-missing", "17,20")
                    .containsEntry("purser-first", "100")
                    .containsEntry("purser-next", "103");
            assertThat(facts.metadata().toString()).hasSizeLessThan(2048);
        }
    }

    private static DeadLetter dead(long sequence) {
        return new DeadLetter(0, sequence, Optional.empty(), 0, SampleBatches.CUT, "refused", "too large", 1, false);
    }

    @Test
    void whatMetadataCannotHoldStandsBesideTheObjects() throws Exception {
        LaidOut dialect = LaidOut.hourly(1);
        Batch plain = new SampleBatches(dialect).next(3);
        String large = SampleBatches.CHECKPOINT + "\u2014 another witness".repeat(200);
        Batch batch = new Batch(
                plain.records(), plain.first(), plain.next(), plain.cut(), Optional.of(large), List.of(dead(17)));
        try (ObjectDestination destination = open(dialect)) {
            destination.deliver(batch);
            String checkpoint = names().stream()
                    .filter(n -> n.startsWith("purser-checkpoint/"))
                    .findFirst()
                    .orElseThrow();
            String missing = names().stream()
                    .filter(n -> n.startsWith("purser-missing/"))
                    .findFirst()
                    .orElseThrow();
            assertThat(new String(store.get(checkpoint).orElseThrow().bytes(), StandardCharsets.UTF_8))
                    .isEqualTo(large);
            assertThat(new String(store.get(missing).orElseThrow().bytes(), StandardCharsets.UTF_8))
                    .isEqualTo("17\n");
        }
    }

    @Test
    void theHoursFileGrowsWhereTheStoreCanAppend() throws Exception {
        LaidOut dialect = LaidOut.hourly(2);
        SampleBatches batches = new SampleBatches(dialect);
        try (ObjectDestination destination = open(dialect)) {
            List<String> sent = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Batch batch = batches.next(10);
                assertThat(destination.deliver(batch).objects()).hasSize(2);
                sent.addAll(SampleBatches.texts(batch));
            }
            String even = "insights-logs-category-0/resourceId=/SUBSCRIPTIONS/X/y=2026/m=11/d=21/h=08/m=00/PT1H.json";
            assertThat(names()).containsExactly(even, even.replace("category-0", "category-1"));
            assertThat(StoredRecords.of(store.get(even).orElseThrow().bytes(), dialect))
                    .isEqualTo(sent.stream()
                            .filter(text -> text.matches("\\{\"sequence\":[0-9]*[02468],.*"))
                            .toList());
        }
    }

    @Test
    void eachBatchIsAnObjectWhereTheStoreCannotAppend() throws Exception {
        store.appends = false;
        LaidOut dialect = LaidOut.hourly(1);
        SampleBatches batches = new SampleBatches(dialect);
        try (ObjectDestination destination = open(dialect)) {
            destination.deliver(batches.next(10));
            destination.deliver(batches.next(10));
        }
        assertThat(names())
                .hasSize(2)
                .allMatch(name -> name.matches("insights-logs-category-0/resourceId=/SUBSCRIPTIONS/X/"
                        + "y=2026/m=11/d=21/h=08/m=00/PT1H_20261121T0815[0-9]{2}Z_[A-Za-z0-9]{16}\\.json"));
    }

    /** Three of four objects are there when the last fails: the next try writes the last only and tells of all. */
    @Test
    void whatIsDoneIsNotDoneAgain() throws Exception {
        LaidOut dialect = LaidOut.hourly(4);
        Batch batch = new SampleBatches(dialect).next(40);
        try (ObjectDestination destination = open(dialect)) {
            store.refused = name -> name.contains("category-3");
            for (int i = 0; i < 3; i++) {
                DeliveryException failed =
                        catchThrowableOfType(DeliveryException.class, () -> destination.deliver(batch));
                assertThat(failed.kind()).isEqualTo(Kind.FULL);
                assertThat(failed.taken()).isZero();
            }
            store.refused = name -> false;
            Receipt receipt = destination.deliver(batch);
            assertThat(receipt.objects()).hasSize(4);
            List<String> all = new ArrayList<>();
            for (DeliveredObject object : receipt.objects()) {
                all.addAll(
                        StoredRecords.of(store.get(object.name()).orElseThrow().bytes(), dialect));
            }
            assertThat(all).containsExactlyInAnyOrderElementsOf(SampleBatches.texts(batch));
        }
    }

    @Test
    void otherBatchesHaveOtherNames() throws Exception {
        LaidOut dialect = LaidOut.trail(1);
        SampleBatches batches = new SampleBatches(dialect);
        Set<String> names = new HashSet<>();
        Batch batch = batches.next(4);
        List<Batch> all = List.of(
                batch,
                batches.next(4),
                new Batch(
                        batch.records(),
                        batch.first(),
                        batch.next(),
                        batch.cut().plusSeconds(1),
                        Optional.empty()),
                new Batch(batch.records(), batch.first(), batch.next() + 1, batch.cut(), Optional.empty()));
        try (ObjectDestination destination = open(dialect)) {
            for (Batch one : all) {
                names.add(destination.deliver(one).objects().getFirst().name());
            }
        }
        assertThat(names).hasSize(4);
    }

    @Test
    void prefixesHaveOneSlashAtTheirEnd() {
        assertThat(ObjectPlace.prefix("")).isEmpty();
        assertThat(ObjectPlace.prefix("//")).isEmpty();
        assertThat(ObjectPlace.prefix("/a/b//")).isEqualTo("a/b/");
        assertThat(ObjectPlace.prefix("a")).isEqualTo("a/");
    }
}
