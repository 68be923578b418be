package dev.purser.aws.s3;

import java.util.List;
import java.util.Optional;

/** The buckets that can be read. Thread-safe. */
public interface Buckets {
    /** The bucket of that name. */
    Optional<Bucket> find(String name);

    /** All names, sorted. */
    List<String> names();
}
