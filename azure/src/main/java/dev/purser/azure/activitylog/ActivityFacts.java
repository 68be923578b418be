package dev.purser.azure.activitylog;

import dev.purser.azure.record.Slices;
import dev.purser.azure.record.TimeText;
import dev.purser.event.dialect.RecordException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What one record of the activity log says, and its bytes.
 *
 * @param compact its bytes without white space
 * @param raw the record to keep; null for none
 * @param time when
 * @param resource the resource's id, in the case of the authorization's scope where that is the same one
 * @param operation what was asked for
 * @param state how far it had come
 * @param correlation the correlation id's text; null for none
 */
record ActivityFacts(
        byte[] compact,
        String raw,
        Instant time,
        String resource,
        ActivityOperation operation,
        State state,
        String correlation) {
    /** The states that a record can tell. */
    enum State {
        BEGUN,
        /** Taken on, and still going on: told on its own. */
        ACCEPTED,
        SUCCEEDED,
        FAILED,
        ALERT
    }

    static ActivityFacts of(Slices record, byte[] compact, String raw) {
        String name = text(record, "operationName");
        ActivityOperation operation =
                ActivityOperations.named(name).orElseThrow(() -> other("no action for the operation " + brief(name)));
        String id = Optional.ofNullable(record.text("resourceId")).orElse("");
        if (operation.scope() == ActivityOperation.Scope.REGISTRY
                && !id.toLowerCase(Locale.ROOT).contains("/providers/microsoft.containerregistry/registries/")) {
            throw other("not about a container registry: " + brief(name));
        }
        Instant time = TimeText.read(text(record, "time"))
                .orElseThrow(() -> new RecordException(RecordException.Reason.MALFORMED, "expected a time"));
        return new ActivityFacts(
                compact,
                raw,
                time,
                cased(id, record),
                operation,
                state(record, operation),
                record.text("correlationId"));
    }

    private static String cased(String id, Slices record) {
        Slices identity = inner(record, "identity");
        String scope = inner(identity, "authorization").text("scope");
        if (scope != null && scope.equalsIgnoreCase(id)) {
            return scope;
        }
        return id.equals(id.toUpperCase(Locale.ROOT)) ? id.toLowerCase(Locale.ROOT) : id;
    }

    private static State state(Slices record, ActivityOperation operation) {
        if (operation.form() == ActivityOperation.Form.ALERT) {
            return State.ALERT;
        }
        String type = Optional.ofNullable(record.text("resultType")).orElse("").toLowerCase(Locale.ROOT);
        if (type.startsWith("start")) {
            return State.BEGUN;
        }
        if (type.startsWith("succe")) {
            return State.SUCCEEDED;
        }
        return type.startsWith("fail") ? State.FAILED : State.ACCEPTED;
    }

    /** The record's members. */
    Slices members() {
        Slices slices = new Slices();
        slices.parse(compact, 0, compact.length);
        return slices;
    }

    /** A member that is an object; one without members where there is none. */
    static Slices inner(Slices record, String name) {
        Slices slices = new Slices();
        int place = record.find(name);
        if (place < 0 || !slices.parse(record, place)) {
            slices.parse(new byte[] {'{', '}'}, 0, 2);
        }
        return slices;
    }

    /** How long it took, in whole milliseconds, by the record's own word. */
    Duration told() {
        String text = members().scalar("durationMs");
        return text == null
                ? Duration.ZERO
                : dev.purser.azure.record.Millis.read(text).orElse(Duration.ZERO);
    }

    /** What a begin and its end have in common. */
    String key() {
        return String.valueOf(correlation).toLowerCase(Locale.ROOT)
                + ' '
                + operation.name()
                + ' '
                + resource.toLowerCase(Locale.ROOT);
    }

    private static String text(Slices record, String name) {
        String text = record.text(name);
        if (text == null) {
            throw new RecordException(RecordException.Reason.MALFORMED, "expected a text \"" + name + "\"");
        }
        return text;
    }

    private static RecordException other(String message) {
        return new RecordException(RecordException.Reason.OTHER_SERVICE, message);
    }

    private static String brief(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80);
    }
}
