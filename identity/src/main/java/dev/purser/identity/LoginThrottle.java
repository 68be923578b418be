package dev.purser.identity;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Slows guessing down: after some failures a credential is not looked at for a while from that network, and the while
 * doubles. Bounded: where too many are remembered, the oldest are forgotten. Thread-safe.
 */
final class LoginThrottle {
    private static final int MOST = 16_384;

    private record Failures(int count, long lastMillis, long blockedUntil) {}

    private final IdentityConfig.Throttle config;
    private final Clock clock;
    private final Map<String, Failures> table = new ConcurrentHashMap<>();

    LoginThrottle(IdentityConfig.Throttle config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** How long the credential is not looked at from there; empty if it is. */
    Optional<Duration> blocked(String name, String address) {
        Failures known = table.get(key(name, address));
        long left = known == null ? 0 : known.blockedUntil - clock.millis();
        return left > 0 ? Optional.of(Duration.ofMillis(left)) : Optional.empty();
    }

    void failed(String name, String address) {
        long now = clock.millis();
        if (table.size() >= MOST) {
            table.values()
                    .removeIf(one -> now - one.lastMillis > config.memory().toMillis() / 2);
            if (table.size() >= MOST) {
                table.clear();
            }
        }
        table.compute(key(name, address), (key, was) -> {
            int count = was == null || now - was.lastMillis > config.memory().toMillis() ? 1 : was.count + 1;
            long block = count <= config.free()
                    ? 0
                    : Math.min(
                            config.longest().toMillis(),
                            config.first().toMillis() << Math.min(20, count - config.free() - 1));
            return new Failures(count, now, now + block);
        });
    }

    void succeeded(String name, String address) {
        table.remove(key(name, address));
    }

    private static String key(String name, String address) {
        return name + "\n"
                + NetworkAddress.of(address).map(NetworkAddress::prefix).orElse(address);
    }
}
