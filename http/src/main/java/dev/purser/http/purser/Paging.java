package dev.purser.http.purser;

import dev.purser.event.json.JsonBytes;
import dev.purser.http.Answer;
import dev.purser.http.Endpoint;
import dev.purser.registry.Page;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Lists in the order of names, page by page: {@code after} is the last name of the page before. */
record Paging(Optional<String> after, int limit) {
    static final int LARGEST = 1000;
    private static final int USUAL = 100;

    static Endpoint.Builder declare(Endpoint.Builder endpoint) {
        return endpoint.query("after", "begin behind this name: what the page before said in next")
                .query("limit", "entries on a page, 1 to " + LARGEST + "; " + USUAL + " if not given");
    }

    static Paging read(Params params) {
        return new Paging(
                params.text("after"), (int) params.number("limit", 1, LARGEST).orElse(USUAL));
    }

    /** One more than fits on the page, so that it is known whether there is another. */
    int fetch() {
        return limit + 1;
    }

    /**
     * The answer.
     *
     * @param fetched up to {@link #fetch} entries
     */
    <T> Answer answer(String name, List<T> fetched, Function<T, String> key, BiConsumer<JsonBytes, T> members) {
        List<T> page = fetched.size() > limit ? fetched.subList(0, limit) : fetched;
        return JsonAnswers.object(200, to -> {
            JsonAnswers.elements(to, name, page, members);
            if (fetched.size() > limit) {
                to.text("next", key.apply(page.getLast()));
            }
        });
    }

    /** The answer, of a page of names. */
    Answer answer(String name, Page<String> page) {
        return JsonAnswers.object(200, to -> {
            JsonAnswers.elements(to, name, page.entries(), (json, entry) -> json.text("name", entry));
            to.text("next", page.last());
        });
    }
}
