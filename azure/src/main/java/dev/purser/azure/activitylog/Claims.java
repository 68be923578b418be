package dev.purser.azure.activitylog;

import dev.purser.azure.record.Accounts;
import dev.purser.azure.record.AzureSettings;
import dev.purser.azure.record.Slices;
import dev.purser.event.Actor;
import dev.purser.event.ActorKind;
import dev.purser.event.json.JsonBytes;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An actor as the claims of its token, and back. Source: azure.md sections 7 and 11.
 *
 * <p>{@code idtyp}, which Entra sets to {@code user} or {@code app}, tells the kind; for kinds that Entra does not know it
 * holds Purser's own word. Immutable, thread-safe.
 */
final class Claims {
    private static final String MICROSOFT = "http://schemas.microsoft.com/identity/claims/";
    private static final String XMLSOAP = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/";
    private static final String TENANT = MICROSOFT + "tenantid";
    private static final String OBJECT = MICROSOFT + "objectidentifier";
    private static final String PROVIDER = MICROSOFT + "identityprovider";
    private static final String UPN = XMLSOAP + "upn";
    private static final String SUBJECT = XMLSOAP + "nameidentifier";

    private final String domain;

    Claims(AzureSettings settings) {
        domain = settings.userDomain().isEmpty() ? "" : "@" + settings.userDomain();
    }

    /**
     * Writes the members of the object of claims.
     *
     * @param tenant of an actor that says no other
     */
    void write(Actor actor, String tenant, JsonBytes to) {
        boolean person = person(actor.kind());
        if (actor.kind() != ActorKind.FEDERATED) {
            to.text("iss", actor.issuer());
        }
        if (actor.kind() != ActorKind.SYSTEM && actor.kind() != ActorKind.ANONYMOUS) {
            to.text(
                    TENANT,
                    actor.account().flatMap(Accounts::guid).map(String::valueOf).orElse(tenant));
        }
        if (actor.kind() == ActorKind.FEDERATED) {
            to.text(PROVIDER, actor.issuer());
        }
        if (person) {
            to.text(OBJECT, actor.id());
            if (actor.name().isPresent()) {
                String name = actor.name().get();
                to.text(UPN, name.indexOf('@') >= 0 ? name : name + domain);
            }
        }
        to.text(SUBJECT, actor.subject());
        if (!person) {
            to.text("name", actor.name());
        }
        if (!actor.groups().isEmpty()) {
            to.text("groups", String.join(",", actor.groups()));
        }
        if (!person && actor.kind() != ActorKind.SYSTEM) {
            to.text("appid", actor.id());
        }
        to.text("idtyp", word(actor.kind()));
    }

    /**
     * Whom the claims tell of.
     *
     * @param claims the members of the object; none for a record without it
     * @param tenant of an actor that says no other
     */
    Actor read(Slices claims, String tenant) {
        ActorKind kind = kind(claims);
        Actor.Builder actor = Actor.builder(kind);
        Optional<String> account = claims.some(TENANT);
        account.filter(guid -> !guid.equalsIgnoreCase(tenant))
                .flatMap(Accounts::guid)
                .map(Accounts::text)
                .ifPresent(actor::account);
        claims.some(kind == ActorKind.FEDERATED ? PROVIDER : "iss").ifPresent(actor::issuer);
        claims.some(SUBJECT).ifPresent(actor::subject);
        if (person(kind)) {
            claims.some(OBJECT).ifPresent(actor::id);
            claims.some(UPN).map(this::local).ifPresent(actor::name);
        } else {
            claims.some("name").ifPresent(actor::name);
            Consumer<String> id = actor::id;
            if (kind == ActorKind.SYSTEM) {
                id.accept("system");
            } else {
                claims.some("appid").ifPresent(id);
            }
        }
        String groups = claims.text("groups");
        if (groups != null) {
            actor.groups(List.of(groups.split(",", -1)));
        }
        return actor.build();
    }

    private static ActorKind kind(Slices claims) {
        String word = claims.text("idtyp");
        if (word != null) {
            Optional<ActorKind> said = Arrays.stream(ActorKind.values())
                    .filter(kind -> word(kind).equals(word))
                    .findFirst();
            if (said.isPresent()) {
                return said.get();
            }
        }
        if (claims.some(PROVIDER).isPresent()) {
            return ActorKind.FEDERATED;
        }
        if (claims.some(UPN).isPresent()) {
            return ActorKind.USER;
        }
        return claims.some("appid").isPresent() || claims.some(OBJECT).isPresent()
                ? ActorKind.ROBOT
                : ActorKind.SERVICE;
    }

    private static boolean person(ActorKind kind) {
        return kind == ActorKind.USER || kind == ActorKind.FEDERATED || kind == ActorKind.ROOT;
    }

    private static String word(ActorKind kind) {
        return kind == ActorKind.ROBOT ? "app" : kind.text();
    }

    /** What the evidence of an authorization calls the kind of principal. */
    static String principalType(ActorKind kind) {
        return person(kind) ? "User" : "ServicePrincipal";
    }

    private String local(String text) {
        int at = text.length() - domain.length();
        return !domain.isEmpty() && at > 0 && text.endsWith(domain) && text.indexOf('@') == at
                ? text.substring(0, at)
                : text;
    }
}
