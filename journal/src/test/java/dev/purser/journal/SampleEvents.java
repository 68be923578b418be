package dev.purser.journal;

import dev.purser.event.PartName;
import dev.purser.event.PrivatePart;
import dev.purser.event.SealedEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Events with bytes that tell them apart. */
public final class SampleEvents {
    private SampleEvents() {}

    /** An event whose leaf and parts name its number. */
    public static SealedEvent event(long number) {
        return event(number, 40, 30);
    }

    /** The same, with a leaf and a part of about these sizes. */
    public static SealedEvent event(long number, int leaf, int part) {
        List<PrivatePart> parts = new ArrayList<>();
        if (number % 3 != 0) {
            parts.add(part(PartName.ACTOR, number, part));
        }
        if (number % 3 == 2) {
            parts.add(part(PartName.RAW, number, part));
        }
        return new SealedEvent(new UUID(0x7000, number), text("leaf " + number, leaf), parts);
    }

    private static PrivatePart part(PartName name, long number, int size) {
        byte[] salt = new byte[PrivatePart.SALT_BYTES];
        salt[0] = (byte) number;
        return new PrivatePart(name, salt, text(name.text() + " of " + number, size));
    }

    private static byte[] text(String begin, int size) {
        String text = begin + ".".repeat(Math.max(0, size - begin.length()));
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The number that an event's leaf names. */
    public static long number(SealedEvent event) {
        String leaf = new String(event.leaf(), StandardCharsets.US_ASCII);
        return Long.parseLong(leaf.substring("leaf ".length()).replace(".", ""));
    }

    /** Events with these numbers. */
    public static List<SealedEvent> events(long from, long to) {
        List<SealedEvent> events = new ArrayList<>();
        for (long number = from; number < to; number++) {
            events.add(event(number));
        }
        return events;
    }

    /** True if both have the same id, leaf and parts, byte for byte. */
    public static boolean same(SealedEvent one, SealedEvent other) {
        return one.id().equals(other.id())
                && Arrays.equals(one.leaf(), other.leaf())
                && sameParts(one.parts(), other.parts());
    }

    /** True if the parts are the same, byte for byte and in order. */
    public static boolean sameParts(List<PrivatePart> some, List<PrivatePart> others) {
        if (some.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < some.size(); i++) {
            PrivatePart one = some.get(i);
            PrivatePart other = others.get(i);
            if (one.name() != other.name()
                    || !Arrays.equals(one.salt(), other.salt())
                    || !Arrays.equals(one.body(), other.body())) {
                return false;
            }
        }
        return true;
    }
}
