package dev.purser.event.ocsf;

import dev.purser.event.Actor;
import dev.purser.event.ActorKind;
import dev.purser.event.Credential;
import dev.purser.event.Decision;
import dev.purser.event.Permission;
import dev.purser.event.Session;
import dev.purser.event.json.JsonBytes;
import dev.purser.event.json.JsonTape;
import dev.purser.event.json.Names;
import dev.purser.event.json.TapeFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who acted, and by which permission: the object {@code actor}. */
final class ActorMembers {
    /** Stands where the schema wants something and nothing is known. */
    static final String UNKNOWN = "unknown";

    private static final int OTHER = 99;
    private static final Map<ActorKind, Integer> TYPES =
            Map.of(ActorKind.USER, 1, ActorKind.ROOT, 2, ActorKind.SYSTEM, 3, ActorKind.SERVICE, 4);
    private static final Map<ActorKind, String> CAPTIONS = Map.of(
            ActorKind.USER, "User", ActorKind.ROOT, "Admin", ActorKind.SYSTEM, "System", ActorKind.SERVICE, "Service");
    private static final Names<ActorKind> KINDS = Names.of(ActorKind.values(), ActorKind::text);
    private static final Names<Credential.Kind> CREDENTIALS = Names.of(Credential.Kind.values(), Credential.Kind::text);
    private static final Names<Permission> PERMISSIONS = Names.of(Permission.values(), Permission::text);

    private ActorMembers() {}

    static void write(JsonBytes to, Actor actor, Optional<Decision> decision) {
        to.open("actor");
        to.open("user");
        to.text("uid", actor.id());
        if (actor.id().isEmpty() && actor.name().isEmpty() && actor.account().isEmpty()) {
            to.text("name", actor.kind().text());
        } else {
            to.text("name", actor.name());
        }
        to.text("uid_alt", actor.subject());
        to.number("type_id", TYPES.getOrDefault(actor.kind(), OTHER));
        to.text("type", CAPTIONS.getOrDefault(actor.kind(), actor.kind().text()));
        if (actor.account().isPresent()) {
            to.open("account");
            to.text("uid", actor.account());
            to.close();
        }
        if (!actor.groups().isEmpty()) {
            to.openArray("groups");
            for (String group : actor.groups()) {
                to.open();
                to.text("name", group);
                to.close();
            }
            to.closeArray();
        }
        if (actor.presented().isPresent()) {
            to.openArray("programmatic_credentials");
            to.open();
            to.text("type", actor.presented().get().kind().text());
            to.text("uid", actor.presented().get().id().orElse(UNKNOWN));
            to.close();
            to.closeArray();
        }
        to.close();
        if (actor.session().isPresent()) {
            session(to, actor.session().get());
        }
        if (actor.issuer().isPresent()) {
            to.open("idp");
            to.text("name", actor.issuer());
            to.close();
        }
        if (decision.isPresent()) {
            decision(to, decision.get());
        }
        to.close();
    }

    private static void session(JsonBytes to, Session session) {
        int mark = to.open("session");
        if (session.created().isPresent()) {
            to.number("created_time", session.created().get().toEpochMilli());
        }
        if (session.mfa().isPresent()) {
            to.truth("is_mfa", session.mfa().get());
        }
        to.text("issuer", session.issuerRole());
        to.closeOrDrop(mark);
    }

    private static void decision(JsonBytes to, Decision decision) {
        to.openArray("authorizations");
        to.open();
        to.text("decision", decision.granted() ? "Approved" : "Denied");
        to.open("policy");
        to.text("name", decision.by());
        to.text("uid", decision.permission().text());
        if (decision.scope().isPresent()) {
            to.open("data");
            to.text("scope", decision.scope());
            to.close();
        }
        to.close();
        to.close();
        to.closeArray();
    }

    static Actor actor(JsonTape tape, TapeFields fields) {
        int actor = fields.object(0, "actor");
        int user = fields.object(actor, "user");
        ActorKind kind = kind(fields, user);
        Optional<String> id = fields.text(user, "uid");
        Optional<String> name = fields.text(user, "name");
        Optional<String> account = fields.text(fields.object(user, "account"), "uid");
        if (id.isEmpty() && account.isEmpty() && name.isPresent() && name.get().equals(kind.text())) {
            name = Optional.empty();
        }
        return new Actor(
                kind,
                id,
                name,
                account,
                fields.text(fields.object(actor, "idp"), "name"),
                fields.text(user, "uid_alt"),
                presented(tape, fields, user),
                Optional.empty(),
                session(fields, fields.object(actor, "session")),
                groups(tape, fields, user),
                Optional.empty(),
                Optional.empty());
    }

    private static ActorKind kind(TapeFields fields, int user) {
        int type = fields.number(user, "type_id").orElse(0);
        for (Map.Entry<ActorKind, Integer> one : TYPES.entrySet()) {
            if (one.getValue() == type) {
                return one.getKey();
            }
        }
        return fields.text(user, "type").flatMap(KINDS::get).orElse(ActorKind.ANONYMOUS);
    }

    private static Optional<Credential> presented(JsonTape tape, TapeFields fields, int user) {
        int list = fields.array(user, "programmatic_credentials");
        if (list < 0 || tape.next(list) == list + 1) {
            return Optional.empty();
        }
        Credential.Kind kind =
                fields.text(list + 1, "type").flatMap(CREDENTIALS::get).orElse(Credential.Kind.OTHER);
        return Optional.of(new Credential(kind, fields.text(list + 1, "uid").filter(id -> !id.equals(UNKNOWN))));
    }

    private static Optional<Session> session(TapeFields fields, int session) {
        return session < 0
                ? Optional.empty()
                : Optional.of(new Session(
                        fields.milliseconds(session, "created_time"),
                        fields.truth(session, "is_mfa"),
                        fields.text(session, "issuer"),
                        Map.of()));
    }

    private static List<String> groups(JsonTape tape, TapeFields fields, int user) {
        int list = fields.array(user, "groups");
        if (list < 0) {
            return List.of();
        }
        List<String> groups = new ArrayList<>();
        for (int one = list + 1; one < tape.next(list); one = tape.next(one)) {
            fields.text(one, "name").ifPresent(groups::add);
        }
        return groups;
    }

    /** The decision, where its permission is one of the catalogue. */
    static Optional<Decision> decision(JsonTape tape, TapeFields fields) {
        int list = fields.array(fields.object(0, "actor"), "authorizations");
        if (list < 0 || tape.next(list) == list + 1) {
            return Optional.empty();
        }
        int policy = fields.object(list + 1, "policy");
        Optional<Permission> permission = fields.text(policy, "uid").flatMap(PERMISSIONS::get);
        Optional<String> decision = fields.text(list + 1, "decision");
        if (permission.isEmpty() || decision.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Decision(
                permission.get(),
                decision.get().equals("Approved"),
                fields.text(fields.object(policy, "data"), "scope"),
                fields.text(policy, "name")));
    }
}
