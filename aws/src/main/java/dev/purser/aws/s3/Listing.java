package dev.purser.aws.s3;

import dev.purser.aws.s3.Bucket.Entry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One page of a bucket: keys in byte order, those with a common beginning up to the delimiter told once.
 *
 * @param entries objects
 * @param prefixes common beginnings
 * @param last the last key or beginning told; empty if there is none
 * @param truncated whether there is more behind it
 */
record Listing(List<Entry> entries, List<String> prefixes, String last, boolean truncated) {
    /** Behind every key that begins with the text before it. */
    private static final String END = Character.toString(Character.MAX_CODE_POINT);

    private static final int PAGE = 1000;

    /**
     * @param delimiter empty for none
     * @param after only what stands behind it
     * @param most objects and beginnings together
     */
    static Listing of(Bucket bucket, String prefix, String delimiter, String after, int most) {
        List<Entry> entries = new ArrayList<>();
        List<String> prefixes = new ArrayList<>();
        String last = "";
        String from = after;
        while (most > 0) {
            List<Entry> page = bucket.list(prefix, from, Math.min(PAGE, most + 1));
            Optional<String> skip = Optional.empty();
            for (Entry entry : page) {
                Optional<String> common = common(entry.key(), prefix, delimiter);
                boolean told = common.isPresent() && compare(common.get(), after) <= 0;
                if (!told && entries.size() + prefixes.size() == most) {
                    return new Listing(entries, prefixes, last, true);
                }
                if (common.isPresent()) {
                    if (!told) {
                        prefixes.add(common.get());
                        last = common.get();
                    }
                    skip = Optional.of(common.get() + END);
                    break;
                }
                entries.add(entry);
                last = entry.key();
            }
            if (skip.isEmpty() && page.size() < Math.min(PAGE, most + 1)) {
                break;
            }
            from = skip.orElse(last);
        }
        return new Listing(entries, prefixes, last, false);
    }

    private static Optional<String> common(String key, String prefix, String delimiter) {
        if (delimiter.isEmpty()) {
            return Optional.empty();
        }
        int at = key.indexOf(delimiter, prefix.length());
        return at < 0 ? Optional.empty() : Optional.of(key.substring(0, at + delimiter.length()));
    }

    private static int compare(String one, String other) {
        return Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
