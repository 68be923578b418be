package dev.purser.delivery.object;

import dev.purser.delivery.Batch;
import dev.purser.event.dialect.FileLayout;
import dev.purser.event.dialect.FileLayout.Growth;
import dev.purser.event.dialect.Filing;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * What the objects of a batch are called. The unique part is drawn from what the batch holds and when it was cut, so that
 * the same batch, tried again, has the same names, and no other batch has.
 */
final class ObjectNames {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int UNIQUE = 16;
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final ObjectPlace place;
    private final String destination;

    ObjectNames(ObjectPlace place, String destination) {
        this.place = place;
        this.destination = destination;
    }

    /** The name of the object that holds the batch's records of this filing. */
    String of(Batch batch, Filing filing) {
        FileLayout layout = place.layout();
        String unique = unique(batch, filing);
        FileLayout.Name name = layout.name(filing, batch.cut(), unique);
        String path = name.container().map(container -> container + "/").orElse("") + name.path();
        if (layout.growth() == Growth.APPEND && !place.store().appends()) {
            path = besides(path, "_" + SECOND.format(batch.cut()) + "_" + unique);
        }
        return place.prefix() + path;
    }

    /** Where something about the batch goes for which an object's metadata has no place. */
    String beside(String what, Batch batch) {
        return place.prefix() + what + "/" + SECOND.format(batch.cut()) + "_" + unique(batch, Filing.NONE) + ".txt";
    }

    private static String besides(String path, String more) {
        int dot = path.indexOf('.', path.lastIndexOf('/') + 1);
        return dot < 0 ? path + more : path.substring(0, dot) + more + path.substring(dot);
    }

    private String unique(Batch batch, Filing filing) {
        String whole = String.join(
                "\n",
                destination,
                filing.toString(),
                Long.toString(batch.first()),
                Long.toString(batch.next()),
                Integer.toString(batch.records().size()),
                batch.cut().toString());
        byte[] hash;
        try {
            hash = MessageDigest.getInstance("SHA-256").digest(whole.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        StringBuilder text = new StringBuilder(UNIQUE);
        for (int i = 0; i < UNIQUE; i++) {
            text.append(LETTERS.charAt((hash[i] & 0xff) % LETTERS.length()));
        }
        return text.toString();
    }
}
