package dev.purser.azure.resourcelog;

import dev.purser.azure.record.Accounts;
import dev.purser.azure.record.AzureSettings;
import dev.purser.event.Actor;
import dev.purser.event.ActorKind;
import java.util.Optional;

/**
 * An actor as the one plain text that resource logs have for it, and back. Source: azure.md section 11. Immutable.
 *
 * <p>A user is a principal name, {@code user@domain}; a robot, role or service is its id, or a token's name; the root user
 * is the registry's name; the registry's own jobs and callers without credentials have texts that can be chosen.
 */
final class Identities {
    private final String domain;
    private final String root;
    private final String anonymous;
    private final String system;
    private final boolean byName;

    Identities(AzureSettings settings) {
        domain = settings.userDomain().isEmpty() ? "" : "@" + settings.userDomain();
        root = settings.options().find("admin-identity").orElse(settings.registry());
        anonymous = settings.options().get("anonymous-identity");
        system = settings.options().get("system-identity");
        byName = settings.options().get("service-identity").equals("name");
    }

    String of(Actor actor) {
        return switch (actor.kind()) {
            case ANONYMOUS -> anonymous;
            case ROOT -> root;
            case SYSTEM -> actor.name().map(job -> system + "." + job).orElse(system);
            case USER, FEDERATED -> user(actor);
            case ROBOT, ROLE, SERVICE -> service(actor);
        };
    }

    private String user(Actor actor) {
        if (actor.name().isEmpty()) {
            return actor.subject().or(actor::id).orElse("");
        }
        String name = actor.name().get();
        return name.indexOf('@') >= 0 ? name : name + domain;
    }

    private String service(Actor actor) {
        Optional<String> first = byName ? actor.name() : actor.id();
        return first.or(byName ? actor::id : actor::name)
                .or(actor::subject)
                .or(actor::invokedBy)
                .orElse("");
    }

    /**
     * Whom a text names; its facts are put into the builder.
     *
     * @param said the kind where the record tells it, else null
     */
    Actor.Builder read(String text, ActorKind said) {
        ActorKind kind = said == null ? kind(text) : said;
        Actor.Builder actor = Actor.builder(kind);
        if (text.isEmpty() || text.equals(anonymous)) {
            return actor;
        }
        switch (kind) {
            case ANONYMOUS -> {
                // Nobody is named.
            }
            case SYSTEM -> {
                actor.id("system");
                if (text.startsWith(system + ".") && text.length() > system.length() + 1) {
                    actor.name(text.substring(system.length() + 1));
                }
            }
            case USER, FEDERATED -> actor.name(local(text));
            case ROOT -> actor.name(text);
            case ROBOT, ROLE, SERVICE -> {
                if (Accounts.hyphened(text)) {
                    actor.id(text);
                } else {
                    actor.name(text);
                }
            }
        }
        return actor;
    }

    private ActorKind kind(String text) {
        if (text.isEmpty() || text.equals(anonymous)) {
            return ActorKind.ANONYMOUS;
        }
        if (text.equalsIgnoreCase(root)) {
            return ActorKind.ROOT;
        }
        if (text.equals(system) || text.startsWith(system + ".")) {
            return ActorKind.SYSTEM;
        }
        return text.indexOf('@') >= 0 ? ActorKind.USER : ActorKind.ROBOT;
    }

    private String local(String text) {
        int at = text.length() - domain.length();
        return !domain.isEmpty() && at > 0 && text.endsWith(domain) && text.indexOf('@') == at
                ? text.substring(0, at)
                : text;
    }
}
