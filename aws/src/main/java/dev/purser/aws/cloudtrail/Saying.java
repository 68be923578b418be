package dev.purser.aws.cloudtrail;

import dev.purser.event.AuditEvent;
import dev.purser.event.CallInterface;
import dev.purser.event.Outcome;
import dev.purser.event.Target;
import dev.purser.event.json.JsonBytes;
import dev.purser.event.json.PrivateGroups;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One record while it is being written: the event, and what is worked out of it once for several members. */
final class Saying {
    final Form form;
    final Times times = new Times();
    AuditEvent event;
    ApiCall call;
    Edition edition;
    String account;
    /** The account of the registry that the call is about: the one named in the request, else the record's own. */
    String owner;

    String region;
    /** The targets that this record is about. */
    List<Target> targets;
    /** The first of them, or null. */
    Target first;
    /** The first repository named, or null. */
    String repository;
    /** True if the event's request data are parameters as Amazon's API knows them. */
    boolean asSent;
    /** True if Docker made the request. */
    boolean docker;

    boolean failed;
    /** Where the manifest's text stands among the bytes written, or 0. */
    int manifestFrom;

    int manifestTo;

    Saying(Form form) {
        this.form = form;
    }

    void begin(AuditEvent event, ApiCall call) {
        this.event = event;
        this.call = call;
        edition = form.edition(event);
        account = form.account(event.origin().account());
        region = form.region(event.origin().location());
        asSent = event.face() == CallInterface.ECR;
        docker = event.face() == CallInterface.OCI;
        owner = requested("registryId").filter(Form::isAccount).orElse(account);
        failed = event.outcome().result() == Outcome.Result.FAILURE && !LayerCalls.tellsThatNoneIsThere(event);
    }

    void about(List<Target> some) {
        manifestFrom = 0;
        manifestTo = 0;
        targets = some;
        first = some.isEmpty() ? null : some.getFirst();
        repository = null;
        for (int i = 0; i < some.size() && repository == null; i++) {
            repository = some.get(i).repository().orElse(null);
        }
    }

    /** A value of the event's data as a member, or nothing if it is null. */
    void data(JsonBytes to, String name, Object value) {
        if (value instanceof String text) {
            to.text(name, text);
        } else if (value != null) {
            to.name(name);
            PrivateGroups.value(to, value);
        }
    }

    void text(JsonBytes to, String name, String value) {
        if (value != null) {
            to.text(name, value);
        }
    }

    String tag() {
        return first == null ? null : first.tag().orElse(null);
    }

    String digest() {
        return first == null ? null : first.digest().orElse(null);
    }

    /** A text of the event's request data as Amazon's API knows them. */
    Optional<String> requested(String name) {
        return asSent && event.data().request().get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** When the call was done. An instant that no calendar has stays the one when it began. */
    Instant completed() {
        if (event.duration().isZero()) {
            return event.started();
        }
        try {
            return event.started().plus(event.duration());
        } catch (DateTimeException | ArithmeticException e) {
            return event.started();
        }
    }

    /** An instant of the answer in the style asked for; a text that is no instant as it stands. */
    void instant(JsonBytes to, String name, String rfc3339) {
        Instant instant = times.read(rfc3339);
        to.text(name, instant == null ? rfc3339 : times.styled(instant, form.times));
    }
}
