package dev.purser.http.plain;

import dev.purser.event.PurserException;
import dev.purser.event.Recording;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import dev.purser.identity.AccessKey;
import dev.purser.identity.AccessKeys;
import dev.purser.identity.IdentityError;
import dev.purser.identity.MintedId;
import dev.purser.identity.Secret;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class PlainKeys implements AccessKeys {
    private final Map<MintedId, AccessKey> all = new LinkedHashMap<>();
    private final PlainIdentity identity;

    PlainKeys(PlainIdentity identity) {
        this.identity = identity;
    }

    private static void name(Recording recording, MintedId id) {
        recording.target(
                Target.builder(TargetType.ACCESS_KEY).name(id.toString()).build());
    }

    @Override
    public Created create(Recording recording, String principal) {
        if (!identity.ids.containsKey(principal)) {
            throw new PurserException(IdentityError.PRINCIPAL_UNKNOWN);
        }
        AccessKey key = new AccessKey(MintedId.mint(), principal, true, recording.started());
        name(recording, key.id());
        all.put(key.id(), key);
        return new Created(key, Secret.of("a-secret-of-forty-characters-as-aws-has-"));
    }

    @Override
    public AccessKey setEnabled(Recording recording, MintedId id, boolean enabled) {
        name(recording, id);
        AccessKey was = get(id);
        all.put(id, new AccessKey(id, was.principal(), enabled, was.created()));
        return get(id);
    }

    @Override
    public void delete(Recording recording, MintedId id) {
        name(recording, id);
        get(id);
        all.remove(id);
    }

    @Override
    public AccessKey get(MintedId id) {
        return Optional.ofNullable(all.get(id))
                .orElseThrow(() -> new PurserException(IdentityError.ACCESS_KEY_UNKNOWN));
    }

    @Override
    public List<AccessKey> list(Optional<String> principal) {
        return all.values().stream()
                .filter(key -> principal.isEmpty() || principal.get().equals(key.principal()))
                .toList();
    }

    @Override
    public Optional<Signing> signing(MintedId id) {
        return Optional.empty();
    }
}
