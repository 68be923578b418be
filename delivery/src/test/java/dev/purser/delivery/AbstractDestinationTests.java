package dev.purser.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.purser.delivery.DeliveryException.Kind;
import dev.purser.delivery.Receipt.DeliveredObject;
import dev.purser.event.dialect.Dialect;
import dev.purser.event.dialect.Home;
import dev.purser.event.dialect.Option;
import dev.purser.event.dialect.Options;
import dev.purser.event.dialect.PurserDialect;
import dev.purser.testkit.process.Polling;
import dev.purser.testkit.process.Tools;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every type of destination does. A type's own test extends this and says how its other side is set up, and what that
 * has received; where the other side cannot be made to fail in some way, that test is skipped.
 */
public abstract class AbstractDestinationTests {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    protected Path folders;

    /** The type under test. */
    protected abstract DestinationFactory factory();

    /** Options of a destination that works, and has received nothing when the test begins. */
    protected abstract Map<String, String> options() throws Exception;

    /** The records that the other side has so far, in the order in which it shows them. */
    protected abstract List<String> received() throws Exception;

    /** The dialect that records are written in; one record for each event. */
    protected Dialect dialect() {
        return PurserDialect.FACTORY.open(
                Home.NOWHERE, Options.of("dialect purser", PurserDialect.FACTORY.options(), Map.of()));
    }

    /** The same options with credentials that are not right; empty where there are none. */
    protected Optional<Map<String, String>> wrongCredentials() throws Exception {
        return Optional.empty();
    }

    /** The same options with a bucket, topic or path that is not there; empty where there is nothing like it. */
    protected Optional<Map<String, String>> nowhere() throws Exception {
        return Optional.empty();
    }

    /** The kind of failure of {@link #wrongCredentials}. */
    protected Kind kindOfWrongCredentials() {
        return Kind.DENIED;
    }

    /** Takes the other side away; false where that cannot be done, or cannot be noticed. */
    protected boolean goAway() throws Exception {
        return false;
    }

    /** Brings the other side back as it was. */
    protected void comeBack() throws Exception {}

    /** The kind of failure while the other side is away. */
    protected Kind kindOfAbsence() {
        return Kind.UNREACHABLE;
    }

    /** Texts that no message may hold. */
    protected List<String> secrets() {
        return List.of();
    }

    /** Opens a destination as the program does. */
    protected final Destination open(Map<String, String> options) {
        return open(options, dialect());
    }

    protected final Destination open(Map<String, String> options, Dialect dialect) {
        return factory()
                .open(
                        Options.of(
                                "destination type " + factory().type(),
                                factory().options(),
                                options),
                        dialect,
                        new Surroundings("under-test", Clock.systemUTC(), new SimpleMeterRegistry(), folders));
    }

    /** The same options but for some. */
    protected static Map<String, String> with(Map<String, String> options, String... namesAndValues) {
        Map<String, String> all = new HashMap<>(options);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            all.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return all;
    }

    /** Waits until the other side shows so many records. */
    protected final List<String> awaitReceived(int count) throws Exception {
        return Polling.until(() -> "records on the other side: " + count, PATIENCE, () -> {
            List<String> now = received();
            return now.size() >= count ? Optional.of(now) : Optional.empty();
        });
    }

