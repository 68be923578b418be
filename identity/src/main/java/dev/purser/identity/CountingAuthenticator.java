package dev.purser.identity;

import dev.purser.event.Client;
import dev.purser.event.PurserException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts what did not hold; success is counted with the requests. */
final class CountingAuthenticator implements Authenticator {
    private final Authenticator authenticator;
    private final Counter refused;
    private final Counter throttled;

    CountingAuthenticator(Authenticator authenticator, MeterRegistry metrics) {
        this.authenticator = authenticator;
        this.refused = metrics.counter(IdentityMetric.REFUSED.text());
        this.throttled = metrics.counter(IdentityMetric.THROTTLED.text());
    }

    @Override
    public Caller authenticate(Credentials credentials, Client client) {
        try {
            return authenticator.authenticate(credentials, client);
        } catch (PurserException e) {
            (e.error() == IdentityError.TOO_MANY_ATTEMPTS ? throttled : refused).increment();
            throw e;
        }
    }
}
