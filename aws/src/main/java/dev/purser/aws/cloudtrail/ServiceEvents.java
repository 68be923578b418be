package dev.purser.aws.cloudtrail;

import dev.purser.event.Outcome;
import dev.purser.event.Target;
import dev.purser.event.json.JsonBytes;
import dev.purser.event.json.JsonTape.Kind;
import dev.purser.event.json.PrivateGroups;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a policy run leaves in {@code serviceEventDetails}: the policy, and each image that expired with its tags.
 *
 * <p>The policy stands in the event's request data as {@code lifecycleEventPolicy}; what is known of an image beside its
 * digest and tags in the response data as {@code images}, by digest.
 */
final class ServiceEvents {
    private static final String POLICY = "lifecycleEventPolicy";
    private static final String IMAGES = "images";
    private static final String IMAGE = "lifecycleEventImage";
    private static final int MOST_TAGS = 100;

    private ServiceEvents() {}

    static void write(Saying saying, JsonBytes to) {
        to.name("serviceEventDetails");
        to.open();
        saying.text(to, "repositoryName", saying.repository);
        Object policy = saying.event.data().request().get(POLICY);
        if (policy != null) {
            to.name(POLICY);
            PrivateGroups.value(to, policy);
        }
        Map<?, ?> known = saying.event.data().response().get(IMAGES) instanceof Map<?, ?> images ? images : Map.of();
        to.openArray("lifecycleEventImageActions");
        images(saying.targets, false, known, to);
        to.closeArray();
        if (saying.edition.tlsDetails() || saying.targets.stream().anyMatch(ServiceEvents::failed)) {
            to.openArray("lifecycleEventFailureDetails");
            images(saying.targets, true, known, to);
            to.closeArray();
        }
        to.close();
    }

    private static boolean failed(Target target) {
        return target.outcome().isPresent() && target.outcome().get().result() == Outcome.Result.FAILURE;
    }

    private static void images(List<Target> targets, boolean failures, Map<?, ?> known, JsonBytes to) {
        for (int i = 0; i < targets.size(); i++) {
            Target first = targets.get(i);
            int end = i + 1;
            while (end < targets.size() && Shares.sameImage(first, targets.get(end))) {
                end++;
            }
            if (first.digest().isPresent() && failed(first) == failures) {
                image(
                        targets.subList(i, end),
                        known.get(first.digest().get()) instanceof Map<?, ?> m ? m : Map.of(),
                        to);
            }
            i = end - 1;
        }
    }

    private static void image(List<Target> tags, Map<?, ?> known, JsonBytes to) {
        Target first = tags.getFirst();
        to.open();
        to.name(IMAGE);
        to.open();
        to.text("digest", first.digest());
        to.text("tagStatus", first.tag().isPresent() ? "Tagged" : "Untagged");
        to.openArray("tagList");
        for (int i = 0; i < Math.min(tags.size(), MOST_TAGS); i++) {
            if (tags.get(i).tag().isPresent()) {
                to.element(tags.get(i).tag().get());
            }
        }
        to.closeArray();
        number(known, "pushedAt", to);
        to.close();
        number(known, "rulePriority", to);
        if (failed(first)) {
            to.text("failureCode", ErrorNames.imageFailure(first.outcome().get()));
            to.text("failureReason", first.outcome().get().errorMessage());
        }
        to.close();
    }

    private static void number(Map<?, ?> known, String name, JsonBytes to) {
        if (known.get(name) instanceof Long number) {
            to.number(name, number);
        }
    }

    static void read(Draft draft, Nodes tape, int details) {
        draft.repository = tape.text(details, "repositoryName");
        int policy = tape.member(details, POLICY);
        if (tape.is(policy, Kind.OBJECT)) {
            draft.request(POLICY, tape.value(policy));
        }
        Map<String, Object> known = new LinkedHashMap<>();
        images(draft, tape, tape.member(details, "lifecycleEventImageActions"), known);
        images(draft, tape, tape.member(details, "lifecycleEventFailureDetails"), known);
        if (!known.isEmpty()) {
            draft.response(IMAGES, known);
        }
    }

    private static void images(Draft draft, Nodes tape, int list, Map<String, Object> known) {
        if (!tape.is(list, Kind.ARRAY)) {
            return;
        }
        for (int one = list + 1; one < tape.next(list); one = tape.next(one)) {
            int image = tape.member(one, IMAGE);
            String digest = tape.text(image, "digest");
            if (digest == null || !wellFormed(digest)) {
                continue;
            }
            Map<String, Object> more = new LinkedHashMap<>();
            put(more, "pushedAt", tape.number(tape.member(image, "pushedAt")));
            put(more, "rulePriority", tape.number(tape.member(one, "rulePriority")));
            if (!more.isEmpty()) {
                known.put(digest, more);
            }
            tags(draft, tape, image, digest, failure(tape, one));
        }
    }

    private static void put(Map<String, Object> map, String name, Long value) {
        if (value != null) {
            map.put(name, value);
        }
    }

    private static Outcome failure(Nodes tape, int one) {
        String code = tape.text(one, "failureCode");
        return code == null
                ? null
                : new Outcome(
                        Outcome.Result.FAILURE,
                        Optional.empty(),
                        Optional.of(ErrorNames.readImageFailure(code)),
                        Optional.ofNullable(tape.text(one, "failureReason")));
    }

    /** One target for each tag, or one without. */
    private static void tags(Draft draft, Nodes tape, int image, String digest, Outcome outcome) {
        int before = draft.images.size();
        int list = tape.member(image, "tagList");
        if (tape.is(list, Kind.ARRAY)) {
            for (int one = list + 1; one < tape.next(list) && draft.images.size() < Draft.MOST; one = tape.next(one)) {
                String tag = tape.text(one);
                if (tag != null) {
                    add(draft, tag, digest, outcome);
                }
            }
        }
        if (draft.images.size() == before && before < Draft.MOST) {
            add(draft, null, digest, outcome);
        }
    }

    private static void add(Draft draft, String tag, String digest, Outcome outcome) {
        Draft.Image image = new Draft.Image(tag, digest);
        image.outcome = outcome;
        draft.images.add(image);
    }

    /** True if a member of the event's data can have that name: no surrogate stands alone. */
    private static boolean wellFormed(String name) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(name);
    }
}
