package dev.purser.aws.cloudtrail;

import dev.purser.event.json.JsonBytes;
import dev.purser.event.json.JsonTape.Kind;

/**
 * One member of a call's parameters or answer: where in the event it stands. What is written of an event that was read is
 * what was read, or the difference is a leftover.
 *
 * @param name as it stands in the record
 * @param writes appends it
 * @param reads takes it
 */
record Member(String name, Writes writes, Reads reads) {
    /** Appends the member, its name first, or nothing. */
    @FunctionalInterface
    interface Writes {
        void write(Saying saying, JsonBytes to);
    }

    /** Takes the value at that node, or leaves it where it does not fit. */
    @FunctionalInterface
    interface Reads {
        void read(Draft draft, Nodes tape, int node);
    }

    /** Nothing is read: the value follows from other members. */
    private static final Reads FOLLOWS = (draft, tape, node) -> {};

    /** A member whose value follows from others. */
    static Member derived(String name, Writes writes) {
        return new Member(name, writes, FOLLOWS);
    }

    /** A parameter that stands in the event's request data under the same name, as it was sent. */
    static Member sent(String name) {
        return new Member(
                name,
                (saying, to) -> {
                    if (saying.asSent) {
                        saying.data(to, name, saying.event.data().request().get(name));
                    }
                },
                (draft, tape, node) -> draft.request(name, tape.value(node)));
    }

    /** A parameter that ECR fills in as {@code false} where it was not sent. */
    static Member sentOrFalse(String name) {
        return new Member(
                name,
                (saying, to) -> {
                    Object value = saying.asSent ? saying.event.data().request().get(name) : null;
                    if (value != null) {
                        saying.data(to, name, value);
                    } else if (saying.edition.pullDefaults()) {
                        to.truth(name, false);
                    }
                },
                (draft, tape, node) -> {
                    if (!(tape.is(node, Kind.FALSE) && draft.edition.pullDefaults())) {
                        draft.request(name, tape.value(node));
                    }
                });
    }

    /** A member of the answer that stands in the event's response data under the same name. */
    static Member answered(String name) {
        return new Member(
                name,
                (saying, to) ->
                        saying.data(to, name, saying.event.data().response().get(name)),
                (draft, tape, node) -> draft.response(name, tape.value(node)));
    }

    /** A member of the answer that repeats the parameter of that name unless the event's response data have another. */
    static Member echoed(String name) {
        return new Member(
                name,
                (saying, to) -> {
                    Object value = saying.event.data().response().get(name);
                    if (value == null && saying.asSent) {
                        value = saying.event.data().request().get(name);
                    }
                    saying.data(to, name, value);
                },
                (draft, tape, node) -> {
                    Object value = tape.value(node);
                    if (value != null && !value.equals(draft.request.get(name))) {
                        draft.response(name, value);
                    }
                });
    }

    /** A member of the answer that says the parameter of that name, or {@code usual}, unless the response data differ. */
    static Member usually(String name, Object usual) {
        return usually(name, name, usual);
    }

    /** The same where the parameter has another name than the member of the answer. */
    static Member usually(String name, String parameter, Object usual) {
        return new Member(
                name,
                (saying, to) -> {
                    Object value = saying.event.data().response().get(name);
                    if (value == null && saying.asSent) {
                        value = saying.event.data().request().get(parameter);
                    }
                    saying.data(to, name, value == null ? usual : value);
                },
                (draft, tape, node) -> {
                    Object value = tape.value(node);
                    if (value != null && !value.equals(draft.request.getOrDefault(parameter, usual))) {
                        draft.response(name, value);
                    }
                });
    }

    /** An instant of the answer, kept in the response data as RFC 3339; left out where not known. */
    static Member instant(String name) {
        return new Member(
                name,
                (saying, to) -> {
                    if (saying.event.data().response().get(name) instanceof String text) {
                        saying.instant(to, name, text);
                    }
                },
                (draft, tape, node) -> draft.response(name, draft.instant(tape.text(node))));
    }

    /** An instant of the answer that is {@code usual} unless the response data have another. */
    static Member instant(String name, String usual) {
        return new Member(
                name,
                (saying, to) -> saying.instant(
                        to, name, saying.event.data().response().get(name) instanceof String text ? text : usual),
                (draft, tape, node) -> {
                    String text = draft.instant(tape.text(node));
                    if (!usual.equals(text)) {
                        draft.response(name, text);
                    }
                });
    }
}
