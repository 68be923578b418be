package dev.purser.delivery;

import dev.purser.delivery.position.PositionTable;
import dev.purser.delivery.position.PositionTable.Need;
import dev.purser.event.Action;
import dev.purser.event.EventCodec;
import dev.purser.event.MalformedEventException;
import dev.purser.event.PurserException;
import dev.purser.event.Recording;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import dev.purser.journal.FileJournal;
import dev.purser.journal.JournalEntry;
import dev.purser.journal.JournalError;
import dev.purser.metadata.Metadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/**
 * Takes old events out of the journal, in whole segments, from the front only.
 *
 * <p>Never past what a destination has not had: not one that is paused, broken or slow. Only when the hard limit is
 * reached, the slowest destination is marked lost, with the number of events that it never gets as an event of its own,
 * and so on with the next slowest, until the limit is kept. A destination that is lost holds nothing back any more.
 */
public final class JournalRetention {
    /**
     * How much is kept. Nothing is taken away by default.
     *
     * @param keep events younger than this stay
     * @param keepBytes about so many bytes of the newest events stay
     * @param hardBytes no destination holds back more than so many bytes; at least {@code keepBytes}
     */
    public record Limits(Optional<Duration> keep, OptionalLong keepBytes, OptionalLong hardBytes) {
        /** Everything stays. */
        public static final Limits NONE = new Limits(Optional.empty(), OptionalLong.empty(), OptionalLong.empty());

        public Limits {
            if (keep.filter(time -> !time.isPositive()).isPresent()
                    || keepBytes.orElse(1) < 1
                    || hardBytes.orElse(1) < 1
                    || keepBytes.isPresent() && hardBytes.orElse(Long.MAX_VALUE) < keepBytes.getAsLong()) {
                throw new IllegalArgumentException("retention: positive limits, the hard one not below the other");
            }
        }
    }

    /**
     * What a run did.
     *
     * @param first the lowest number that is still here
     * @param removed events taken out
     * @param lost destinations marked lost, by name
     */
    public record Result(long first, long removed, List<String> lost) {}

    /** A segment: its events and its bytes. */
    private record Span(long first, long end, long bytes) {}

    private final FileJournal journal;
    private final Metadata metadata;
    private final PositionTable positions;
    private final Consumer<UUID> changed;
    private final Limits limits;
    private final Clock clock;

    JournalRetention(
            FileJournal journal,
            Metadata metadata,
            PositionTable positions,
            Consumer<UUID> changed,
            Limits limits,
            Clock clock) {
        this.journal = journal;
        this.metadata = metadata;
        this.positions = positions;
        this.changed = changed;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Runs once.
     *
     * @param held the lowest event that each other reader or hold still needs; no limit goes past it
     * @throws PurserException if the journal's or the database's state forbids it; a full disk does not
     */
    public Result run(LongStream held) {
        long before = journal.first();
        long hold = held.min().orElse(Long.MAX_VALUE);
        List<String> lost = new ArrayList<>();
        List<Span> spans = spans();
        long hard = Math.min(hold, beyond(spans, limits.hardBytes()));
        for (Need slow : positions.needs()) {
            if (slow.next() < hard) {
                markLost(slow, hard);
                lost.add(slow.name());
            }
        }
        long wanted = Math.max(hard, Math.max(beyond(spans, limits.keepBytes()), older(spans)));
        long first = before;
        if (wanted > before) {
            LongStream needs = positions.needs().stream().mapToLong(Need::next);
            first = journal.trimBefore(wanted, LongStream.concat(LongStream.of(hold), needs));
        }
        return new Result(first, first - before, List.copyOf(lost));
    }

    private void markLost(Need slow, long hard) {
        Recording recording = Recording.job(clock, Action.DELIVERY_LOST, "journal-retention")
                .target(Target.builder(TargetType.DESTINATION).name(slow.name()).build())
                .response("destination", slow.name())
                .response("position", slow.next())
                .response("first", slow.next())
                .response("last", hard - 1)
                .response("lost", hard - slow.next());
        metadata.change(recording, tx -> {
            PositionTable.markLost(tx, slow.destination());
            return true;
        });
        changed.accept(slow.destination());
    }

    /** The finished segments, in order, and the one in use. */
    private List<Span> spans() {
        List<Span> spans = new ArrayList<>();
        try {
            List<Map.Entry<Long, Path>> files =
                    List.copyOf(journal.folder().segments().segments().entrySet());
            for (int i = 0; i < files.size(); i++) {
                long end = i + 1 < files.size() ? files.get(i + 1).getKey() : Long.MAX_VALUE;
                spans.add(new Span(
                        files.get(i).getKey(), end, Files.size(files.get(i).getValue())));
            }
        } catch (IOException e) {
            throw new PurserException(JournalError.JOURNAL_UNREADABLE, Map.of(), e);
        }
        return spans;
    }

    /** Events below the answer are beyond so many bytes; 0 if none is. The segment in use always stays. */
    private static long beyond(List<Span> spans, OptionalLong bytes) {
        if (bytes.isEmpty()) {
            return 0;
        }
        long sum = 0;
        for (int i = spans.size() - 1; i >= 0; i--) {
            sum += spans.get(i).bytes();
            if (sum > bytes.getAsLong() && i < spans.size() - 1) {
                return spans.get(i).end();
            }
        }
        return 0;
    }

    /** Events below the answer are older than is kept; 0 if none is. */
    private long older(List<Span> spans) {
        if (limits.keep().isEmpty()) {
            return 0;
        }
        Instant oldest = clock.instant().minus(limits.keep().get());
        long answer = 0;
        for (Span span : spans.subList(0, Math.max(0, spans.size() - 1))) {
            // A segment may go when the event behind it is old already: all of its own are, but for a moment's
            // disorder.
            if (!recorded(span.end()).map(oldest::isAfter).orElse(false)) {
                break;
            }
            answer = span.end();
        }
        return answer;
    }

    private Optional<Instant> recorded(long sequence) {
        try {
            return journal.read(sequence, 1).stream()
                    .findFirst()
                    .map(JournalEntry::event)
                    .map(EventCodec::read)
                    .map(event -> event.recorded());
        } catch (MalformedEventException e) {
            return Optional.empty();
        }
    }
}
