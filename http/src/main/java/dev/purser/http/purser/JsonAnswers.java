package dev.purser.http.purser;

import dev.purser.event.json.JsonBytes;
import dev.purser.http.Answer;
import dev.purser.http.Headers;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Answers in JSON. */
final class JsonAnswers {
    /** Of every JSON answer: what is asked for is today's, nobody keeps it. */
    static final Headers HEADERS = Headers.of("Content-Type", "application/json", "Cache-Control", "no-store");

    private JsonAnswers() {}

    /** An answer of one object, whose members the consumer writes. */
    static Answer object(int status, Consumer<JsonBytes> members) {
        JsonBytes to = new JsonBytes(512);
        to.open();
        members.accept(to);
        to.close();
        return Answer.bytes(status, HEADERS, to.copy(0));
    }

    /** An answer of an object with one list. */
    static <T> Answer list(String name, Collection<T> elements, BiConsumer<JsonBytes, T> members) {
        return object(200, to -> elements(to, name, elements, members));
    }

    /** A member that is a list of objects. */
    static <T> void elements(JsonBytes to, String name, Collection<T> elements, BiConsumer<JsonBytes, T> members) {
        to.openArray(name);
        for (T element : elements) {
            to.open();
            members.accept(to, element);
            to.close();
        }
        to.closeArray();
    }

    static void texts(JsonBytes to, String name, Collection<String> texts) {
        to.openArray(name);
        texts.forEach(to::element);
        to.closeArray();
    }

    static void instant(JsonBytes to, String name, Optional<Instant> instant) {
        instant.ifPresent(value -> to.instant(name, value));
    }

    /** An answer that there is nothing to say beside its status. */
    static Answer done() {
        return Answer.empty(204, Headers.NONE);
    }
}
