package dev.purser.event.json;

import dev.purser.event.Actor;
import dev.purser.event.Client;
import dev.purser.event.Credential;
import dev.purser.event.EventData;
import dev.purser.event.Session;
import dev.purser.event.Source;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads what {@link PrivateGroups} writes. */
public final class PrivateGroupReader {
    private static final Names<Credential.Kind> KINDS = Names.of(Credential.Kind.values(), Credential.Kind::text);

    private PrivateGroupReader() {}

    /** One fact of an actor, its kind not among them. */
    public static void actor(JsonCursor from, String name, Actor.Builder read) {
        switch (name) {
            case "id" -> read.id(from.text());
            case "name" -> read.name(from.text());
            case "account" -> read.account(from.text());
            case "issuer" -> read.issuer(from.text());
            case "subject" -> read.subject(from.text());
            case "presented" -> read.presented(credential(from));
            case "issued" -> read.issued(credential(from));
            case "session" -> read.session(session(from));
            case "groups" -> read.groups(from.texts());
            case "actingFor" -> read.actingFor(from.text());
            case "invokedBy" -> read.invokedBy(from.text());
            default -> from.unknown(name);
        }
    }

    private static final class Shown {
        Credential.Kind kind;
        Optional<String> id = Optional.empty();
    }

    private static Credential credential(JsonCursor from) {
        Shown read = new Shown();
        from.object(name -> {
            switch (name) {
                case "kind" -> read.kind = from.constant(KINDS, "a kind of credential");
                case "id" -> read.id = Optional.of(from.text());
                default -> from.unknown(name);
            }
        });
        return new Credential(from.required("kind", read.kind), read.id);
    }

    private static Session session(JsonCursor from) {
        Session.Builder read = Session.builder();
        from.object(name -> {
            switch (name) {
                case "created" -> read.created(from.instant());
                case "mfa" -> read.mfa(from.truth());
                case "issuerRole" -> read.issuerRole(from.text());
                case "attributes" -> read.attributes(attributes(from));
                default -> from.unknown(name);
            }
        });
        return read.build();
    }

    /** Takes one member of {@link PrivateGroups#foreign}. */
    public static void foreign(JsonCursor from, String name, Source.Builder read) {
        switch (name) {
            case "raw" -> read.raw(from.text());
            case "rest" -> read.rest(attributes(from));
            default -> from.unknown(name);
        }
    }

    private static Map<String, String> attributes(JsonCursor from) {
        Map<String, String> attributes = new HashMap<>();
        from.object(name -> attributes.put(name, from.text()));
        return attributes;
    }

    /** One fact of a client. */
    public static void client(JsonCursor from, String name, Client.Builder read) {
        switch (name) {
            case "address" -> read.address(from.text());
            case "trustedAddress" -> read.trustedAddress(from.text());
            case "proxies" -> read.proxies(from.texts());
            case "agent" -> read.agent(from.text());
            case "host" -> read.host(from.text());
            case "tlsVersion" -> read.tlsVersion(from.text());
            case "tlsCipher" -> read.tlsCipher(from.text());
            case "tlsKeyExchange" -> read.tlsKeyExchange(from.text());
            case "certificate" -> read.certificate(from.text());
            case "requestId" -> read.requestId(from.text());
            default -> from.unknown(name);
        }
    }

    private static final class Flow {
        Map<String, Object> request = Map.of();
        Map<String, Object> response = Map.of();
        Map<String, Object> before = Map.of();
        Map<String, Object> after = Map.of();
        Optional<String> manifest = Optional.empty();
        boolean truncated;
    }

    /** The object of a data group. */
    public static EventData data(JsonCursor from, boolean whole) {
        Flow read = new Flow();
        JsonCursor.Members members = name -> {
            switch (name) {
                case "request" -> read.request = from.map();
                case "response" -> read.response = from.map();
                case "before" -> read.before = from.map();
                case "after" -> read.after = from.map();
                case "manifest" -> read.manifest = Optional.of(from.text());
                case "truncated" -> read.truncated = from.truth();
                default -> from.unknown(name);
            }
        };
        if (whole) {
            from.whole(members);
        } else {
            from.object(members);
        }
        return new EventData(read.request, read.response, read.before, read.after, read.manifest, read.truncated);
    }
}
