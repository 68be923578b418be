package dev.purser.delivery.http;

import dev.purser.event.dialect.Framing;
import dev.purser.event.dialect.RecordBuffer;

/** Several records as one body, with a framing's marks around and between them. */
public final class FramedBody {
    private FramedBody() {}

    /**
     * The body of some of the records.
     *
     * @param from the first record's index
     * @param to the index after the last; none where it is {@code from}
     */
    public static byte[] of(RecordBuffer records, int from, int to, Framing framing) {
        int count = to - from;
        int length = framing.open().length()
                + framing.close().length()
                + Math.max(0, count - 1) * framing.between().length();
        for (int i = from; i < to; i++) {
            length += records.length(i);
        }
        byte[] body = new byte[length];
        int at = put(framing.open(), body, 0);
        for (int i = from; i < to; i++) {
            if (i > from) {
                at = put(framing.between(), body, at);
            }
            System.arraycopy(records.array(), records.start(i), body, at, records.length(i));
            at += records.length(i);
        }
        put(framing.close(), body, at);
        return body;
    }

    private static int put(String ascii, byte[] to, int at) {
        for (int i = 0; i < ascii.length(); i++) {
            to[at + i] = (byte) ascii.charAt(i);
        }
        return at + ascii.length();
    }
}
