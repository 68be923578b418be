package dev.purser.aws.cloudtrail;

import static dev.purser.aws.cloudtrail.ImageMembers.REGISTRY;
import static dev.purser.aws.cloudtrail.ImageMembers.REGISTRY_SENT;
import static dev.purser.aws.cloudtrail.ImageMembers.REPOSITORY;
import static dev.purser.aws.cloudtrail.ImageMembers.REPOSITORY_AGAIN;
import static dev.purser.aws.cloudtrail.Member.derived;
import static dev.purser.aws.cloudtrail.Member.usually;

import dev.purser.event.Action;
import dev.purser.event.AuditEvent;
import dev.purser.event.CallInterface;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import dev.purser.event.Transfer;
import dev.purser.event.json.JsonBytes;
import dev.purser.event.json.JsonTape.Kind;
import java.util.List;

/** Calls about layers: asking, uploading, fetching. */
final class LayerCalls {
    /** What ECR answers to every opened upload, in bytes. */
    private static final long PART_SIZE = 10_485_760;

    private static final String UPLOADS = "/blobs/uploads/";

    private static final Member LAYER_DIGESTS = new Member("layerDigests", LayerCalls::digests, (draft, tape, node) -> {
        if (tape.is(node, Kind.ARRAY)) {
            for (int one = node + 1; one < tape.next(node); one = tape.next(one)) {
                String digest = tape.text(one);
                if (digest != null) {
                    draft.names.add(digest);
                }
            }
        }
    });

    private static final Member LAYER_DIGEST = new Member(
            "layerDigest", (saying, to) -> saying.text(to, "layerDigest", saying.digest()), (draft, tape, node) -> {
                String digest = tape.text(node);
                if (digest != null) {
                    draft.names.add(digest);
                }
            });

    private static final Member LAYER_DIGEST_AGAIN =
            derived("layerDigest", (saying, to) -> saying.text(to, "layerDigest", saying.digest()));

    /** The upload that the call is about. */
    private static final Member UPLOAD_ID = new Member(
            "uploadId",
            (saying, to) -> {
                if (saying.first != null && saying.first.type() == TargetType.LAYER) {
                    saying.text(to, "uploadId", uploaded(saying));
                } else if (saying.first != null) {
                    to.text("uploadId", saying.first.name());
                }
            },
            (draft, tape, node) -> draft.name = tape.text(node));

    private static final Member UPLOAD_ID_AGAIN = derived("uploadId", UPLOAD_ID.writes());

    /** The upload that became the layer. */
    private static final Member UPLOADED_ID = new Member(
            "uploadId",
            (saying, to) -> saying.text(to, "uploadId", uploaded(saying)),
            (draft, tape, node) -> draft.request("uploadId", tape.text(node)));

    private static final Member UPLOADED_ID_AGAIN = derived("uploadId", UPLOADED_ID.writes());

    private static final Member FIRST_BYTE = new Member(
            "partFirstByte",
            (saying, to) -> to.number("partFirstByte", saying.event.transfer().offset()),
            (draft, tape, node) -> draft.firstByte = tape.number(node));

    private static final Member LAST_BYTE = new Member(
            "partLastByte",
            (saying, to) -> {
                Transfer transfer = saying.event.transfer();
                if (transfer.length().isPresent()) {
                    to.number(
                            "partLastByte",
                            transfer.offset().orElse(0L) + transfer.length().get() - 1);
                }
            },
            (draft, tape, node) -> draft.lastByte = tape.number(node));

    private static final Member LAST_RECEIVED = new Member(
            "lastByteReceived",
            (saying, to) -> {
                Transfer transfer = saying.event.transfer();
                if (transfer.moved().isPresent()) {
                    to.number(
                            "lastByteReceived",
                            transfer.offset().orElse(0L) + transfer.moved().get() - 1);
                }
            },
            (draft, tape, node) -> draft.lastReceived = tape.number(node));

    private static final ApiCall INITIATE = ApiCall.ecr("InitiateLayerUpload", false, Subject.UPLOAD)
            .of(Action.LAYER_UPLOAD_START)
            .request(REGISTRY_SENT, REPOSITORY)
            .response(UPLOAD_ID, usually("partSize", PART_SIZE))
            .build();

