package dev.purser.aws.cloudtrail;

import dev.purser.event.Action;
import dev.purser.event.Outcome;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import dev.purser.event.json.JsonBytes;
import dev.purser.event.json.JsonTape.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What BatchDeleteImage asks for and answers. An image is asked for by digest and goes with all its tags, one entry of the
 * answer each; or a tag is asked for, and only it goes.
 */
final class DeletedImages {
    static final Member ASKED = new Member("imageIds", DeletedImages::asked, ImageMembers::readIds);

    static final Member DELETED = new Member("imageIds", DeletedImages::deleted, (draft, tape, node) -> {
        if (tape.is(node, Kind.ARRAY)) {
            for (int one = node + 1; one < tape.next(node); one = tape.next(one)) {
                draft.answered.add(ImageMembers.imageId(tape, one));
            }
        }
    });

    static final Member FAILURES = new Member("failures", DeletedImages::failures, DeletedImages::readFailures);

    private DeletedImages() {}

    private static boolean byTag(Saying saying, Target target) {
        return saying.event.action() == Action.IMAGE_UNTAG || target.digest().isEmpty();
    }

    private static void asked(Saying saying, JsonBytes to) {
        List<Target> targets = saying.targets;
        boolean any = false;
        for (int i = 0; i < targets.size(); i++) {
            Target target = targets.get(i);
            boolean tag = byTag(saying, target);
            if ((tag ? target.tag() : target.digest()).isEmpty()
                    || (!tag && i > 0 && Shares.sameImage(targets.get(i - 1), target))) {
                continue;
            }
            if (!any) {
                to.openArray("imageIds");
                any = true;
            }
            one(tag, target, to);
        }
        if (any) {
            to.closeArray();
        }
    }

    private static void one(boolean tag, Target target, JsonBytes to) {
        to.open();
        if (tag) {
            to.text("imageTag", target.tag());
        } else {
            to.text("imageDigest", target.digest());
        }
        to.close();
    }

    private static boolean failed(Target target) {
        return target.outcome().isPresent() && target.outcome().get().result() == Outcome.Result.FAILURE;
    }

    private static void deleted(Saying saying, JsonBytes to) {
        to.openArray("imageIds");
        for (Target target : saying.targets) {
            if (!failed(target) && (target.tag().isPresent() || target.digest().isPresent())) {
                ImageMembers.imageId(target, to);
            }
        }
        to.closeArray();
    }

    private static void failures(Saying saying, JsonBytes to) {
        to.openArray("failures");
        for (Target target : saying.targets) {
            if (failed(target)) {
                Outcome outcome = target.outcome().get();
                to.open();
                to.name("imageId");
                ImageMembers.imageId(target, to);
                to.text("failureCode", ErrorNames.imageFailure(outcome));
                to.text("failureReason", outcome.errorMessage());
                to.close();
            }
        }
        to.closeArray();
    }

    private static void readFailures(Draft draft, Nodes tape, int node) {
        if (!tape.is(node, Kind.ARRAY)) {
            return;
        }
        for (int one = node + 1; one < tape.next(node); one = tape.next(one)) {
            String code = tape.text(one, "failureCode");
            if (code != null) {
                Draft.Image image = ImageMembers.imageId(tape, tape.member(one, "imageId"));
                image.outcome = new Outcome(
                        Outcome.Result.FAILURE,
                        Optional.empty(),
                        Optional.of(ErrorNames.readImageFailure(code)),
                        Optional.ofNullable(tape.text(one, "failureReason")));
                draft.answered.add(image);
            }
        }
    }

    /** What was asked for, each as the answer tells of it, in the order of the request. */
    static List<Target> targets(Draft draft) {
        List<Target> targets = new ArrayList<>();
        for (Draft.Image asked : draft.images) {
            int before = targets.size();
            for (Draft.Image told : draft.answered) {
                if (!told.taken
                        && (asked.digest == null
                                ? told.tag != null && told.tag.equals(asked.tag)
                                : asked.digest.equals(told.digest))) {
                    told.taken = true;
                    targets.add(Subject.image(draft, told));
                }
            }
            if (targets.size() == before) {
                targets.add(Subject.image(draft, asked));
            }
        }
        for (Draft.Image told : draft.answered) {
            if (!told.taken) {
                targets.add(Subject.image(draft, told));
            }
        }
        return targets.isEmpty() && draft.repository != null
                ? List.of(draft.target(TargetType.REPOSITORY).build())
                : targets;
    }

    static Action action(Draft draft) {
        if (draft.images.size() > 1) {
            return Action.IMAGE_BULKDELETE;
        }
        boolean signature = !draft.answered.isEmpty();
        for (Draft.Image one : draft.answered) {
            signature &= Signatures.isSignature(one.tag);
        }
        boolean tagOnly = !draft.images.isEmpty() && draft.images.getFirst().digest == null;
        if (signature && !tagOnly) {
            return Action.SIGNATURE_DELETE;
        }
        return tagOnly ? Action.IMAGE_UNTAG : Action.IMAGE_DELETE;
    }
}
