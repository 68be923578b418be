package dev.purser.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/** Gathers one page out of an ordered list of which only a part may be seen. */
final class Pages {
    private Pages() {}

    /**
     * @param fetch gives up to so many entries behind a name, in order
     */
    static <T> Page<String> collect(
            String after,
            int limit,
            BiFunction<String, Integer, List<T>> fetch,
            Function<T, String> name,
            Predicate<T> visible) {
        List<String> entries = new ArrayList<>();
        String from = after;
        while (limit > 0) {
            int many = limit + 1 - entries.size();
            List<T> some = fetch.apply(from, many);
            for (T one : some) {
                if (visible.test(one)) {
                    if (entries.size() == limit) {
                        return new Page<>(entries, Optional.of(entries.getLast()));
                    }
                    entries.add(name.apply(one));
                }
                from = name.apply(one);
            }
            if (some.size() < many) {
                break;
            }
        }
        return new Page<>(entries, Optional.empty());
    }
}
