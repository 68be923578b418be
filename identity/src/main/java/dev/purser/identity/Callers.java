package dev.purser.identity;

import dev.purser.event.Actor;
import dev.purser.event.ActorKind;
import dev.purser.event.Credential;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes callers out of principals. Everybody may what anonymous callers may. Thread-safe. */
final class Callers {
    private final Directory directory;
    private final boolean anonymousPull;

    Callers(Directory directory, boolean anonymousPull) {
        this.directory = directory;
        this.anonymousPull = anonymousPull;
    }

    Caller anonymous(Optional<List<TokenScope>> limits) {
        return new Caller(
                Actor.ANONYMOUS, Optional.empty(), Optional.empty(), "anonymous", new Grants(everybody()), limits);
    }

    private List<RoleGrant> everybody() {
        List<RoleGrant> roles =
                new ArrayList<>(directory.grants(Roles.ANONYMOUS).roles());
        if (anonymousPull) {
            roles.add(new RoleGrant(Role.PULLER, Optional.empty()));
        }
        return roles;
    }

    Caller of(Directory.Entry entry, Credential presented, Optional<List<TokenScope>> limits) {
        List<RoleGrant> roles = new ArrayList<>(entry.grants().roles());
        roles.addAll(everybody());
        return new Caller(
                actor(entry, presented),
                Optional.of(entry.name()),
                Optional.of(entry.id()),
                "principal:" + entry.id(),
                new Grants(roles),
                limits);
    }

    Optional<Caller> byAccessKey(AccessKey key) {
        return directory
                .find(key.principal())
                .filter(entry -> entry.holds(directory.clock().instant()))
                .map(entry -> of(
                        entry,
                        Credential.builder(Credential.Kind.ACCESS_KEY)
                                .id(key.text())
                                .build(),
                        Optional.empty()));
    }

    private static Actor actor(Directory.Entry entry, Credential presented) {
        return Actor.builder(entry.kind() == PrincipalKind.USER ? ActorKind.USER : ActorKind.ROBOT)
                .id(entry.id().toString())
                .name(entry.name())
                .presented(presented)
                .build();
    }
}
