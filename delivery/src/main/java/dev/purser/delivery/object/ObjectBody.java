package dev.purser.delivery.object;

import dev.purser.event.dialect.Framing;
import dev.purser.event.dialect.RecordBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * The bytes of one object, put together in arrays that are used again for the next. For one thread; to be closed, which
 * gives the compressor's memory back.
 */
final class ObjectBody implements AutoCloseable {
    /** RFC 1952: deflate, no name, no time (equal records give equal bytes), an unknown system. */
    private static final byte[] GZIP_HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    private static final int GZIP_TRAILER = 8;
    private static final int KEPT = 16 << 20;

    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    private final CRC32 crc = new CRC32();
    private final MessageDigest sha256;
    private byte[] plain = new byte[1 << 16];
    private int length;
    private byte[] packed = new byte[0];

    ObjectBody() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes up one group's records, framed, in place of what was there. */
    void fill(RecordBuffer records, Groups groups, Groups.Group group, Framing framing) {
        length = 0;
        add(ascii(framing.open()));
        byte[] between = ascii(framing.between());
        boolean lines = framing.between().equals("\n");
        byte[] from = records.array();
        int record = group.head();
        while (record != Groups.END) {
            if (record != group.head()) {
                add(between);
            }
            int start = records.start(record);
            int end = start + records.length(record);
            int next = groups.next(record);
            // In the buffer, too, a line feed stands between neighbours: as lines, they go over in one piece.
            while (lines && next != Groups.END && records.start(next) == end + 1 && from[end] == '\n') {
                end = records.start(next) + records.length(next);
                next = groups.next(next);
            }
            add(from, start, end - start);
            record = next;
        }
        add(ascii(framing.close()));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private void add(byte[] bytes) {
        add(bytes, 0, bytes.length);
    }

    private void add(byte[] bytes, int from, int count) {
        if (plain.length - length < count) {
            plain = Arrays.copyOf(plain, Math.max(length + count, 2 * plain.length));
        }
        System.arraycopy(bytes, from, plain, length, count);
        length += count;
    }

    /** How many bytes, before compression. */
    int length() {
        return length;
    }

    /** Of the bytes before compression, in hexadecimal digits. */
    String sha256() {
        sha256.update(plain, 0, length);
        return HexFormat.of().formatHex(sha256.digest());
    }

    byte[] plain() {
        return Arrays.copyOf(plain, length);
    }

    /** As one gzip member. */
    byte[] gzip() {
        if (packed.length == 0) {
            packed = new byte[1 << 16];
        }
        System.arraycopy(GZIP_HEADER, 0, packed, 0, GZIP_HEADER.length);
        int at = GZIP_HEADER.length;
        deflater.reset();
        deflater.setInput(plain, 0, length);
        deflater.finish();
        while (!deflater.finished()) {
            if (packed.length - at <= GZIP_TRAILER) {
                packed = Arrays.copyOf(packed, 2 * packed.length);
            }
            at += deflater.deflate(packed, at, packed.length - at - GZIP_TRAILER);
        }
        crc.reset();
        crc.update(plain, 0, length);
        at = littleEndian(at, (int) crc.getValue());
        at = littleEndian(at, length);
        return Arrays.copyOf(packed, at);
    }

    private int littleEndian(int at, int value) {
        for (int i = 0; i < Integer.BYTES; i++) {
            packed[at + i] = (byte) (value >>> (Byte.SIZE * i));
        }
        return at + Integer.BYTES;
    }

    /** Gives up arrays that one huge batch has left behind. */
    void trim() {
        if (plain.length > KEPT) {
            plain = new byte[1 << 16];
        }
        if (packed.length > KEPT) {
            packed = new byte[0];
        }
    }

    @Override
    public void close() {
        deflater.end();
    }
}
