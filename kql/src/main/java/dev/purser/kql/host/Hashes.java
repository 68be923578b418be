package dev.purser.kql.host;

import static dev.purser.kql.host.HostFunctions.add;

import dev.purser.kql.type.Json;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Kusto's {@code hash}: xxHash64 of a text's bytes, and of a number's, lowest byte first. */
final class Hashes {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Hashes() {}

    static void register() {
        add("hash", "jL", 'l', a -> bounded(text(Json.value((String) a[0])), (Long) a[1]));
        add("hash_long", "lL", 'l', a -> bounded(ofLong((Long) a[0]), (Long) a[1]));
        add(
                "hash_int",
                "lL",
                'l',
                a -> bounded(
                        XxHash.of(little(4).putInt((int) (long) (Long) a[0]).array()), (Long) a[1]));
        add("hash_real", "dL", 'l', a -> bounded(ofLong(Double.doubleToLongBits((Double) a[0])), (Long) a[1]));
        add("hash_combine", "*", 'l', a -> {
            long seed = 0;
            for (Object hash : (java.util.List<?>) Json.value((String) a[0])) {
                seed ^= (Long) hash + GOLDEN + (seed << 6) + (seed >>> 2);
            }
            return seed;
        });
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static long ofLong(long value) {
        return XxHash.of(little(8).putLong(value).array());
    }

    private static long text(Object value) {
        return XxHash.of(Dynamics.text(value).getBytes(StandardCharsets.UTF_8));
    }

    private static Long bounded(long hash, Long mod) {
        return mod == null ? (Long) hash : mod <= 0 ? null : (Long) Long.remainderUnsigned(hash, mod);
    }
}
