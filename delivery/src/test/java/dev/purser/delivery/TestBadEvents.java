package dev.purser.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.event.Action;
import dev.purser.event.AuditEvent;
import dev.purser.event.EventCodec;
import dev.purser.event.SealedEvent;
import dev.purser.event.dialect.Dialect;
import dev.purser.event.dialect.DialectFactory;
import dev.purser.event.dialect.FileLayout;
import dev.purser.event.dialect.Filing;
import dev.purser.event.dialect.Home;
import dev.purser.event.dialect.MessageLayout;
import dev.purser.event.dialect.Option;
import dev.purser.event.dialect.Options;
import dev.purser.event.dialect.PurserDialect;
import dev.purser.event.dialect.RecordReader;
import dev.purser.event.dialect.RecordWriter;
import dev.purser.journal.JournalConfig;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An event that cannot be read or written is a dead letter with its reason, and holds nothing up. */
class TestBadEvents {
    /** Writes the number of each target, and has a mistake for some actions. */
    private static final class Faulty implements DialectFactory, Dialect {
        @Override
        public String name() {
            return "faulty";
        }

        @Override
        public String summary() {
            return "Fails for some events.";
        }

        @Override
        public List<Option> options() {
            return List.of();
        }

        @Override
        public List<Limit> limits() {
            return List.of();
        }

        @Override
        public Dialect open(Home home, Options options) {
            return this;
        }

        @Override
        public RecordWriter writer() {
            return (event, to) -> {
                to.bytes().raw("half of a record");
                if (event.action() == Action.IMAGE_DELETE) {
                    throw new IllegalStateException("a mistake of the dialect");
                }
                if (event.action() == Action.SIGNATURE_WRITE) {
                    throw new StackOverflowError();
                }
                int records = event.action() == Action.LOGIN ? 1001 : event.action() == Action.IMAGE_PULL ? 3 : 1;
                for (int i = 0; i < records; i++) {
                    to.bytes().raw("{}");
                    to.end(Filing.NONE);
                }
                return records;
            };
        }

        @Override
        public Optional<RecordReader> reader(boolean keepRaw) {
            return Optional.empty();
        }

        @Override
        public FileLayout files() {
            throw new UnsupportedOperationException("no files in this test");
        }

        @Override
        public MessageLayout messages() {
            return MessageLayout.plain("faulty");
        }
    }

    @TempDir
    private Path folder;

    private DeliveryFixture house;

    @BeforeEach
    void open() {
        house = new DeliveryFixture(
                        folder,
                        DeliveryFixture.quick(folder),
                        JournalConfig.defaults(folder),
                        List.of(PurserDialect.FACTORY, new Faulty()))
                .start();
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void bytesThatAreNoEvent() {
        house.record(5);
        SealedEvent garbage =
                new SealedEvent(UUID.randomUUID(), "{\"schema\":99}".getBytes(StandardCharsets.UTF_8), List.of());
        house.append(garbage);
        house.record(5);
        house.everythingTo("one");
        house.awaitIdle("one");
        assertThat(house.other.sequences())
                .isEqualTo(house.numbers().stream().filter(n -> n != 5).toList());
        assertThat(house.destinations().deadLetters("one", -1, 10))
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.sequence()).isEqualTo(5);
                    assertThat(letter.event()).contains(garbage.id());
                    assertThat(letter.cause()).isEqualTo("unreadable");
                    assertThat(letter.record()).isEqualTo(-1);
                    assertThat(letter.reason()).contains("schema");
                });
    }

    @Test
    void mistakesOfTheDialectAndEventsOfTooManyRecords() {
        house.other.batching(8, 1 << 20, Duration.ZERO);
        house.record(400);
        house.destinations()
                .create(
                        house.recording(Action.TARGET_CREATE),
                        DestinationSetup.of("one", "scripted", Map.of(), "faulty", Map.of()),
                        StartPoint.BEGINNING,
                        false);
        house.route("all", Selection.ALL, "one");
        house.awaitIdle("one");
        List<AuditEvent> events = house.recorded().stream()
                .map(entry -> EventCodec.read(entry.event()))
                .toList();
        List<Action> bad = List.of(Action.IMAGE_DELETE, Action.SIGNATURE_WRITE, Action.LOGIN);
        List<UUID> good = events.stream()
                .filter(event -> !bad.contains(event.action()))
                .flatMap(event ->
                        java.util.Collections.nCopies(event.action() == Action.IMAGE_PULL ? 3 : 1, event.id()).stream())
                .toList();
        assertThat(house.other.arrived())
                .extracting(ScriptedDestination.Arrived::event)
                .isEqualTo(good);
        assertThat(house.other.arrived()).allMatch(each -> each.text().endsWith("{}"));
        assertThat(house.other.batches()).allMatch(batch -> batch.records() <= 8);
        List<DeadLetter> dead = house.destinations().deadLetters("one", -1, 1000);
        assertThat(dead.stream().map(letter -> letter.event().orElseThrow()))
                .containsExactlyElementsOf(events.stream()
                        .filter(event -> bad.contains(event.action()))
                        .map(AuditEvent::id)
                        .toList());
        assertThat(dead).allMatch(letter -> letter.cause().equals("unwritable"));
        assertThat(dead).anyMatch(letter -> letter.reason().contains("a mistake of the dialect"));
        assertThat(dead).anyMatch(letter -> letter.reason().contains("1001 records"));
    }

    @Test
    void oneRecordOfAnEventThatIsRefusedTakesTheOthersNotWithIt() {
        house.other.batching(4, 1 << 20, Duration.ZERO).script(batch -> {
            int last = batch.records().size() - 1;
            boolean poison = last > 0 || last == 0 && batch.records().sequence(0) == 1;
            if (poison && batch.records().sequence(last) >= 1 && batch.records().sequence(0) <= 1) {
                throw ScriptedDestination.failure(DeliveryException.Kind.REFUSED);
            }
            return Receipt.ALL;
        });
        house.append(EventCodec.seal(new dev.purser.testkit.SampleEvents(1).of(Action.IMAGE_PUSH)));
        house.append(EventCodec.seal(new dev.purser.testkit.SampleEvents(2).of(Action.IMAGE_PULL)));
        house.append(EventCodec.seal(new dev.purser.testkit.SampleEvents(3).of(Action.IMAGE_PUSH)));
        house.destinations()
                .create(
                        house.recording(Action.TARGET_CREATE),
                        DestinationSetup.of("one", "scripted", Map.of(), "faulty", Map.of()),
                        StartPoint.BEGINNING,
                        false);
        house.route("all", Selection.ALL, "one");
        house.awaitIdle("one");
        assertThat(house.other.sequences()).startsWith(0L, 2L).doesNotContain(1L);
        assertThat(house.destinations().deadLetters("one", -1, 10))
                .extracting(DeadLetter::record)
                .containsExactly(0, 1, 2);
    }

    @Test
    void whatWasErasedReadsAsUnknownAndArrives() {
        house.record(50);
        house.journal().erase(0, 50, record -> java.util.EnumSet.allOf(dev.purser.event.PartName.class));
        house.everythingTo("one");
        house.awaitIdle("one");
        assertThat(house.other.sequences()).isEqualTo(house.numbers());
        assertThat(house.other.arrived().subList(0, 50))
                .anyMatch(each -> each.text().contains("\"erased\":["))
                .noneMatch(each -> each.text().contains("\"agent\":"));
    }
}
