package dev.purser.identity;

import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Callers whose credentials were verified a short while ago, until they expire or any identity changes. Bounded;
 * thread-safe.
 */
final class VerifiedCallers {
    private record Verified(Caller caller, long epoch, Instant until) {}

    private final ConcurrentHashMap<String, Verified> table = new ConcurrentHashMap<>();
    private final int most;

    VerifiedCallers(int most) {
        this.most = most;
    }

    Optional<Caller> find(String key, long epoch, Instant now) {
        Verified known = table.get(key);
        return known != null && known.epoch() == epoch && now.isBefore(known.until())
                ? Optional.of(known.caller())
                : Optional.empty();
    }

    /**
     * @param epoch as it was before the caller was loaded
     */
    void keep(String key, Caller caller, long epoch, Instant until, Instant now) {
        if (table.size() >= most) {
            table.values().removeIf(old -> old.epoch() != epoch || !now.isBefore(old.until()));
            // If that was not enough, any eighth goes: who is thrown out is verified once more, nothing else.
            Iterator<String> keys = table.keySet().iterator();
            for (int i = 0; table.size() >= most && i <= most / 8 && keys.hasNext(); i++) {
                keys.next();
                keys.remove();
            }
        }
        table.put(key, new Verified(caller, epoch, until));
    }

    int size() {
        return table.size();
    }
}
