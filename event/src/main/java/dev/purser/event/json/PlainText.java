package dev.purser.event.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Passes over what needs no look in a JSON text, eight bytes at once. */
public final class PlainText {
    /** The first byte is the lowest, so that the lowest bit that is set tells of the first. */
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** A one in each of eight bytes. */
    private static final long EACH = 0x0101010101010101L;

    private static final long HIGH = EACH << 7;

    private PlainText() {}

    /**
     * A place up to which every byte is printable ASCII and neither a quote nor a backslash: that of the first other byte,
     * or one of the last seven that are looked at.
     *
     * @param to the end of what is looked at
     */
    public static int end(byte[] bytes, int from, int to) {
        int at = from;
        while (at <= to - Long.BYTES) {
            long other = other((long) EIGHT.get(bytes, at));
            if (other != 0) {
                return at + (Long.numberOfTrailingZeros(other) >>> 3);
            }
            at += Long.BYTES;
        }
        return at;
    }

    /**
     * A byte's high bit comes to be set if it is set already, if it is below a space, or equal to one of the two. Behind the
     * first such byte others may come to be set too.
     */
    private static long other(long eight) {
        return ((eight - EACH * ' ') | ((eight ^ EACH * '"') - EACH) | ((eight ^ EACH * '\\') - EACH) | eight) & HIGH;
    }
}
