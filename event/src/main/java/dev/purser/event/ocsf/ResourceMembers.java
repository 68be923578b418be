package dev.purser.event.ocsf;

import dev.purser.event.AuditEvent;
import dev.purser.event.Outcome;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import dev.purser.event.json.JsonBytes;
import dev.purser.event.json.JsonTape;
import dev.purser.event.json.Names;
import dev.purser.event.json.TapeFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was acted on: the list {@code resources}. A resource's uid is the digest, its version the tag; what a registry
 * knows besides stands in the resource's data.
 */
final class ResourceMembers {
    private static final Names<TargetType> TYPES = Names.of(TargetType.values(), TargetType::text);
    private static final Names<Outcome.Result> RESULTS = Names.of(Outcome.Result.values(), Outcome.Result::text);

    private ResourceMembers() {}

    static void write(JsonBytes to, List<Target> targets) {
        if (targets.isEmpty()) {
            return;
        }
        to.openArray("resources");
        for (Target target : targets) {
            to.open();
            if (target.name().isEmpty() && target.digest().isEmpty()) {
                to.text("name", ActorMembers.UNKNOWN);
            } else {
                to.text("name", target.name());
            }
            to.text("uid", target.digest());
            to.text("type", target.type().text());
            to.text("namespace", target.namespace());
            to.text("version", target.tag());
            int data = to.open("data");
            to.text("repository", target.repository());
            to.text("media_type", target.mediaType());
            to.text("artifact_type", target.artifactType());
            to.number("size", target.size());
            to.text("previous_digest", target.previousDigest());
            if (target.outcome().isPresent()) {
                outcome(to, target.outcome().get());
            }
            to.closeOrDrop(data);
            to.close();
        }
        to.closeArray();
    }

    private static void outcome(JsonBytes to, Outcome outcome) {
        to.open("outcome");
        to.text("result", outcome.result().text());
        if (outcome.status().isPresent()) {
            to.number("status", outcome.status().get());
        }
        to.text("error", outcome.errorCode());
        to.text("error_message", outcome.errorMessage());
        to.close();
    }

    static List<Target> targets(JsonTape tape, TapeFields fields) {
        int list = fields.array(0, "resources");
        if (list < 0) {
            return List.of();
        }
        List<Target> targets = new ArrayList<>();
        for (int one = list + 1; one < tape.next(list); one = tape.next(one)) {
            if (tape.kind(one) != JsonTape.Kind.OBJECT) {
                throw tape.malformed(one, "an object");
            }
            if (targets.size() == AuditEvent.MAX_TARGETS) {
                throw tape.malformed(one, "at most " + AuditEvent.MAX_TARGETS + " resources");
            }
            targets.add(target(tape, fields, one));
        }
        return targets;
    }

    private static Target target(JsonTape tape, TapeFields fields, int node) {
        int member = fields.member(node, "data");
        int data = member >= 0 && tape.kind(member) == JsonTape.Kind.OBJECT ? member : -1;
        Optional<String> digest = fields.text(node, "uid");
        Optional<String> name = fields.text(node, "name");
        if (digest.isEmpty() && name.isPresent() && name.get().equals(ActorMembers.UNKNOWN)) {
            name = Optional.empty();
        }
        return new Target(
                fields.text(node, "type").flatMap(TYPES::get).orElse(TargetType.OTHER),
                name,
                fields.text(node, "namespace"),
                fields.text(data, "repository"),
                fields.text(node, "version"),
                digest,
                fields.text(data, "media_type"),
                fields.text(data, "artifact_type"),
                size(tape, data),
                fields.text(data, "previous_digest"),
                outcome(fields, fields.object(data, "outcome")));
    }

    private static Optional<Long> size(JsonTape tape, int data) {
        int size = tape.member(data, "size");
        return size < 0 || tape.whole(size).isEmpty()
                ? Optional.empty()
                : Optional.of(tape.whole(size).getAsLong());
    }

    private static Optional<Outcome> outcome(TapeFields fields, int outcome) {
        return fields.text(outcome, "result")
                .flatMap(RESULTS::get)
                .map(result -> new Outcome(
                        result,
                        fields.number(outcome, "status"),
                        fields.text(outcome, "error"),
                        fields.text(outcome, "error_message")));
    }
}
