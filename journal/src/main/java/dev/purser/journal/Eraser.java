package dev.purser.journal;

import dev.purser.event.Action;
import dev.purser.event.AuditEvent;
import dev.purser.event.EventCodec;
import dev.purser.event.MalformedEventException;
import dev.purser.event.PartName;
import dev.purser.event.PrivatePart;
import dev.purser.event.PurserException;
import dev.purser.event.Recording;
import dev.purser.journal.segment.SegmentRewrite;
import java.time.Clock;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Erases a person from the record: finds what is theirs, says on the record which parts of which events go, and has the
 * journal take them out.
 *
 * <p>The {@code erase.subject} event comes first and is durable; it names sequence numbers and parts, and no person. If
 * the program ends before the parts are gone, {@link #resume} takes them out; until then the verifier says that an
 * erasure is unfinished. Leaves, tree and proofs never change. Out of reach are copies that were delivered or backed up
 * before. Reads the whole journal: minutes where it is large. Thread-safe; one erasure at a time is enough.
 */
public final class Eraser {
    private static final int PAGE = 1_024;

    /**
     * What an erasure comes to.
     *
     * @param events events that were concerned
     * @param parts private parts that went, or would go
     * @param upTo events below this number were looked at
     */
    public record Result(long events, long parts, long upTo) {}

    private final FileJournal journal;
    private final Recorder recorder;
    private final Clock clock;

    public Eraser(FileJournal journal, Recorder recorder, Clock clock) {
        this.journal = journal;
        this.recorder = recorder;
        this.clock = clock;
    }

    /** Says what would be erased, and erases nothing. */
    public Result find(ErasureSubject subject) {
        long upTo = journal.size();
        return result(collect(subject::parts, upTo), upTo);
    }

    /**
     * Erases the person, on the record.
     *
     * @param recording open, of the action {@code erase.subject}; durable when this returns normally. It must not name
     *     the person itself
     * @throws PurserException with {@link JournalError#JOURNAL_UNAVAILABLE} if nothing can be recorded or rewritten now
     */
    public Result erase(ErasureSubject subject, Recording recording) {
        recorder.permit(Action.ERASE_SUBJECT);
        long upTo = journal.size();
        Erasure erasure = collect(subject::parts, upTo);
        Result result = result(erasure, upTo);
        List<Erasure> events = erasure.events();
        recording.request("count", result.parts()).request("events", result.events());
        tell(recording, events.isEmpty() ? erasure : events.getFirst());
        for (Erasure more : events.stream().skip(1).toList()) {
            tell(
                    Recording.job(clock, Action.ERASE_SUBJECT, "erase")
                            .actor(recording.actor())
                            .client(recording.client())
                            .cause(recording.id()),
                    more);
        }
        carryOut(erasure);
        return result;
    }

    private void tell(Recording recording, Erasure erasure) {
        recording.request(Erasure.MEMBER, erasure.data());
        recording.seal();
        recorder.record(recording);
    }

    /** Carries out what is on the record and was not finished; to be called after a start that found no clean stop. */
    public void resume() {
        Map<PartName, SequenceRanges.Builder> pending = new EnumMap<>(PartName.class);
        long size = journal.size();
        for (long at = journal.first(); at < size; ) {
            List<JournalEntry> entries = journal.read(at, PAGE);
            if (entries.isEmpty()) {
                break;
            }
            for (JournalEntry entry : entries) {
                if (LeafHead.bears(entry.event().leaf(), Action.ERASE_SUBJECT)) {
                    Erasure.of(EventCodec.read(entry.event()))
                            .ifPresent(erasure -> erasure.parts()
                                    .forEach((part, sequences) -> pending.computeIfAbsent(
                                                    part, name -> SequenceRanges.builder())
                                            .addAll(sequences)));
                }
            }
            at = entries.getLast().sequence() + 1;
        }
        carryOut(new Erasure(built(pending)));
    }

    private void carryOut(Erasure erasure) {
        if (erasure.isEmpty()) {
            return;
        }
        long first = erasure.parts().values().stream()
                .mapToLong(sequences -> sequences.first().orElse(0))
                .min()
                .orElse(0);
        SegmentRewrite.Selector going = record -> {
            Set<PartName> parts = EnumSet.noneOf(PartName.class);
            for (PrivatePart part : record.event().parts()) {
                if (erasure.erases(record.sequence(), part.name())) {
                    parts.add(part.name());
                }
            }
            return parts;
        };
        journal.erase(Math.max(first, journal.first()), erasure.end(), going);
    }

    /** Goes through all events and keeps which parts of them are meant and there. */
    private Erasure collect(Function<AuditEvent, Set<PartName>> meant, long upTo) {
        Map<PartName, SequenceRanges.Builder> parts = new EnumMap<>(PartName.class);
        for (long at = journal.first(); at < upTo; ) {
            List<JournalEntry> entries = journal.read(at, PAGE);
            if (entries.isEmpty()) {
                break;
            }
            for (JournalEntry entry : entries) {
                if (entry.sequence() < upTo && !entry.event().parts().isEmpty()) {
                    collect(entry, meant, parts);
                }
            }
            at = entries.getLast().sequence() + 1;
        }
        return new Erasure(built(parts));
    }

    private static void collect(
            JournalEntry entry,
            Function<AuditEvent, Set<PartName>> meant,
            Map<PartName, SequenceRanges.Builder> parts) {
        Set<PartName> going;
        try {
            going = meant.apply(EventCodec.read(entry.event()));
        } catch (MalformedEventException e) {
            throw new PurserException(
                    JournalError.JOURNAL_UNREADABLE, Map.of("sequence", entry.sequence(), "found", e.getMessage()), e);
        }
        for (PrivatePart part : entry.event().parts()) {
            if (going.contains(part.name())) {
                parts.computeIfAbsent(part.name(), name -> SequenceRanges.builder())
                        .add(entry.sequence());
            }
        }
    }

    private static Map<PartName, SequenceRanges> built(Map<PartName, SequenceRanges.Builder> parts) {
        Map<PartName, SequenceRanges> built = new EnumMap<>(PartName.class);
        parts.forEach((part, sequences) -> built.put(part, sequences.build()));
        return built;
    }

    private static Result result(Erasure erasure, long upTo) {
        SequenceRanges.Builder events = SequenceRanges.builder();
        erasure.parts().values().forEach(events::addAll);
        return new Result(events.build().count(), erasure.count(), upTo);
    }
}
