package dev.purser.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Slows down guessing: after some failures, each further one doubles the time in which attempts are not even looked at; per
 * credential, so that one account is not tried from everywhere, and per address prefix, so that one address does not try
 * every account. Bounded; thread-safe.
 */
final class LoginThrottle {
    /** What is remembered of one key. */
    private record Failures(int count, Instant last, Instant until) {}

    private enum By {
        CREDENTIAL,
        ADDRESS
    }

    /** The longest that a credential is held for all the world: guessing must not lock its owner out for long. */
    private static final Duration LONGEST_OF_CREDENTIAL = Duration.ofMinutes(1);

    /** One address may stand for a whole office. */
    private static final int FREE_OF_ADDRESS = 4;

    /** Keys that come when the table is full share one. */
    private static final String OVERFLOW = "\0overflow";

    private final ConcurrentHashMap<String, Failures> table = new ConcurrentHashMap<>();
    private final IdentityConfig.Throttle config;
    private final int most;
    private final Clock clock;

    /**
     * @param config the free failures and times of one credential; an address has four times as many free ones
     * @param most keys remembered at once
     */
    LoginThrottle(IdentityConfig.Throttle config, int most, Clock clock) {
        this.config = config;
        this.most = most;
        this.clock = clock;
    }

    /** How long an attempt from there must wait; empty if it may be made now. */
    Optional<Duration> waitOfAddress(String prefix) {
        return wait(key(By.ADDRESS, prefix));
    }

    /** How long an attempt at that credential must wait; empty if it may be made now. */
    Optional<Duration> waitOfCredential(String credential) {
        return wait(key(By.CREDENTIAL, credential));
    }

    void failed(String credential, String prefix) {
        fail(By.CREDENTIAL, credential);
        fail(By.ADDRESS, prefix);
    }

    /** Forgets the credential's failures; the address's stay, or one good account would buy guesses at all others. */
    void succeeded(String credential) {
        table.remove(key(By.CREDENTIAL, credential));
    }

    private Optional<Duration> wait(String key) {
        Failures failures = table.get(key);
        Instant now = clock.instant();
        return failures == null || !now.isBefore(failures.until())
                ? Optional.empty()
                : Optional.of(Duration.between(now, failures.until()));
    }

    private void fail(By by, String name) {
        Instant now = clock.instant();
        if (table.size() >= most) {
            forget(now);
        }
        boolean room = table.size() < most || table.containsKey(key(by, name));
        String key = key(by, room ? name : OVERFLOW);
        table.compute(key, (_, was) -> {
            boolean fresh = was == null || was.last().plus(config.memory()).isBefore(now);
            int count = fresh ? 1 : was.count() + 1;
            return new Failures(count, now, now.plus(block(by, count)));
        });
    }

    private Duration block(By by, int count) {
        int over = count - (by == By.CREDENTIAL ? config.free() : FREE_OF_ADDRESS * config.free());
        if (over < 0) {
            return Duration.ZERO;
        }
        Duration longest = by == By.CREDENTIAL && config.longest().compareTo(LONGEST_OF_CREDENTIAL) > 0
                ? LONGEST_OF_CREDENTIAL
                : config.longest();
        Duration doubled = config.first().multipliedBy(1L << Math.min(20, over));
        return doubled.compareTo(longest) > 0 ? longest : doubled;
    }

    private void forget(Instant now) {
        table.values()
                .removeIf(failures -> failures.last().plus(config.memory()).isBefore(now));
    }

    /** How many keys are remembered. */
    int size() {
        return table.size();
    }

    private String key(By by, String name) {
        String key = by.name() + ' ' + name;
        String overflow = by.name() + ' ' + OVERFLOW;
        return table.size() >= most && !table.containsKey(key) && table.containsKey(overflow) ? overflow : key;
    }
}
