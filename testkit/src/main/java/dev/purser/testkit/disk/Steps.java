package dev.purser.testkit.disk;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/** Counts steps. Guarded by the file system's lock. */
final class Steps {
    private final Map<Step.Kind, Long> kinds = new EnumMap<>(Step.Kind.class);
    private long all;

    Step next(Step.Kind kind, Path path) {
        if (kind != Step.Kind.READ) {
            all++;
        }
        return new Step(all, kinds.merge(kind, 1L, Long::sum), kind, path);
    }

    long all() {
        return all;
    }

    long of(Step.Kind kind) {
        return kinds.getOrDefault(kind, 0L);
    }
}
