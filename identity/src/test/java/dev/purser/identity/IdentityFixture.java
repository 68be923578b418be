package dev.purser.identity;

import dev.purser.event.Action;
import dev.purser.event.Client;
import dev.purser.event.Origin;
import dev.purser.event.PurserException;
import dev.purser.event.Recording;
import dev.purser.metadata.MetadataFixture;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Identities over a database of their own, with cheap password hashes and a clock that can be moved. */
final class IdentityFixture implements AutoCloseable {
    static final Secret PASSWORD = Secret.of("correct horse battery");

    final SettableClock clock = new SettableClock();
    final MetadataFixture metadata;
    final IdentityConfig config;
    Identity identity;

    IdentityFixture(Path folder) {
        this(folder, false);
    }

    IdentityFixture(Path folder, boolean anonymousPull) {
        IdentityConfig safe = IdentityConfig.defaults(folder);
        config = new IdentityConfig(
                "registry.example.com",
                safe.keyFile(),
                anonymousPull,
                safe.accessTokenLife(),
                safe.refreshTokenLife(),
                safe.rotateSigningKey(),
                Duration.ofSeconds(60),
                new IdentityConfig.PasswordCost(64, 1, 1),
                new IdentityConfig.Throttle(5, Duration.ofSeconds(1), Duration.ofMinutes(5), Duration.ofMinutes(15)),
                4,
                2);
        metadata = MetadataFixture.sqlite(folder, Identities.migrations(), clock);
        open(config);
    }

    void open(IdentityConfig as) {
        identity = Identities.open(as, metadata.metadata(), Origin.NONE, clock, new SimpleMeterRegistry());
    }

    Recording recording(Action action) {
        return metadata.recording(action);
    }

    User user(String name, RoleGrant... grants) {
        User user = identity.users().create(recording(Action.USER_CREATE), name, Optional.empty(), PASSWORD);
        for (RoleGrant grant : grants) {
            identity.roles().assign(recording(Action.ROLE_ASSIGN), name, grant);
        }
        return user;
    }

    Caller login(String name, Secret password) {
        return login(name, password, "192.0.2.1");
    }

    Caller login(String name, Secret password, String address) {
        return identity.authenticator().authenticate(new Credentials.Basic(name, password), client(address));
    }

    Caller bearer(Secret token) {
        return identity.authenticator().authenticate(new Credentials.Bearer(token), client("192.0.2.1"));
    }

    static Client client(String address) {
        return Client.builder().address(address).build();
    }

    static RoleGrant everywhere(Role role) {
        return new RoleGrant(role, Optional.empty());
    }

    static RoleGrant on(Role role, String namespace) {
        return new RoleGrant(role, Optional.of(namespace));
    }

    /** The code that it fails with. */
    static Object failure(ThrowingCallable call) {
        return Assertions.catchThrowableOfType(PurserException.class, call).error();
    }

    @Override
    public void close() {
        metadata.close();
    }
}
