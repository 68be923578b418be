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

/** Calls about images: pushing, pulling, listing, deleting. */
final class ImageCalls {
    private static final Member MANIFEST = new Member(
            "imageManifest",
            (saying, to) -> {
                if (saying.form.manifest) {
                    to.text("imageManifest", saying.event.data().manifest());
                }
            },
            (draft, tape, node) -> draft.manifest = tape.text(node));

    private static final Member MANIFEST_AGAIN = Member.derived("imageManifest", MANIFEST.writes());

    /** The image as it was stored; its tag is the one that was asked for. */
    private static final Member IMAGE_ID = new Member(
            "imageId",
            (saying, to) -> {
                if (saying.digest() != null || saying.tag() != null) {
                    to.name("imageId");
                    ImageMembers.imageId(saying.first, to);
                }
            },
            (draft, tape, node) -> draft.image().digest = tape.text(tape.member(node, "imageDigest")));

    private static final Member MEDIA_TYPE = new Member(
            "imageManifestMediaType",
            (saying, to) -> {
                if (saying.first != null) {
                    to.text("imageManifestMediaType", saying.first.mediaType());
                }
            },
            (draft, tape, node) -> draft.image().mediaType = tape.text(node));

    private ImageCalls() {}

    static List<ApiCall> all() {
        return List.of(
                ApiCall.ecr("PutImage", false, Subject.IMAGE)
                        .of(Action.IMAGE_PUSH, Action.IMAGE_TAG, Action.SIGNATURE_WRITE)
                        .readAs(draft ->
                                Signatures.isSignature(draft.image().tag) ? Action.SIGNATURE_WRITE : Action.IMAGE_PUSH)
                        .request(
                                REPOSITORY,
                                IMAGE_TAG,
                                REGISTRY_SENT,
                                MANIFEST,
                                sent("imageManifestMediaType"),
                                sent("imageDigest"))
                        .wrapped("image")
                        .response(REGISTRY, REPOSITORY_AGAIN, IMAGE_ID, MANIFEST_AGAIN, MEDIA_TYPE)
                        .early(REPOSITORY_AGAIN, MANIFEST_AGAIN, REGISTRY, IMAGE_ID)
                        .build(),
                ApiCall.ecr("BatchGetImage", true, Subject.IMAGES)
                        .of(Action.IMAGE_PULL, Action.IMAGE_CHECK, Action.MANIFEST_INSPECT, Action.SIGNATURE_READ)
                        .readAs(draft -> !draft.images.isEmpty() && Signatures.isSignature(draft.image().tag)
                                ? Action.SIGNATURE_READ
                                : Action.IMAGE_PULL)
                        .request(
                                REGISTRY_SENT,
                                REPOSITORY,
                                IMAGE_IDS,
                                sent("acceptedMediaTypes"),
                                sentOrFalse("excludeManifestContent"),
                                sentOrFalse("excludeTags"),
                                sentOrFalse("disableLastRecordedPullTimeUpdate"))
                        .build());
    }
}
