package dev.purser.identity;

import dev.purser.event.Actor;
import dev.purser.event.ActorKind;
import dev.purser.event.Credential;
import dev.purser.metadata.Metadata;
import dev.purser.metadata.Tx;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes callers of what is stored: everybody holds what anonymous callers hold, and their own roles first. Thread-safe. */
final class CallerLoader {
    private record Remembered(long epoch, Caller caller) {}

    private final Metadata metadata;
    private final Epoch epoch;
    private final boolean anonymousPull;
    private volatile Optional<Remembered> remembered = Optional.empty();

    CallerLoader(Metadata metadata, Epoch epoch, boolean anonymousPull) {
        this.metadata = metadata;
        this.epoch = epoch;
        this.anonymousPull = anonymousPull;
    }

    Caller anonymous() {
        long now = epoch.current();
        Optional<Remembered> known = remembered;
        if (known.isPresent() && known.get().epoch() == now) {
            return known.get().caller();
        }
        Caller caller = new Caller(
                Actor.ANONYMOUS,
                Optional.empty(),
                Optional.empty(),
                Roles.ANONYMOUS,
                new Grants(metadata.read(this::everybodys)),
                Optional.empty());
        remembered = Optional.of(new Remembered(now, caller));
        return caller;
    }

    private List<RoleGrant> everybodys(Tx tx) {
        List<RoleGrant> grants = new ArrayList<>(PrincipalTable.grants(tx, Roles.ANONYMOUS));
        if (anonymousPull) {
            grants.add(new RoleGrant(Role.PULLER, Optional.empty()));
        }
        return grants;
    }

    Caller load(Tx tx, Principal principal, Credential presented, Optional<List<TokenScope>> limits) {
        List<RoleGrant> grants =
                new ArrayList<>(PrincipalTable.grants(tx, principal.id().toString()));
        grants.addAll(everybodys(tx));
        return new Caller(
                actor(principal, presented),
                Optional.of(principal.name()),
                Optional.of(principal.id()),
                presented.kind().text() + ":" + presented.id().orElse(principal.name()),
                new Grants(grants),
                limits);
    }

    static Actor actor(Principal principal, Credential presented) {
        return Actor.builder(principal.kind() == PrincipalKind.USER ? ActorKind.USER : ActorKind.ROBOT)
                .id(principal.id().toString())
                .name(principal.name())
                .presented(presented)
                .build();
    }
}
