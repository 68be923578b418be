package dev.purser.lake.keep;

import dev.purser.event.EventCodec;
import dev.purser.event.PrivatePart;
import dev.purser.event.PurserException;
import dev.purser.event.SealedEvent;
import dev.purser.journal.Erasure;
import dev.purser.journal.Journal;
import dev.purser.journal.JournalEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes parts out of events that an erasure on the record names, whether the journal has done so already or not. */
final class Erased {
    private static final Logger log = LoggerFactory.getLogger(Erased.class);

    private final List<Erasure> erasures = new ArrayList<>();

    Erased(Journal journal, Collection<Long> sequences) {
        for (long sequence : sequences) {
            erasure(journal, sequence).ifPresent(erasures::add);
        }
    }

    private static Optional<Erasure> erasure(Journal journal, long sequence) {
        try {
            return journal.read(sequence, 1).stream()
                    .filter(entry -> entry.sequence() == sequence)
                    .findFirst()
                    .flatMap(entry -> Erasure.of(EventCodec.readStored(entry.event())));
        } catch (PurserException e) {
            throw e;
        } catch (RuntimeException e) {
            log.error("erasure cannot be read: sequence={} error=\"{}\"", sequence, e.toString());
            return Optional.empty();
        }
    }

    JournalEntry without(JournalEntry entry) {
        for (Erasure erasure : erasures) {
            for (PrivatePart part : entry.event().parts()) {
                if (erasure.erases(entry.sequence(), part.name())) {
                    return stripped(entry);
                }
            }
        }
        return entry;
    }

    private JournalEntry stripped(JournalEntry entry) {
        SealedEvent event = entry.event();
        List<PrivatePart> kept = event.parts().stream()
                .filter(part -> erasures.stream().noneMatch(erasure -> erasure.erases(entry.sequence(), part.name())))
                .toList();
        return new JournalEntry(entry.sequence(), new SealedEvent(event.id(), event.leaf(), kept));
    }
}