    private static final ApiCall PART = ApiCall.ecr("UploadLayerPart", false, Subject.UPLOAD)
            .of(Action.LAYER_UPLOAD_PART)
            .request(REGISTRY_SENT, REPOSITORY, UPLOAD_ID, FIRST_BYTE, LAST_BYTE)
            .response(REGISTRY, REPOSITORY_AGAIN, UPLOAD_ID_AGAIN, LAST_RECEIVED)
            .build();

    private LayerCalls() {}

    static List<ApiCall> all() {
        return List.of(
                ApiCall.ecr("BatchCheckLayerAvailability", true, Subject.LAYERS)
                        .of(Action.LAYER_CHECK)
                        .request(REGISTRY_SENT, REPOSITORY, LAYER_DIGESTS)
                        .build(),
                INITIATE,
                PART,
                ApiCall.ecr("CompleteLayerUpload", false, Subject.LAYER)
                        .of(Action.LAYER_UPLOAD_COMPLETE, Action.LAYER_MOUNT)
                        .readAs(
                                draft -> draft.request.containsKey("uploadId")
                                        ? Action.LAYER_UPLOAD_COMPLETE
                                        : Action.LAYER_MOUNT,
                                Action.LAYER_UPLOAD_COMPLETE,
                                Action.LAYER_MOUNT)
                        .request(REGISTRY_SENT, REPOSITORY, UPLOADED_ID, LAYER_DIGESTS)
                        .response(REGISTRY, REPOSITORY_AGAIN, UPLOADED_ID_AGAIN, LAYER_DIGEST_AGAIN)
                        .build(),
                ApiCall.ecr("GetDownloadUrlForLayer", true, Subject.LAYER)
                        .of(Action.LAYER_PULL)
                        .resources(ApiCall.Resources.NONE)
                        .request(REGISTRY_SENT, REPOSITORY, LAYER_DIGEST)
                        .build());
    }

    /**
     * The calls that ECR would show before the one that made an upload a layer, where a client sent its bytes with that same
     * request: the part, and for an upload in a single request its opening. None for what did not come through Docker's API.
     */
    static List<ApiCall> before(AuditEvent event) {
        boolean bytes = event.transfer().moved().orElse(0L) > 0;
        if (event.face() != CallInterface.OCI
                || event.action() != Action.LAYER_UPLOAD_COMPLETE
                || !event.outcome().succeeded()
                || !bytes) {
            return List.of();
        }
        return event.call().path().orElse("").endsWith(UPLOADS) ? List.of(INITIATE, PART) : List.of(PART);
    }

    /**
     * True if the event is Docker's question for a layer that is not there. ECR's own call is no failure then: it answers
     * that the layer is unavailable, which no record shows, as it shows no answer of that call.
     */
    static boolean tellsThatNoneIsThere(AuditEvent event) {
        return event.action() == Action.LAYER_CHECK
                && event.face() == CallInterface.OCI
                && event.outcome().errorCode().isPresent()
                && event.outcome().errorCode().get().equals("BLOB_UNKNOWN");
    }

    private static void digests(Saying saying, JsonBytes to) {
        boolean any = false;
        for (Target target : saying.targets) {
            if (target.digest().isPresent()) {
                if (!any) {
                    to.openArray("layerDigests");
                    any = true;
                }
                to.element(target.digest().get());
            }
        }
        if (any) {
            to.closeArray();
        }
    }

    /**
     * The id of the upload that became the layer: as sent, or as the path names it; for an upload in a single request, the
     * id of the request. A mount has none.
     */
    private static String uploaded(Saying saying) {
        if (saying.asSent) {
            return saying.requested("uploadId").orElse(null);
        }
        if (saying.first != null && saying.first.type() == TargetType.UPLOAD) {
            return saying.first.name().orElse(null);
        }
        if (saying.event.action() == Action.LAYER_MOUNT) {
            return null;
        }
        String path = saying.event.call().path().orElse("");
        int at = path.lastIndexOf(UPLOADS);
        return at >= 0 && at + UPLOADS.length() < path.length()
                ? path.substring(at + UPLOADS.length())
                : saying.event.call().requestId().orElse(null);
    }
}
