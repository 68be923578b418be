package dev.purser.ibm.activitytracker;

import dev.purser.event.Actor;
import dev.purser.event.ActorKind;
import dev.purser.event.Client;
import dev.purser.event.Credential;
import dev.purser.event.json.JsonBytes;
import dev.purser.event.json.JsonTape;
import dev.purser.event.json.TapeFields;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who acted and from where, as Activity Tracker's {@code initiator}. Thread-safe. */
final class Initiators {
    static final String USER = "service/security/account/user";
    private static final String SERVICE_ID = "service/security/account/serviceid";
    private static final String CLIENT_ID = "service/security/clientid";
    private static final String PROFILE = "iam-Profile-";
    private static final String PUBLIC = "public-access";
    private static final String TOKEN = "token";

    /**
     * A kind of actor as IAM has it.
     *
     * @param typeUri what stands in {@code initiator.typeURI}
     * @param prefix what stands before an id that is a GUID
     * @param exact false if it is read back as another kind
     */
    record Identity(String typeUri, String prefix, boolean exact) {}

    static final Map<ActorKind, Identity> IDENTITIES = Map.of(
            ActorKind.ROOT, new Identity(USER, "IBMid-", false),
            ActorKind.USER, new Identity(USER, "IBMid-", true),
            ActorKind.FEDERATED, new Identity(USER, "IBMid-", false),
            ActorKind.ROLE, new Identity(USER, PROFILE, true),
            ActorKind.ROBOT, new Identity(SERVICE_ID, "iam-ServiceId-", true),
            ActorKind.SERVICE, new Identity(CLIENT_ID, "", true),
            ActorKind.SYSTEM, new Identity(CLIENT_ID, "", true),
            ActorKind.ANONYMOUS, new Identity(USER, "", true));

    static final Map<Credential.Kind, String> CREDENTIALS = Map.of(
            Credential.Kind.PASSWORD, "user",
            Credential.Kind.ROBOT_SECRET, "apikey-serviceid",
            Credential.Kind.ACCESS_TOKEN, TOKEN,
            Credential.Kind.REFRESH_TOKEN, TOKEN,
            Credential.Kind.ACCESS_KEY, "apikey",
            Credential.Kind.CLIENT_CERTIFICATE, "certificate",
            Credential.Kind.OTHER, TOKEN);

    private static final Map<String, Credential> READ = Map.of(
            "user",
            new Credential(Credential.Kind.PASSWORD, Optional.empty()),
            "apikey-serviceid",
            new Credential(Credential.Kind.ROBOT_SECRET, Optional.empty()),
            TOKEN,
            new Credential(Credential.Kind.ACCESS_TOKEN, Optional.empty()),
            "apikey",
            new Credential(Credential.Kind.ACCESS_KEY, Optional.empty()),
            "certificate",
            new Credential(Credential.Kind.CLIENT_CERTIFICATE, Optional.empty()));
    private static final Credential OTHER = new Credential(Credential.Kind.OTHER, Optional.empty());

    private final String platformName;

    Initiators(String platformName) {
        this.platformName = platformName;
    }

    void write(JsonBytes to, Actor actor, Client client) {
        boolean system = actor.kind() == ActorKind.SYSTEM;
        Identity identity = IDENTITIES.get(actor.kind());
        to.open("initiator");
        to.name("id");
        to.openText();
        if (!system && actor.id().isPresent()) {
            String id = actor.id().get();
            if (Guids.is(id)) {
                to.part(identity.prefix());
            }
            to.part(id);
        }
        to.closeText();
        to.text("name", system ? platformName : orEmpty(actor.name()));
        to.text("authnId", orEmpty(actor.subject()));
        to.text("authnName", "");
        to.text("typeURI", identity.typeUri());
        to.open("credential");
        to.text("type", credential(actor));
        to.close();
        String address = address(client);
        to.open("host");
        to.text("address", address);
        to.text("addressType", address.indexOf(':') < 0 ? "IPv4" : "IPv6");
        to.text("agent", client.agent());
        to.close();
        to.close();
    }

    private static String credential(Actor actor) {
        if (actor.presented().isPresent()) {
            return CREDENTIALS.get(actor.presented().get().kind());
        }
        return actor.kind() == ActorKind.ANONYMOUS ? PUBLIC : TOKEN;
    }

    private static String address(Client client) {
        return client.trustedAddress().isPresent() ? client.trustedAddress().get() : orEmpty(client.address());
    }

    private static String orEmpty(Optional<String> text) {
        return text.isPresent() ? text.get() : "";
    }

    /** Reads who; {@code initiator} may be -1. */
    Actor actor(TapeFields fields, JsonTape tape, int initiator) {
        if (initiator < 0) {
            return Actor.ANONYMOUS;
        }
        Optional<String> id = fields.filled(initiator, "id");
        Optional<String> name = fields.filled(initiator, "name");
        Optional<String> typeUri = fields.filled(initiator, "typeURI");
        Optional<String> type = fields.filled(tape.member(initiator, "credential"), "type");
        ActorKind kind = kind(id, name, typeUri.orElse(USER), type.orElse(""));
        Actor.Builder actor = Actor.builder(kind);
        if (id.isPresent()) {
            String prefix = IDENTITIES.get(kind).prefix();
            actor.id(Guids.is(id.get(), prefix) ? id.get().substring(prefix.length()) : id.get());
        }
        if (name.isPresent() && kind != ActorKind.SYSTEM) {
            actor.name(name.get());
        }
        fields.filled(initiator, "authnId").ifPresent(actor::subject);
        if (type.isPresent() && kind != ActorKind.ANONYMOUS && kind != ActorKind.SYSTEM) {
            actor.presented(READ.getOrDefault(type.get(), OTHER));
        }
        return actor.build();
    }

    private ActorKind kind(Optional<String> id, Optional<String> name, String typeUri, String credential) {
        if (id.isEmpty() && name.isPresent() && name.get().equals(platformName)) {
            return ActorKind.SYSTEM;
        }
        if (id.isEmpty() && credential.equals(PUBLIC)) {
            return ActorKind.ANONYMOUS;
        }
        return switch (typeUri) {
            case SERVICE_ID -> ActorKind.ROBOT;
            case CLIENT_ID -> ActorKind.SERVICE;
            default -> id.isPresent() && id.get().startsWith(PROFILE) ? ActorKind.ROLE : ActorKind.USER;
        };
    }

    /** Reads from where; a chain of proxies begins with the client. */
    static Client client(TapeFields fields, JsonTape tape, int initiator) {
        int host = tape.member(initiator, "host");
        Optional<String> address = fields.filled(host, "address");
        Optional<String> agent = fields.filled(host, "agent");
        if (address.isEmpty() && agent.isEmpty()) {
            return Client.NONE;
        }
        Client.Builder client = Client.builder();
        if (address.isPresent()) {
            String first = address.get();
            int comma = first.indexOf(',');
            if (comma >= 0) {
                client.proxies(List.of(first.replace(" ", "").split(",")));
                first = first.substring(0, comma);
            }
            client.address(first).trustedAddress(first);
        }
        agent.ifPresent(client::agent);
        return client.build();
    }
}
