package dev.purser.journal;

import dev.purser.event.Action;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;

/**
 * The beginning of a leaf, {@code {"schema":1,"id":"…","action":"…"}}, whose members stand at fixed places in canonical
 * JSON: enough to pass over leaves without reading them.
 */
public final class LeafHead {
    private static final byte[] HEAD = ascii("{\"schema\":1,\"id\":\"");
    private static final byte[] BETWEEN = ascii("\",\"action\":\"");
    private static final int ID_LENGTH = 36;
    private static final int ACTION_AT = HEAD.length + ID_LENGTH + BETWEEN.length;

    private static final Map<Action, byte[]> NAMES = names();

    private LeafHead() {}

    private static Map<Action, byte[]> names() {
        Map<Action, byte[]> names = new EnumMap<>(Action.class);
        for (Action action : Action.values()) {
            names.put(action, ascii(action.text() + "\""));
        }
        return names;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** True if the leaf is of that action. */
    public static boolean bears(byte[] leaf, Action action) {
        byte[] name = NAMES.get(action);
        return leaf.length > ACTION_AT + name.length
                && at(leaf, ACTION_AT, name)
                && at(leaf, HEAD.length + ID_LENGTH, BETWEEN)
                && at(leaf, 0, HEAD);
    }

    private static boolean at(byte[] leaf, int offset, byte[] text) {
        return Arrays.equals(leaf, offset, offset + text.length, text, 0, text.length);
    }

    /** False if the leaf bears another id; a leaf of an unknown form is not judged. */
    public static boolean mayBear(byte[] leaf, UUID id) {
        if (leaf.length < HEAD.length + ID_LENGTH || !at(leaf, 0, HEAD)) {
            return true;
        }
        long high = id.getMostSignificantBits();
        long low = id.getLeastSignificantBits();
        return hex(leaf, HEAD.length, high >>> 32, 8)
                && hex(leaf, HEAD.length + 9, high >>> 16, 4)
                && hex(leaf, HEAD.length + 14, high, 4)
                && hex(leaf, HEAD.length + 19, low >>> 48, 4)
                && hex(leaf, HEAD.length + 24, low, 12);
    }

    private static boolean hex(byte[] text, int at, long value, int digits) {
        for (int i = 0; i < digits; i++) {
            if (text[at + i] != Character.forDigit((int) (value >>> (4 * (digits - 1 - i)) & 0xF), 16)) {
                return false;
            }
        }
        return true;
    }
}
