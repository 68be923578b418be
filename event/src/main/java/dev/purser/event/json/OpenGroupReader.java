package dev.purser.event.json;

import dev.purser.event.Call;
import dev.purser.event.Decision;
import dev.purser.event.Folding;
import dev.purser.event.Origin;
import dev.purser.event.Outcome;
import dev.purser.event.Permission;
import dev.purser.event.Target;
import dev.purser.event.Transfer;
import java.time.Instant;
import java.util.Optional;

/** Reads what {@link OpenGroups} writes; the cursor stands on the group's object. */
public final class OpenGroupReader {
    private static final Names<Outcome.Result> RESULTS = Names.of(Outcome.Result.values(), Outcome.Result::text);
    private static final Names<Permission> PERMISSIONS = Names.of(Permission.values(), Permission::text);
    private static final Names<Origin.Network> NETWORKS = Names.of(Origin.Network.values(), Origin.Network::text);

    private OpenGroupReader() {}

    private static final class Fold {
        long count;
        Instant first;
        Instant last;
    }

    static Folding folding(JsonCursor from) {
        Fold read = new Fold();
        from.object(name -> {
            switch (name) {
                case "count" -> read.count = from.number();
                case "first" -> read.first = from.instant();
                case "last" -> read.last = from.instant();
                default -> from.unknown(name);
            }
        });
        try {
            return new Folding(read.count, from.required("first", read.first), from.required("last", read.last));
        } catch (IllegalArgumentException e) {
            throw from.malformed("a count of 1 or more, the first no later than the last");
        }
    }

    private static final class End {
        Outcome.Result result;
        Optional<Integer> status = Optional.empty();
        Optional<String> errorCode = Optional.empty();
        Optional<String> errorMessage = Optional.empty();
    }

    static Outcome outcome(JsonCursor from) {
        End read = new End();
        from.object(name -> {
            switch (name) {
                case "result" -> read.result = from.constant(RESULTS, "a result");
                case "status" -> read.status = Optional.of(from.smallNumber());
                case "errorCode" -> read.errorCode = Optional.of(from.text());
                case "errorMessage" -> read.errorMessage = Optional.of(from.text());
                default -> from.unknown(name);
            }
        });
        return new Outcome(from.required("result", read.result), read.status, read.errorCode, read.errorMessage);
    }

    private static final class Why {
        Permission permission;
        Boolean granted;
        Optional<String> scope = Optional.empty();
        Optional<String> by = Optional.empty();
    }

    static Decision decision(JsonCursor from) {
        Why read = new Why();
        from.object(name -> {
            switch (name) {
                case "permission" -> read.permission = from.constant(PERMISSIONS, "a permission");
                case "granted" -> read.granted = from.truth();
                case "scope" -> read.scope = Optional.of(from.text());
                case "by" -> read.by = Optional.of(from.text());
                default -> from.unknown(name);
            }
        });
        return new Decision(
                from.required("permission", read.permission),
                from.required("granted", read.granted),
                read.scope,
                read.by);
    }

    static Origin origin(JsonCursor from) {
        Origin.Builder read = Origin.builder();
        from.object(name -> {
            switch (name) {
                case "account" -> read.account(from.text());
                case "registry" -> read.registry(from.text());
                case "location" -> read.location(from.text());
                case "resourceGroup" -> read.resourceGroup(from.text());
                case "node" -> read.node(from.text());
                case "network" -> read.network(from.constant(NETWORKS, "a network"));
                default -> from.unknown(name);
            }
        });
        return read.build();
    }

    /** One fact of a target, its type not among them. */
    public static void target(JsonCursor from, String name, Target.Builder read) {
        switch (name) {
            case "name" -> read.name(from.text());
            case "namespace" -> read.namespace(from.text());
            case "repository" -> read.repository(from.text());
            case "tag" -> read.tag(from.text());
            case "digest" -> read.digest(from.text());
            case "mediaType" -> read.mediaType(from.text());
            case "artifactType" -> read.artifactType(from.text());
            case "size" -> read.size(from.number());
            case "previousDigest" -> read.previousDigest(from.text());
            case "outcome" -> read.outcome(outcome(from));
            default -> from.unknown(name);
        }
    }

    static Transfer transfer(JsonCursor from) {
        Transfer.Builder read = Transfer.builder();
        from.object(name -> {
            switch (name) {
                case "offset" -> read.offset(from.number());
                case "length" -> read.length(from.number());
                case "moved" -> read.moved(from.number());
                default -> from.unknown(name);
            }
        });
        return read.build();
    }

    static Call call(JsonCursor from) {
        Call.Builder read = Call.builder();
        from.object(name -> {
            switch (name) {
                case "method" -> read.method(from.text());
                case "path" -> read.path(from.text());
                case "requestId" -> read.requestId(from.text());
                case "operationId" -> read.operationId(from.text());
                case "traceId" -> read.traceId(from.text());
                case "correlationId" -> read.correlationId(from.text());
                case "cause" -> read.cause(from.uuid());
                default -> from.unknown(name);
            }
        });
        return read.build();
    }
}
