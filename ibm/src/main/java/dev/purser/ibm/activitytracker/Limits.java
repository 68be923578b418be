package dev.purser.ibm.activitytracker;

import dev.purser.event.Action;
import dev.purser.event.ActorKind;
import dev.purser.event.Credential;
import dev.purser.event.dialect.DialectFactory.Limit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** What Activity Tracker's events cannot say, from the tables that they are written by. */
final class Limits {
    private Limits() {}

    static List<Limit> all() {
        List<Limit> limits = new ArrayList<>();
        for (Action action : Action.values()) {
            Optional<Row> row = ActionTable.of(action);
            if (row.isEmpty()) {
                limits.add(new Limit("action", action.text(), "has no event there"));
            } else {
                how(row.get()).ifPresent(how -> limits.add(new Limit("action", action.text(), how)));
            }
        }
        Initiators.IDENTITIES.forEach((kind, identity) -> {
            if (!identity.exact()) {
                limits.add(new Limit("actor", kind.text(), "read back as " + ActorKind.USER.text()));
            }
        });
        limits.add(new Limit("actor", ActorKind.SYSTEM.text(), "without the job's name: the platform acts"));
        Initiators.CREDENTIALS.forEach((kind, type) -> {
            if (kind != Credential.Kind.ACCESS_TOKEN && type.equals("token")) {
                limits.add(new Limit("field", "actor.presented.kind " + kind.text(), "written as token"));
            }
        });
        limits.sort(Comparator.comparing(Limit::about).thenComparing(Limit::what));
        limits.add(new Limit("error", "code", "not written; read from the status: " + new TreeMap<>(Reasons.CODES)));
        for (String[] field : FIELDS) {
            limits.add(new Limit("field", field[0], field[1]));
        }
        return List.copyOf(limits);
    }

    private static Optional<String> how(Row row) {
        String alias = row.read() ? "" : ", read back as " + row.objectType() + "." + row.verb();
        return switch (row.listed()) {
            case BOTH_EDITIONS ->
                alias.isEmpty() ? Optional.empty() : Optional.of("written as " + row.name() + alias + where(row));
            case EDITION_2020 -> Optional.of("in the edition of 2020 only");
            case EDITION_2026 -> Optional.of("in the edition of 2026 only");
            case NAMESPACE_UPDATE -> Optional.of("unless the option namespace-update is false");
            case RETENTION_GET -> Optional.of("unless the option retention-get is false");
            case ROUTING -> Optional.of("unless the option routing-events is false");
            case EXTENSION -> Optional.of("only with the option extensions");
            case HEAD -> Optional.of("only with the option pull-on-head" + alias);
        };
    }

    private static String where(Row row) {
        return row.action() == Action.NETWORK_RULE_SET ? "; only where public access changes" : "";
    }

    private static final String[][] FIELDS = {
        {"severity", "by IBM's rules over status and action, unless the option severity is event"},
        {"interface, operation", "read back as icr and the event's name"},
        {"folding", "not written: a folded event looks like one"},
        {"started", "to hundredths of a second"},
        {"duration, recorded", "not written; read back as none, and as started"},
        {"decision", "not written"},
        {"actor.account, issuer, issued, session, groups, actingFor, invokedBy", "not written"},
        {"actor.presented.id", "not written"},
        {"client", "the trusted address and the agent only"},
        {"origin.account", "as 32 hexadecimal digits; one that has no such form as the home's"},
        {"origin.node, network", "not written"},
        {"targets", "a record for each; media type, artifact type, size and previous digest are not written"},
        {"transfer", "not written"},
        {"call", "one id only: the correlation id, else the operation's, else the request's"},
        {"data", "the members that IBM documents, unless the option parameters is all; never before, after and manifest"
        },
        {"source, erased", "not written"},
    };
}
