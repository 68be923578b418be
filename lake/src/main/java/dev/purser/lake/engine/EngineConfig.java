package dev.purser.lake.engine;

import java.nio.file.Path;
import java.util.Set;

/**
 * What an engine may use.
 *
 * @param temp a folder of its own, for what does not fit into memory; made if it is not there
 * @param readable further folders in which it may read and write files, and no others
 * @param memoryBytes for all connections together; what is beyond goes to {@code temp} or fails
 * @param threads at least 1
 */
public record EngineConfig(Path temp, Set<Path> readable, long memoryBytes, int threads) {
    public EngineConfig {
        readable = Set.copyOf(readable);
        if (memoryBytes < 1 || threads < 1) {
            throw new IllegalArgumentException("an engine needs memory and a thread");
        }
    }

    /** 512 MiB, and as many threads as the machine has processors. */
    public static EngineConfig of(Path temp, Set<Path> readable) {
        return new EngineConfig(temp, readable, 512L << 20, Runtime.getRuntime().availableProcessors());
    }
}
