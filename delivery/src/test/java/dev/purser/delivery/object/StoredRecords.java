package dev.purser.delivery.object;

import dev.purser.event.dialect.FileLayout;
import dev.purser.storage.object.ObjectStore;
import dev.purser.storage.object.ObjectStore.Listed;
import dev.purser.storage.object.ObjectStore.Stored;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Reads back what a destination has put into a store, as the other side sees it. */
public final class StoredRecords {
    private static final List<String> BESIDE = List.of("purser-checkpoint/", "purser-missing/", "purser-write-test/");

    private StoredRecords() {}

    /** All records of all objects but those that stand beside, by the first event of the object, then by name. */
    public static List<String> of(ObjectStore store, FileLayout layout) throws Exception {
        return of(store, "", layout);
    }

    /** The same of those whose names begin so. */
    public static List<String> of(ObjectStore store, String prefix, FileLayout layout) throws Exception {
        List<Stored> objects = new ArrayList<>();
        for (Listed one : store.list(prefix, "", 10_000)) {
            if (BESIDE.stream().noneMatch(one.name()::contains)) {
                objects.add(store.get(one.name()).orElseThrow());
            }
        }
        objects.sort(Comparator.comparingLong(
                one -> Long.parseLong(one.facts().metadata().get(ObjectDestination.FIRST))));
        List<String> records = new ArrayList<>();
        for (Stored one : objects) {
            records.addAll(of(one.bytes(), layout));
        }
        return records;
    }

    /** The records of one object. */
    public static List<String> of(byte[] object, FileLayout layout) throws IOException {
        byte[] bytes = object;
        if (layout.gzip()) {
            try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(object))) {
                bytes = in.readAllBytes();
            }
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        String open = layout.framing().open();
        String close = layout.framing().close();
        if (!text.startsWith(open) || !text.endsWith(close)) {
            throw new IOException("not framed: " + text);
        }
        String inner = text.substring(open.length(), text.length() - close.length());
        String between = layout.framing().between();
        // Records of the test's dialects hold no separator but between two objects.
        return List.of(inner.split(between.equals(",") ? "(?<=\\}),(?=\\{\"sequence\")" : "\n"));
    }
}
