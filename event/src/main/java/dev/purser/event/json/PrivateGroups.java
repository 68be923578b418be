package dev.purser.event.json;

import dev.purser.event.Actor;
import dev.purser.event.Client;
import dev.purser.event.Credential;
import dev.purser.event.EventData;
import dev.purser.event.Session;
import dev.purser.event.Source;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Writes the groups that are personal or bulky: the private parts of a record. Members only, no braces around. */
public final class PrivateGroups {
    /** How deep the values of an event's data may lie inside each other. */
    public static final int MAX_DEPTH = 64;

    private PrivateGroups() {}

    /** An actor's facts without its kind, which is not personal. */
    public static void actor(JsonBytes to, Actor actor) {
        to.text("id", actor.id());
        to.text("name", actor.name());
        to.text("account", actor.account());
        to.text("issuer", actor.issuer());
        to.text("subject", actor.subject());
        credential(to, "presented", actor.presented());
        credential(to, "issued", actor.issued());
        if (actor.session().isPresent()) {
            session(to, actor.session().get());
        }
        texts(to, "groups", actor.groups());
        to.text("actingFor", actor.actingFor());
        to.text("invokedBy", actor.invokedBy());
    }

    private static void credential(JsonBytes to, String name, Optional<Credential> credential) {
        if (credential.isPresent()) {
            to.open(name);
            to.text("kind", credential.get().kind().text());
            to.text("id", credential.get().id());
            to.close();
        }
    }

    private static void session(JsonBytes to, Session session) {
        to.open("session");
        if (session.created().isPresent()) {
            to.instant("created", session.created().get());
        }
        if (session.mfa().isPresent()) {
            to.truth("mfa", session.mfa().get());
        }
        to.text("issuerRole", session.issuerRole());
        if (!session.attributes().isEmpty()) {
            to.open("attributes");
            new TreeMap<>(session.attributes()).forEach((name, value) -> {
                to.anyName(name);
                to.quoted(value);
            });
            to.close();
        }
        to.close();
    }

    public static void client(JsonBytes to, Client client) {
        to.text("address", client.address());
        to.text("trustedAddress", client.trustedAddress());
        texts(to, "proxies", client.proxies());
        to.text("agent", client.agent());
        to.text("host", client.host());
        to.text("tlsVersion", client.tlsVersion());
        to.text("tlsCipher", client.tlsCipher());
        to.text("tlsKeyExchange", client.tlsKeyExchange());
        to.text("certificate", client.certificate());
        to.text("requestId", client.requestId());
    }

    public static void data(JsonBytes to, EventData data) {
        map(to, "request", data.request());
        map(to, "response", data.response());
        map(to, "before", data.before());
        map(to, "after", data.after());
        to.text("manifest", data.manifest());
        if (data.truncated()) {
            to.truth("truncated", true);
        }
    }

    private static void texts(JsonBytes to, String name, List<String> texts) {
        if (!texts.isEmpty()) {
            to.openArray(name);
            texts.forEach(to::element);
            to.closeArray();
        }
    }

    /** What a foreign record said, and what of it has no place in the event. */
    public static void foreign(JsonBytes to, Source source) {
        to.text("raw", source.raw());
        if (!source.rest().isEmpty()) {
            to.open("rest");
            new TreeMap<>(source.rest()).forEach((path, text) -> {
                to.anyName(path);
                to.quoted(text);
            });
            to.close();
        }
    }

    private static void map(JsonBytes to, String name, Map<String, Object> map) {
        if (!map.isEmpty()) {
            to.name(name);
            value(to, map, 0);
        }
    }

    /**
     * One value as {@link EventData} has them.
     *
     * @throws IllegalArgumentException if values lie deeper than {@link #MAX_DEPTH} or are of another kind
     */
    public static void value(JsonBytes to, Object value) {
        value(to, value, 0);
    }

    private static void value(JsonBytes to, Object value, int depth) {
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("data nested deeper than " + MAX_DEPTH);
        }
        switch (value) {
            case String text -> to.quoted(text);
            case Long number -> to.digits(number);
            case Boolean truth -> to.raw(truth ? "true" : "false");
            case Double number when Double.isFinite(number) -> to.raw(number.toString());
            case List<?> list -> {
                to.openArray();
                for (Object element : list) {
                    to.separate();
                    value(to, element, depth + 1);
                }
                to.closeArray();
            }
            case Map<?, ?> map -> {
                to.open();
                for (Map.Entry<?, ?> member : map.entrySet()) {
                    to.anyName((String) member.getKey());
                    value(to, member.getValue(), depth + 1);
                }
                to.close();
            }
            default -> throw new IllegalArgumentException("no place in a record for " + value);
        }
    }
}
