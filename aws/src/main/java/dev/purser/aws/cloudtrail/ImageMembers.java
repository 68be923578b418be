package dev.purser.aws.cloudtrail;

import dev.purser.event.Target;
import dev.purser.event.json.JsonBytes;
import dev.purser.event.json.JsonTape.Kind;
import java.util.List;

/** Members that many calls share: the registry, the repository, images by tag and digest. */
final class ImageMembers {
    /** The registry as it was sent; Docker's own requests always have it. */
    static final Member REGISTRY_SENT = new Member(
            "registryId",
            (saying, to) -> {
                if (saying.asSent) {
                    saying.data(to, "registryId", saying.event.data().request().get("registryId"));
                } else if (saying.docker && saying.repository != null) {
                    to.text("registryId", saying.account);
                }
            },
            (draft, tape, node) -> draft.request("registryId", tape.text(node)));

    static final Member REGISTRY = Member.derived("registryId", (saying, to) -> to.text("registryId", saying.owner));

    static final Member REPOSITORY = new Member(
            "repositoryName",
            (saying, to) -> saying.text(to, "repositoryName", saying.repository),
            (draft, tape, node) -> draft.repository = tape.text(node));

    static final Member REPOSITORY_AGAIN =
            Member.derived("repositoryName", (saying, to) -> saying.text(to, "repositoryName", saying.repository));

    static final Member IMAGE_TAG = new Member(
            "imageTag",
            (saying, to) -> saying.text(to, "imageTag", saying.tag()),
            (draft, tape, node) -> draft.image().tag = tape.text(node));

    /** The images asked for: by tag where there is one, else by digest. */
    static final Member IMAGE_IDS = new Member(
            "imageIds",
            (saying, to) -> {
                List<Target> targets = saying.targets;
                boolean any = false;
                for (int i = 0; i < targets.size(); i++) {
                    Target target = targets.get(i);
                    if (target.tag().isEmpty() && target.digest().isEmpty()) {
                        continue;
                    }
                    if (!any) {
                        to.openArray("imageIds");
                        any = true;
                    }
                    to.open();
                    if (target.tag().isEmpty() || saying.form.resolvedDigests) {
                        to.text("imageDigest", target.digest());
                    }
                    to.text("imageTag", target.tag());
                    to.close();
                }
                if (any) {
                    to.closeArray();
                }
            },
            ImageMembers::readIds);

    /** The one image asked for: by tag where there is one, else by digest. */
    static final Member IMAGE_ASKED = new Member(
            "imageId",
            (saying, to) -> {
                if (saying.digest() != null || saying.tag() != null) {
                    to.open("imageId");
                    if (saying.tag() == null || saying.form.resolvedDigests) {
                        to.text("imageDigest", saying.first.digest());
                    }
                    to.text("imageTag", saying.first.tag());
                    to.close();
                }
            },
            (draft, tape, node) -> {
                draft.image().tag = tape.text(node, "imageTag");
                draft.image().digest = tape.text(node, "imageDigest");
            });

    /** The one image of the answer; its tag is the one that was asked for. */
    static final Member IMAGE_ID = new Member(
            "imageId",
            (saying, to) -> {
                if (saying.digest() != null || saying.tag() != null) {
                    to.name("imageId");
                    imageId(saying.first, to);
                }
            },
            (draft, tape, node) -> draft.image().digest = tape.text(node, "imageDigest"));

    private ImageMembers() {}

    static void readIds(Draft draft, Nodes tape, int node) {
        if (!tape.is(node, Kind.ARRAY)) {
            return;
        }
        for (int one = node + 1; one < tape.next(node); one = tape.next(one)) {
            draft.images.add(imageId(tape, one));
        }
    }

    static Draft.Image imageId(Nodes tape, int node) {
        return new Draft.Image(tape.text(node, "imageTag"), tape.text(node, "imageDigest"));
    }

    /** An image by digest and tag, as far as known. */
    static void imageId(Target target, JsonBytes to) {
        to.open();
        to.text("imageDigest", target.digest());
        to.text("imageTag", target.tag());
        to.close();
    }
}