    /** The failure of an action, which must be a delivery's, name no secret and say something. */
    protected final DeliveryException failure(Action action) {
        Throwable thrown = catchThrowable(action::run);
        assertThat(thrown).isInstanceOf(DeliveryException.class);
        assertThat(thrown.getMessage()).isNotBlank().hasSizeLessThan(2000);
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            for (String secret : secrets()) {
                assertThat(at.toString()).doesNotContain(secret);
            }
        }
        return (DeliveryException) thrown;
    }

    /** Something that may fail. */
    @FunctionalInterface
    protected interface Action {
        void run() throws Exception;
    }

    @Test
    protected void aBatchArrivesWholeAndInOrder() throws Exception {
        Batch batch = new SampleBatches(dialect()).next(200);
        try (Destination destination = open(options())) {
            Receipt receipt = destination.deliver(batch);
            assertThat(receipt.refused()).isEmpty();
            checkObjects(batch, receipt);
        }
        assertThat(awaitReceived(200)).containsExactlyElementsOf(SampleBatches.texts(batch));
    }

    private static void checkObjects(Batch batch, Receipt receipt) {
        if (!receipt.objects().isEmpty()) {
            assertThat(receipt.objects().stream()
                            .mapToInt(DeliveredObject::records)
                            .sum())
                    .isEqualTo(batch.records().size());
            for (DeliveredObject object : receipt.objects()) {
                assertThat(object.first()).isGreaterThanOrEqualTo(batch.first());
                assertThat(object.last()).isBetween(object.first(), batch.next() - 1);
                assertThat(object.oldest()).isBeforeOrEqualTo(object.newest());
                assertThat(object.sha256()).matches("[0-9a-f]{64}");
                assertThat(object.name()).isNotEmpty();
                assertThat(object.bytes()).isPositive();
            }
        }
    }

    @Test
    protected void batchesArriveOneAfterAnother() throws Exception {
        SampleBatches batches = new SampleBatches(dialect());
        List<String> sent = new ArrayList<>();
        try (Destination destination = open(options())) {
            for (int size : new int[] {1, 7, 300, 1, 50}) {
                Batch batch = batches.next(size);
                destination.deliver(batch);
                sent.addAll(SampleBatches.texts(batch));
            }
        }
        assertThat(awaitReceived(sent.size())).containsExactlyElementsOf(sent);
    }

    /** At least once: a batch that is sent again arrives again or replaces itself; nothing else changes. */
    @Test
    protected void aBatchSentTwiceArrivesOnceOrTwice() throws Exception {
        Batch batch = new SampleBatches(dialect()).next(20);
        List<String> texts = SampleBatches.texts(batch);
        try (Destination destination = open(options())) {
            destination.deliver(batch);
            destination.deliver(batch);
        }
        List<String> received = awaitReceived(20);
        assertThat(received).hasSizeBetween(20, 40);
        assertThat(new HashSet<>(received)).isEqualTo(new HashSet<>(texts));
    }

    @Test
    protected void anotherProcessGoesOnWhereOneStopped() throws Exception {
        SampleBatches batches = new SampleBatches(dialect());
        Map<String, String> options = options();
        Batch first = batches.next(10);
        Batch second = batches.next(10);
        try (Destination destination = open(options)) {
            destination.deliver(first);
        }
        try (Destination destination = open(options)) {
            destination.deliver(second);
        }
        List<String> sent = new ArrayList<>(SampleBatches.texts(first));
        sent.addAll(SampleBatches.texts(second));
        assertThat(awaitReceived(20)).containsExactlyElementsOf(sent);
    }

    @Test
    protected void theTestSucceedsAndLeavesNoRecord() throws Exception {
        Batch batch = new SampleBatches(dialect()).next(3);
        try (Destination destination = open(options())) {
            destination.test();
            destination.deliver(batch);
            destination.test();
        }
        assertThat(awaitReceived(3)).containsExactlyElementsOf(SampleBatches.texts(batch));
    }

    @Test
    protected void whileTheOtherSideIsAwayNothingIsTakenAndAllArrivesAfterwards() throws Exception {
        SampleBatches batches = new SampleBatches(dialect());
        Batch first = batches.next(5);
        Batch second = batches.next(5);
        try (Destination destination = open(options())) {
            destination.deliver(first);
            awaitReceived(5);
            Tools.require(goAway(), factory().type() + ": an absence cannot be played");
            DeliveryException refused = failure(() -> destination.deliver(second));
            assertThat(refused.kind()).isEqualTo(kindOfAbsence());
            assertThat(refused.taken()).isZero();
            assertThat(failure(destination::test).kind()).isEqualTo(kindOfAbsence());
            comeBack();
            destination.deliver(second);
        }
        List<String> sent = new ArrayList<>(SampleBatches.texts(first));
        sent.addAll(SampleBatches.texts(second));
        List<String> received = awaitReceived(10);
        assertThat(new ArrayList<>(new java.util.LinkedHashSet<>(received))).isEqualTo(sent);
    }

    @Test
    protected void wrongCredentialsAreToldFromAnAbsence() throws Exception {
        Optional<Map<String, String>> wrong = wrongCredentials();
        Tools.require(wrong.isPresent(), factory().type() + ": there are no credentials to get wrong");
        fails(wrong.orElseThrow(), kindOfWrongCredentials());
    }

    @Test
    protected void aPlaceThatIsNotThereIsAMistakeInTheSetup() throws Exception {
        Optional<Map<String, String>> nowhere = nowhere();
        Tools.require(nowhere.isPresent(), factory().type() + ": there is no place that could be missing");
        fails(nowhere.orElseThrow(), Kind.MISCONFIGURED);
    }

    private void fails(Map<String, String> options, Kind kind) {
        Batch batch = new SampleBatches(dialect()).next(5);
        try (Destination destination = open(options)) {
            DeliveryException failed = failure(() -> destination.deliver(batch));
            assertThat(failed.kind()).isEqualTo(kind);
            assertThat(failed.taken()).isZero();
            assertThat(failure(destination::test).kind()).isEqualTo(kind);
            assertThat(destination.toString()).doesNotContain(secrets());
        }
    }

    @Test
    protected void openingConnectsToNothingAndClosingTwiceIsClosing() throws Exception {
        Map<String, String> options = options();
        boolean away = goAway();
        try {
            Destination destination = open(options);
            assertThatCode(destination::close).doesNotThrowAnyException();
            assertThatCode(destination::close).doesNotThrowAnyException();
        } finally {
            if (away) {
                comeBack();
            }
        }
    }

    @Test
    protected void everyOptionSaysWhatItIsFor() {
        Set<String> names = new HashSet<>();
        for (Option option : factory().options()) {
            assertThat(option.name()).matches("[a-z][a-z0-9]*(-[a-z0-9]+)*");
            assertThat(names.add(option.name())).isTrue();
            assertThat(option.meaning()).hasSizeGreaterThan(20).endsWith(".");
            if (option.secret()) {
                assertThat(option.fallback()).isEmpty();
            }
        }
        assertThat(factory().summary()).hasSizeGreaterThan(20).endsWith(".");
    }

    @Test
    protected void itSaysHowMuchABatchHolds() throws Exception {
        Options options =
                Options.of("destination type " + factory().type(), factory().options(), options());
        assertThat(factory().batching(dialect(), options).records()).isPositive();
    }
}
