package dev.purser.identity;

import dev.purser.event.Credential;
import dev.purser.event.Permission;
import dev.purser.event.PurserException;
import dev.purser.event.Recording;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The token flow over stored principals. */
final class StoredTokenIssuer implements TokenIssuer {
    private final IdentityConfig config;
    private final Directory directory;
    private final Authorizer authorizer;
    private final AccessTokens accessTokens;
    private final StoredTokens tokens;
    private final SigningKeys keys;

    StoredTokenIssuer(
            IdentityConfig config,
            Directory directory,
            Authorizer authorizer,
            AccessTokens accessTokens,
            StoredTokens tokens,
            SigningKeys keys) {
        this.config = config;
        this.directory = directory;
        this.authorizer = authorizer;
        this.accessTokens = accessTokens;
        this.tokens = tokens;
        this.keys = keys;
    }

    @Override
    public String service() {
        return config.service();
    }

    @Override
    public IssuedToken issue(Recording recording, Caller caller, TokenRequest request) {
        if (request.service().filter(name -> !name.equals(config.service())).isPresent()) {
            throw new PurserException(IdentityError.SERVICE_UNKNOWN);
        }
        if (request.account().isPresent()
                && caller.name().isPresent()
                && !request.account().equals(caller.name())) {
            throw new PurserException(IdentityError.UNAUTHORIZED);
        }
        List<TokenScope> granted = new ArrayList<>();
        request.scopes().forEach(scope -> granted(caller, scope).ifPresent(granted::add));
        // JSON Web Tokens count in seconds: what is promised is what is signed.
        Instant now = Instant.ofEpochSecond(directory.clock().instant().getEpochSecond());
        String id = UUID.randomUUID().toString();
        long epoch = caller.name()
                .flatMap(directory::find)
                .map(Directory.Entry::epoch)
                .orElse(0L);
        Secret access = accessTokens.issue(id, caller.name().orElse(""), epoch, now, config.accessTokenLife(), granted);
        recording.actor(caller.actor().toBuilder()
                .issued(Credential.builder(Credential.Kind.ACCESS_TOKEN).id(id).build())
                .build());
        recording.request(
                "scope", request.scopes().stream().map(TokenScope::text).toList());
        recording.response("granted", granted.stream().map(TokenScope::text).toList());
        Optional<Secret> refresh = Optional.empty();
        if (request.offlineToken() && !caller.anonymous()) {
            Secret secret = RandomSecret.token();
            MintedId refreshId = MintedId.mint();
            recording.response("refreshToken", refreshId.toString());
            directory.metadata().change(recording, tx -> {
                tokens.insert(
                        tx,
                        refreshId,
                        caller.name().orElseThrow(),
                        RegistryToken.Kind.REFRESH,
                        request.clientId().map(StoredTokenIssuer::cut),
                        secret,
                        Optional.of(directory.clock().instant().plus(config.refreshTokenLife())));
                return null;
            });
            refresh = Optional.of(secret);
        }
        return new IssuedToken(access, id, now, config.accessTokenLife(), refresh, granted);
    }

    private static String cut(String text) {
        return text.length() <= 128 ? text : text.substring(0, 128);
    }

    private Optional<TokenScope> granted(Caller caller, TokenScope wanted) {
        if (wanted.catalog()) {
            return authorizer.visible(caller, Permission.REPOSITORY_LIST).nothing()
                            && authorizer.visible(caller, Permission.IMAGE_LIST).nothing()
                    ? Optional.empty()
                    : Optional.of(wanted);
        }
        if (!wanted.repository()) {
            return Optional.empty();
        }
        int slash = wanted.name().indexOf('/');
        Optional<String> namespace =
                Optional.of(slash < 0 ? wanted.name() : wanted.name().substring(0, slash));
        Optional<String> repository = Optional.of(wanted.name());
        Set<String> actions = new LinkedHashSet<>();
        boolean all = wanted.actions().contains("*");
        for (Permission permission :
                List.of(Permission.IMAGE_PULL, Permission.IMAGE_LIST, Permission.IMAGE_PUSH, Permission.IMAGE_DELETE)) {
            String action = GrantAuthorizer.action(permission).orElseThrow();
            if ((all || wanted.actions().contains(action))
                    && authorizer
                            .decide(caller, permission, namespace, repository)
                            .granted()) {
                actions.add(action);
            }
        }
        return actions.isEmpty()
                ? Optional.empty()
                : Optional.of(new TokenScope(wanted.type(), wanted.name(), actions));
    }

    @Override
    public String challenge(String realm, List<TokenScope> wanted, Optional<String> error) {
        StringBuilder text = new StringBuilder("Bearer realm=\"")
                .append(realm)
                .append("\",service=\"")
                .append(config.service())
                .append('"');
        if (!wanted.isEmpty()) {
            text.append(",scope=\"")
                    .append(String.join(
                            " ", wanted.stream().map(TokenScope::text).toList()))
                    .append('"');
        }
        error.ifPresent(code -> text.append(",error=\"").append(code).append('"'));
        return text.toString();
    }

    @Override
    public String rotate(Recording recording) {
        String id = directory.metadata().change(recording, tx -> {
            String made = keys.make(tx);
            recording.target(Target.builder(TargetType.KEY).name(made).build());
            return made;
        });
        keys.refresh();
        return id;
    }

    @Override
    public boolean rotationDue() {
        return keys.newest()
                .created()
                .plus(config.rotateSigningKey())
                .isBefore(directory.clock().instant());
    }
}
