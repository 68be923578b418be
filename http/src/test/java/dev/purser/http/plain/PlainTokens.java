package dev.purser.http.plain;

import dev.purser.event.PurserException;
import dev.purser.event.Recording;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import dev.purser.identity.IdentityError;
import dev.purser.identity.MintedId;
import dev.purser.identity.RegistryToken;
import dev.purser.identity.Secret;
import dev.purser.identity.Tokens;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class PlainTokens implements Tokens {
    private final Map<MintedId, RegistryToken> all = new LinkedHashMap<>();
    private final Map<MintedId, String> secrets = new LinkedHashMap<>();
    private final PlainIdentity identity;

    PlainTokens(PlainIdentity identity) {
        this.identity = identity;
    }

    boolean holds(String principal, String secret) {
        return all.values().stream()
                .anyMatch(token -> token.principal().equals(principal) && secret.equals(secrets.get(token.id())));
    }

    @Override
    public Created create(
            Recording recording, String principal, Optional<String> description, Optional<Instant> expires) {
        if (!identity.ids.containsKey(principal)) {
            throw new PurserException(IdentityError.PRINCIPAL_UNKNOWN);
        }
        MintedId id = MintedId.mint();
        recording.target(Target.builder(TargetType.TOKEN).name(id.toString()).build());
        RegistryToken token = new RegistryToken(
                id, principal, RegistryToken.Kind.PERSONAL, description, recording.started(), expires);
        all.put(id, token);
        secrets.put(id, "token-" + MintedId.mint());
        return new Created(token, Secret.of(secrets.get(id)));
    }

    @Override
    public void delete(Recording recording, MintedId id) {
        recording.target(Target.builder(TargetType.TOKEN).name(id.toString()).build());
        get(id);
        all.remove(id);
        secrets.remove(id);
    }

    @Override
    public int deleteAll(Recording recording, String principal) {
        List<RegistryToken> gone = list(Optional.of(principal));
        gone.forEach(token -> all.remove(token.id()));
        return gone.size();
    }

    @Override
    public RegistryToken get(MintedId id) {
        return Optional.ofNullable(all.get(id)).orElseThrow(() -> new PurserException(IdentityError.TOKEN_UNKNOWN));
    }

    @Override
    public List<RegistryToken> list(Optional<String> principal) {
        return all.values().stream()
                .filter(token -> principal.isEmpty() || principal.get().equals(token.principal()))
                .toList();
    }
}
