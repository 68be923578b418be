package dev.purser.aws.cloudtrail;

import dev.purser.event.Action;
import dev.purser.event.AuditEvent;
import dev.purser.event.EventData;
import dev.purser.event.Outcome;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import dev.purser.event.Transfer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One event while it is being read from a record. */
final class Draft {
    /** Targets of one event; what a record names beyond them is left to the leftovers. */
    static final int MOST = AuditEvent.MAX_TARGETS;

    /** One image of a list, by tag, digest or both. */
    static final class Image {
        String tag;
        String digest;
        String mediaType;
        Outcome outcome;
        /** True once it has become a target. */
        boolean taken;

        Image(String tag, String digest) {
            this.tag = tag;
            this.digest = digest;
        }
    }

    final Form form;
    final Times times = new Times();
    ApiCall call;
    Edition edition;
    String account;
    String region;
    Outcome outcome;
    Instant time;
    String repository;
    String name;
    String manifest;
    Long firstByte;
    Long lastByte;
    Long lastReceived;
    final List<Image> images = new ArrayList<>();
    /** The images that the answer tells of. */
    final List<Image> answered = new ArrayList<>();

    final List<String> names = new ArrayList<>();
    final Map<String, Object> request = new LinkedHashMap<>();
    final Map<String, Object> response = new LinkedHashMap<>();

    Draft(Form form) {
        this.form = form;
    }

    void begin() {
        call = null;
        edition = null;
        repository = null;
        name = null;
        manifest = null;
        firstByte = null;
        lastByte = null;
        lastReceived = null;
        images.clear();
        answered.clear();
        names.clear();
        request.clear();
        response.clear();
    }

    void request(String member, Object value) {
        if (value != null) {
            request.put(member, value);
        }
    }

    void response(String member, Object value) {
        if (value != null) {
            response.put(member, value);
        }
    }

    /** The one image that the record is about. */
    Image image() {
        if (images.isEmpty()) {
            images.add(new Image(null, null));
        }
        return images.getFirst();
    }

    Action action() {
        return call.readAs().apply(this);
    }

    EventData data() {
        return request.isEmpty() && response.isEmpty() && manifest == null
                ? EventData.NONE
                : new EventData(request, response, Map.of(), Map.of(), Optional.ofNullable(manifest), false);
    }

    Transfer transfer() {
        if (firstByte == null && lastByte == null && lastReceived == null) {
            return Transfer.NONE;
        }
        Optional<Long> offset = Optional.ofNullable(firstByte);
        long from = offset.orElse(0L);
        return new Transfer(
                offset,
                Optional.ofNullable(lastByte).map(last -> last - from + 1),
                Optional.ofNullable(lastReceived).map(last -> last - from + 1));
    }

    List<Target> targets() {
        List<Target> targets = call.subject().targets(this);
        return targets.size() > MOST ? targets.subList(0, MOST) : targets;
    }

    /** A target of that type in the repository. */
    Target.Builder target(TargetType type) {
        Target.Builder target = Target.builder(type);
        if (repository != null) {
            named(target, repository);
        }
        return target;
    }

    /** The repository as a target names it: it is the target's name, and its first segment the namespace. */
    static Target.Builder named(Target.Builder target, String repository) {
        return within(target, repository).name(repository);
    }

    /** The repository that a target of another name lies in. */
    static Target.Builder within(Target.Builder target, String repository) {
        int slash = repository.indexOf('/');
        return target.namespace(slash < 0 ? repository : repository.substring(0, slash))
                .repository(repository);
    }

    /** An instant of the answer as events keep it: RFC 3339; a text that is no instant as it stands. */
    String instant(String shown) {
        Instant instant = shown == null ? null : times.readStyled(shown);
        return instant == null ? shown : times.iso(instant);
    }
}
