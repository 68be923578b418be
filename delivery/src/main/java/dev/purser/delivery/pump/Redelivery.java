package dev.purser.delivery.pump;

import dev.purser.delivery.DeadLetter;
import dev.purser.delivery.Receipt;
import dev.purser.delivery.position.FreshDeadLetter;
import dev.purser.event.AuditEvent;
import dev.purser.event.EventCodec;
import dev.purser.event.dialect.RecordBuffer;
import dev.purser.event.dialect.RecordWriter;
import dev.purser.journal.Journal;
import dev.purser.journal.JournalEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Dead letters on their way again: read from the journal anew, and written anew. For one thread and one round. */
final class Redelivery implements Sender.Book {
    private final Standing standing;
    private final Meters meters;
    private final RecordBuffer records = new RecordBuffer();
    private final List<DeadLetter> letters = new ArrayList<>();
    private final List<FreshDeadLetter> hopeless = new ArrayList<>();
    private boolean moved;

    Redelivery(Standing standing, Meters meters) {
        this.standing = standing;
        this.meters = meters;
    }

    /** Reads and writes them; what cannot be is dead for another reason. */
    void load(List<DeadLetter> waiting, Journal journal, RecordWriter writer) {
        for (DeadLetter letter : waiting) {
            int before = records.size();
            try {
                Optional<JournalEntry> entry = journal.read(letter.sequence(), 1).stream()
                        .filter(each -> each.sequence() == letter.sequence())
                        .findFirst();
                if (entry.isEmpty()) {
                    hopeless.add(again(letter, FreshDeadLetter.GONE, "The journal no longer holds this event."));
                    continue;
                }
                write(letter, EventCodec.read(entry.get().event()), writer);
            } catch (RuntimeException | StackOverflowError e) {
                records.truncate(before);
                hopeless.add(again(letter, FreshDeadLetter.UNWRITABLE, String.valueOf(e.getMessage())));
            }
            while (letters.size() < records.size()) {
                letters.add(letter);
            }
        }
    }

    private void write(DeadLetter letter, AuditEvent event, RecordWriter writer) {
        if (letter.record() < 0) {
            Cutter.write(letter.sequence(), event, writer, records);
            return;
        }
        RecordBuffer all = new RecordBuffer();
        Cutter.write(letter.sequence(), event, writer, all);
        if (letter.record() >= all.size()) {
            throw new IllegalStateException("The event has " + all.size() + " records now.");
        }
        records.append(all, letter.record());
    }

    RecordBuffer records() {
        return records;
    }

    /** Stores what could not be written; false if somebody else has set the position. */
    boolean settleHopeless() {
        return hopeless.isEmpty() || standing.storeAgain(List.of(), Set.of(), hopeless);
    }

    /** Those that write nothing any more, in this dialect: taken off the list by whoever stores. */
    Set<Long> empty(List<DeadLetter> waiting) {
        Set<Long> empty = new HashSet<>();
        waiting.forEach(letter -> empty.add(letter.number()));
        letters.forEach(letter -> empty.remove(letter.number()));
        Set<Long> dead = new HashSet<>();
        hopeless.forEach(letter -> dead.add(letter.sequence()));
        waiting.stream()
                .filter(letter -> dead.contains(letter.sequence()))
                .forEach(letter -> empty.remove(letter.number()));
        return empty;
    }

    @Override
    public void attempt(int from, int to) {
        standing.attempted(to - from);
        meters.again(to - from);
    }

    @Override
    public boolean settle(int from, int to, Receipt receipt, List<FreshDeadLetter> refused) {
        Set<Long> taken = new HashSet<>();
        for (int i = from; i < to; i++) {
            taken.add(letters.get(i).number());
        }
        List<FreshDeadLetter> dead = new ArrayList<>();
        long bytes = 0;
        for (int i = from; i < to; i++) {
            DeadLetter letter = letters.get(i);
            Optional<FreshDeadLetter> again = find(refused, i);
            if (again.isPresent()) {
                taken.remove(letter.number());
                dead.add(again(letter, FreshDeadLetter.REFUSED, again.get().reason()));
            } else {
                bytes += records.length(i);
            }
        }
        int many = to - from - refused.size();
        standing.taken(standing.now().next(), many, bytes, false);
        meters.taken(many, bytes);
        moved = !standing.storeAgain(receipt.objects(), taken, dead);
        return !moved;
    }

    private Optional<FreshDeadLetter> find(List<FreshDeadLetter> refused, int record) {
        int index = Sender.indexInEvent(records, record);
        return refused.stream()
                .filter(one -> one.sequence() == records.sequence(record) && one.record() == index)
                .findFirst();
    }

    private static FreshDeadLetter again(DeadLetter letter, String cause, String reason) {
        return new FreshDeadLetter(letter.sequence(), letter.event(), letter.record(), cause, reason);
    }

    @Override
    public List<DeadLetter> missing() {
        return standing.untold();
    }

    boolean moved() {
        return moved;
    }
}
