package dev.purser.testkit.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/** Writes tar archives in the ustar format of POSIX, long names by pax headers; the same entries give the same bytes. */
final class Tar {
    private static final int BLOCK = 512;
    private static final int NAME = 100;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private Tar() {}

    static byte[] of(List<TarEntry> entries) {
        Tar tar = new Tar();
        entries.forEach(tar::entry);
        tar.out.writeBytes(new byte[2 * BLOCK]);
        return tar.out.toByteArray();
    }

    private void entry(TarEntry entry) {
        switch (entry) {
            case TarEntry.File file -> header(file.path(), '0', file.mode(), "", file.bytes());
            case TarEntry.Folder folder -> header(folder.path() + "/", '5', folder.mode(), "", new byte[0]);
            case TarEntry.Link link -> header(link.path(), '2', 0777, link.target(), new byte[0]);
        }
    }

    private void header(String path, char type, int mode, String target, byte[] content) {
        if (path.getBytes(UTF_8).length > NAME || target.getBytes(UTF_8).length > NAME) {
            byte[] pax = (pax("path", path) + (target.isEmpty() ? "" : pax("linkpath", target))).getBytes(UTF_8);
            block("pax", 'x', 0644, "", pax);
        }
        block(path, type, mode, target, content);
    }

    /** One pax record, whose length counts itself. */
    private static String pax(String key, String value) {
        String rest = " " + key + "=" + value + "\n";
        int bytes = rest.getBytes(UTF_8).length;
        int length = bytes + Integer.toString(bytes).length();
        if (Integer.toString(length).length() > Integer.toString(bytes).length()) {
            length++;
        }
        return length + rest;
    }

    private void block(String path, char type, int mode, String target, byte[] content) {
        ByteBuffer header = ByteBuffer.allocate(BLOCK);
        put(header, 0, path, NAME);
        put(header, 100, "%07o".formatted(mode), 8);
        put(header, 108, "0000000", 8);
        put(header, 116, "0000000", 8);
        put(header, 124, "%011o".formatted(content.length), 12);
        put(header, 136, "00000000000", 12);
        put(header, 148, "        ", 8);
        header.put(156, (byte) type);
        put(header, 157, target, NAME);
        put(header, 257, "ustar\0" + "00", 8);
        int sum = 0;
        for (byte b : header.array()) {
            sum += b & 0xff;
        }
        put(header, 148, "%06o\0 ".formatted(sum), 8);
        out.writeBytes(header.array());
        out.writeBytes(content);
        out.writeBytes(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
    }

    private static void put(ByteBuffer header, int at, String text, int most) {
        byte[] bytes = text.getBytes(UTF_8);
        header.put(at, bytes.length > most ? Arrays.copyOf(bytes, most) : bytes);
    }
}
