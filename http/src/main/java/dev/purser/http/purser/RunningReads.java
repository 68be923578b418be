package dev.purser.http.purser;

import dev.purser.event.Actor;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers which bundle of entries each caller read last, so that reading the next one is told from a reading that
 * begins. Bounded: the caller who has been away longest is forgotten, and his next bundle is a reading of its own.
 * Thread-safe.
 */
final class RunningReads {
    private static final int MOST = 1024;

    private record Reader(String kind, String id) {}

    private final Map<Reader, Long> last = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Reader, Long> eldest) {
            return size() > MOST;
        }
    };

    /** True if this caller's last bundle was the one before, or this one. */
    synchronized boolean follows(Actor actor, long index) {
        Reader reader =
                new Reader(actor.kind().text(), actor.id().or(actor::name).orElse(""));
        Long before = last.put(reader, index);
        return before != null && (index == before + 1 || index == before);
    }
}
