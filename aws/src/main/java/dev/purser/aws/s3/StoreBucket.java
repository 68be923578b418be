package dev.purser.aws.s3;

import dev.purser.event.PurserException;
import dev.purser.http.Answer;
import dev.purser.storage.object.ObjectStore;
import dev.purser.storage.object.ObjectStoreException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The bucket that an object store is. Objects are read whole: those of a trail have at most some megabytes. */
public final class StoreBucket implements Bucket {
    private final ObjectStore store;

    /**
     * @param store closed by whoever opened it
     */
    public StoreBucket(ObjectStore store) {
        this.store = store;
    }

    @Override
    public List<Entry> list(String prefix, String after, int most) {
        try {
            return store.list(prefix, after, most).stream()
                    .map(StoreBucket::entry)
                    .toList();
        } catch (ObjectStoreException away) {
            throw unavailable(away);
        }
    }

    @Override
    public Optional<Content> open(String key) {
        try {
            return store.get(key).map(InMemory::new);
        } catch (ObjectStoreException refused) {
            if (refused.kind() == ObjectStoreException.Kind.REFUSED) {
                return Optional.empty();
            }
            throw unavailable(refused);
        }
    }

    private static Entry entry(ObjectStore.Listed listed) {
        return new Entry(listed.name(), listed.size(), listed.changed(), listed.tag());
    }

    private static PurserException unavailable(ObjectStoreException away) {
        return new PurserException(
                S3Error.BUCKET_UNAVAILABLE, Map.of("reason", away.kind().name().toLowerCase(Locale.ROOT)), away);
    }

    private record InMemory(ObjectStore.Stored stored) implements Content {
        @Override
        public Entry entry() {
            ObjectStore.Listed listed = stored.listed();
            return new Entry(listed.name(), stored.bytes().length, listed.changed(), listed.tag());
        }

        @Override
        public Optional<String> type() {
            return Optional.of(stored.facts().contentType());
        }

        @Override
        public Optional<String> encoding() {
            return stored.facts().contentEncoding();
        }

        @Override
        public Map<String, String> metadata() {
            return stored.facts().metadata();
        }

        @Override
        public Answer.Body body(long offset, long length) {
            byte[] bytes = stored.bytes();
            return new Answer.Bytes(
                    offset == 0 && length == bytes.length
                            ? bytes
                            : Arrays.copyOfRange(bytes, Math.toIntExact(offset), Math.toIntExact(offset + length)));
        }
    }
}
