package dev.purser.aws.cloudtrail;

import dev.purser.event.Action;
import dev.purser.event.dialect.DialectFactory.Limit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What CloudTrail's records do not say, or say with less: from the tables that they are written by. */
final class Limits {
    private static final String NOT_SAID = "is not said";

    private Limits() {}

    static List<Limit> all() {
        List<Limit> all = new ArrayList<>();
        for (Action action : Action.values()) {
            action(action, all);
        }
        actors(all);
        ErrorNames.rows().forEach((exception, codes) -> {
            for (String code : codes.subList(1, codes.size())) {
                all.add(new Limit("error", code, "becomes " + exception + ", read back as " + codes.getFirst()));
            }
        });
        all.add(new Limit(
                "error", "any other", "becomes an exception that fits its HTTP status, and does not come back"));
        fields(all);
        return List.copyOf(all);
    }

    private static void action(Action action, List<Limit> all) {
        ApiCall call = EventNames.defaultFor(action);
        if (call == null) {
            TreeSet<String> named = new TreeSet<>();
            EventNames.calls().stream()
                    .filter(one -> one.comesBack().contains(action))
                    .forEach(one -> named.add(one.name()));
            all.add(new Limit(
                    "action",
                    action.text(),
                    named.isEmpty()
                            ? "has no record"
                            : "has a record only where it was asked as " + String.join(", ", named)));
        } else if (!call.comesBack().contains(action)) {
            all.add(new Limit(
                    "action",
                    action.text(),
                    "becomes " + call.name() + ", read back as "
                            + call.comesBack().getFirst().text()));
        }
    }

    private static void actors(List<Limit> all) {
        all.add(new Limit("action", "image.check", "is written only if the option image-checks is on"));
        all.add(new Limit("action", "image.lock", "has no record where it is about one image"));
        all.add(new Limit(
                "action",
                "signature.*",
                "read back as images unless their tag is of the form sha256-….sig; what was signed is not said"));
        all.add(new Limit("action", "image.bulkdelete", "of a single image is read back as image.delete"));
        all.add(
                new Limit(
                        "action",
                        "image.push",
                        "of several tags becomes a record for each, which are read back as events of their own; so does any call"
                                + " about several repositories or layers, and a policy run over more images than one record holds"));
        all.add(new Limit(
                "action",
                "layer.upload.complete",
                "through Docker's API, with bytes in the same request, becomes UploadLayerPart too, and InitiateLayerUpload"
                        + " where it was the upload's only request"));
        all.add(
                new Limit(
                        "action",
                        "layer.check",
                        "through Docker's API, of a layer that is not there, is no failure, as BatchCheckLayerAvailability is none"));
        all.add(new Limit("actor", "robot", "is an IAM user under the path robot/"));
        all.add(new Limit("actor", "system", "is AWS Internal; its id and name are not said"));
        all.add(new Limit("actor", "root", "has no name of its own"));
        all.add(new Limit("actor", "anonymous", "has neither id nor issuer"));
    }

    private static void fields(List<Limit> all) {
        String[] unsaid = {
            "folding",
            "decision",
            "outcome.status",
            "actor.subject",
            "actor.issued",
            "actor.groups",
            "actor.actingFor",
            "client.proxies",
            "client.certificate",
            "client.requestId",
            "origin.resourceGroup",
            "origin.node",
            "target.size",
            "target.artifactType",
            "target.previousDigest",
            "call.method",
            "call.path",
            "call.traceId",
            "call.cause",
            "data.before",
            "data.after",
            "data.truncated"
        };
        for (String field : unsaid) {
            all.add(new Limit("field", field, NOT_SAID));
        }
        all.add(new Limit("field", "started, duration, recorded", "only when the call was done, to the second"));
        all.add(new Limit("field", "outcome.result", "pending is read back as success"));
        all.add(new Limit("field", "interface, operation", "always Amazon's API and its call"));
        all.add(new Limit("field", "severity", "follows from the action and whether it failed"));
        all.add(new Limit("field", "actor.presented", "only access keys"));
        all.add(new Limit("field", "actor.session.attributes", "only " + String.join(", ", IdentityWriter.ATTRIBUTES)));
        all.add(new Limit("field", "client.address", "only one address: the trusted one where it is known"));
        all.add(new Limit("field", "client.host", "only of a TLS connection, from 1.08 on"));
        all.add(new Limit("field", "origin.network", "private only by a member that this dialect does not write"));
        all.add(new Limit("field", "origin.registry", "only the registry's own, where the account is its own"));
        all.add(new Limit(
                "field",
                "target.digest",
                "not of what was asked for by tag, unless the option resolved-digests is on"));
        all.add(new Limit("field", "target.mediaType", "only of a pushed manifest"));
        all.add(new Limit("field", "transfer", "only of an uploaded part"));
        all.add(new Limit("field", "call.operationId", "only if the option operation-ids is on"));
        all.add(new Limit("field", "data.manifest", "unless the option manifest is off"));
        all.add(new Limit("field", "data.request, data.response", "only the call's own parameters and answers"));
    }
}
