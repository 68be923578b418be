package dev.purser.aws.cloudtrail;

import static dev.purser.aws.cloudtrail.ImageMembers.IMAGE_IDS;
import static dev.purser.aws.cloudtrail.ImageMembers.IMAGE_TAG;
import static dev.purser.aws.cloudtrail.ImageMembers.REGISTRY;
import static dev.purser.aws.cloudtrail.ImageMembers.REGISTRY_SENT;
import static dev.purser.aws.cloudtrail.ImageMembers.REPOSITORY;
import static dev.purser.aws.cloudtrail.ImageMembers.REPOSITORY_AGAIN;
import static dev.purser.aws.cloudtrail.Member.sent;
import static dev.purser.aws.cloudtrail.Member.sentOrFalse;

import dev.purser.event.Action;
import java.util.List;

/** Calls about images: pushing, pulling, listing, deleting, copying. */
final class ImageCalls {
    private static final Member MANIFEST = new Member(
            "imageManifest",
            (saying, to) -> {
                if (saying.form.manifest && saying.event.data().manifest().isPresent()) {
                    to.name("imageManifest");
                    saying.manifestFrom = to.length();
                    to.quoted(saying.event.data().manifest().get());
                    saying.manifestTo = to.length();
                }
            },
            (draft, tape, node) -> draft.manifest = tape.text(node));

    /** The manifest's text once more: copied, since most of a push's record is that text. */
    private static final Member MANIFEST_AGAIN = Member.derived("imageManifest", (saying, to) -> {
        if (saying.manifestTo > 0) {
            to.name("imageManifest");
            to.again(saying.manifestFrom, saying.manifestTo);
        }
    });

    private static final Member MEDIA_TYPE = new Member(
            "imageManifestMediaType",
            (saying, to) -> {
                if (saying.first != null) {
                    to.text("imageManifestMediaType", saying.first.mediaType());
                }
            },
            (draft, tape, node) -> draft.image().mediaType = tape.text(node));

    /** The manifest that others refer to. */
    private static final Member SUBJECT_ID = new Member(
            "subjectId",
            (saying, to) -> {
                if (saying.digest() != null) {
                    to.open("subjectId");
                    to.text("imageDigest", saying.digest());
                    to.close();
                }
            },
            (draft, tape, node) -> draft.image().digest = tape.text(node, "imageDigest"));

    private ImageCalls() {}

    static List<ApiCall> all() {
        return List.of(push(), pull(), delete(), list(), describe(), referrers(), replicate(), importUpstream());
    }

    private static ApiCall push() {
        return ApiCall.ecr("PutImage", false, Subject.IMAGE)
                .of(Action.IMAGE_PUSH, Action.IMAGE_TAG, Action.SIGNATURE_WRITE)
                .readAs(
                        draft -> Signatures.isSignature(draft.image().tag) ? Action.SIGNATURE_WRITE : Action.IMAGE_PUSH,
                        Action.IMAGE_PUSH,
                        Action.SIGNATURE_WRITE)
                .request(
                        REPOSITORY,
                        IMAGE_TAG,
                        REGISTRY_SENT,
                        MANIFEST,
                        sent("imageManifestMediaType"),
                        sent("imageDigest"))
                .wrapped("image")
                .response(REGISTRY, REPOSITORY_AGAIN, ImageMembers.IMAGE_ID, MANIFEST_AGAIN, MEDIA_TYPE)
                .earlyResponse(REPOSITORY_AGAIN, MANIFEST_AGAIN, REGISTRY, ImageMembers.IMAGE_ID)
                .build();
    }

    private static ApiCall pull() {
        return ApiCall.ecr("BatchGetImage", true, Subject.IMAGES)
                .of(Action.IMAGE_PULL, Action.IMAGE_CHECK, Action.MANIFEST_INSPECT, Action.SIGNATURE_READ)
                .readAs(
                        draft -> !draft.images.isEmpty() && Signatures.isSignature(draft.image().tag)
                                ? Action.SIGNATURE_READ
                                : Action.IMAGE_PULL,
                        Action.IMAGE_PULL,
                        Action.SIGNATURE_READ)
                .request(
                        REGISTRY_SENT,
                        REPOSITORY,
                        IMAGE_IDS,
                        sent("acceptedMediaTypes"),
                        sentOrFalse("excludeManifestContent"),
                        sentOrFalse("excludeTags"),
                        sentOrFalse("disableLastRecordedPullTimeUpdate"))
                .earlyRequest(IMAGE_IDS, sent("acceptedMediaTypes"), REPOSITORY, REGISTRY_SENT)
                .build();
    }

    private static ApiCall delete() {
        return ApiCall.ecr("BatchDeleteImage", false, Subject.DELETED_IMAGES)
                .of(Action.IMAGE_DELETE, Action.IMAGE_BULKDELETE, Action.IMAGE_UNTAG, Action.SIGNATURE_DELETE)
                .readAs(
                        DeletedImages::action,
                        Action.IMAGE_DELETE,
                        Action.IMAGE_BULKDELETE,
                        Action.IMAGE_UNTAG,
                        Action.SIGNATURE_DELETE)
                .request(REGISTRY_SENT, REPOSITORY, DeletedImages.ASKED)
                .response(DeletedImages.DELETED, DeletedImages.FAILURES)
                .build();
    }

    private static ApiCall list() {
        return ApiCall.ecr("ListImages", true, Subject.REPOSITORY)
                .of(Action.IMAGE_LIST)
                .request(REGISTRY_SENT, REPOSITORY, sent("nextToken"), sent("maxResults"), sent("filter"))
                .build();
    }

    private static ApiCall describe() {
        return ApiCall.ecr("DescribeImages", true, Subject.IMAGES)
                .of(Action.IMAGE_INSPECT)
                .readAs(
                        draft -> draft.images.isEmpty() ? Action.IMAGE_LIST : Action.IMAGE_INSPECT,
                        Action.IMAGE_INSPECT,
                        Action.IMAGE_LIST)
                .request(REGISTRY_SENT, REPOSITORY, IMAGE_IDS, sent("nextToken"), sent("maxResults"), sent("filter"))
                .build();
    }

    private static ApiCall referrers() {
        return ApiCall.ecr("ListImageReferrers", true, Subject.IMAGE)
                .of(Action.REFERRER_LIST)
                .request(REGISTRY_SENT, REPOSITORY, SUBJECT_ID, sent("filter"), sent("nextToken"), sent("maxResults"))
                .build();
    }

    private static ApiCall replicate() {
        return ApiCall.ecr("ReplicateImage", false, Subject.IMAGES)
                .of(Action.IMAGE_REPLICATE)
                .kind(ApiCall.Kind.REPLICATION)
                .request(REGISTRY_SENT, REPOSITORY, IMAGE_IDS)
                .build();
    }

    private static ApiCall importUpstream() {
        return ApiCall.ecr("BatchImportUpstreamImage", false, Subject.IMAGES)
                .of(Action.IMAGE_MIRROR)
                .kind(ApiCall.Kind.REPLICATION)
                .request(REGISTRY_SENT, REPOSITORY, IMAGE_IDS)
                .build();
    }
}
