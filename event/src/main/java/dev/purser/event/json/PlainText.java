package dev.purser.event.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Passes over what needs no look in a JSON text, eight bytes at once. */
public final class PlainText {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    /** A one in each of eight bytes. */
    private static final long EACH = 0x0101010101010101L;

    private static final long HIGH = EACH << 7;

    private PlainText() {}

    /**
     * A place up to which every byte is printable ASCII and neither a quote nor a backslash. It may lie before the first
     * other byte.
     *
     * @param to the end of what is looked at
     */
    public static int end(byte[] bytes, int from, int to) {
        int at = from;
        while (at <= to - Long.BYTES && plain((long) EIGHT.get(bytes, at))) {
            at += Long.BYTES;
        }
        return at;
    }

    /** A byte's high bit comes to be set if it is set already, if it is below a space, or equal to one of the two. */
    private static boolean plain(long eight) {
        return (((eight - EACH * ' ') | ((eight ^ EACH * '"') - EACH) | ((eight ^ EACH * '\\') - EACH) | eight) & HIGH)
                == 0;
    }
}
