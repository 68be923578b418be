package dev.purser.testkit.disk;

import java.util.Arrays;

/** The bytes of a file, without end; what was never written is zero. For one thread at a time. */
final class Pages {
    private static final int PAGE = 16 * 1024;

    private byte[][] pages;

    Pages() {
        this(new byte[0][]);
    }

    private Pages(byte[][] pages) {
        this.pages = pages;
    }

    Pages copy() {
        byte[][] copy = new byte[pages.length][];
        for (int i = 0; i < pages.length; i++) {
            copy[i] = pages[i] == null ? null : pages[i].clone();
        }
        return new Pages(copy);
    }

    void read(long offset, byte[] into, int from, int length) {
        for (int done = 0; done < length; ) {
            long at = offset + done;
            int inPage = (int) (at % PAGE);
            int part = Math.min(length - done, PAGE - inPage);
            int page = Math.toIntExact(at / PAGE);
            if (page < pages.length && pages[page] != null) {
                System.arraycopy(pages[page], inPage, into, from + done, part);
            } else {
                Arrays.fill(into, from + done, from + done + part, (byte) 0);
            }
            done += part;
        }
    }

    void write(long offset, byte[] bytes, int from, int length) {
        for (int done = 0; done < length; ) {
            long at = offset + done;
            int inPage = (int) (at % PAGE);
            int part = Math.min(length - done, PAGE - inPage);
            System.arraycopy(bytes, from + done, page(Math.toIntExact(at / PAGE)), inPage, part);
            done += part;
        }
    }

    /** Makes everything from there on zero. */
    void clearFrom(long offset) {
        int first = Math.toIntExact(offset / PAGE);
        if (first >= pages.length) {
            return;
        }
        if (pages[first] != null) {
            Arrays.fill(pages[first], (int) (offset % PAGE), PAGE, (byte) 0);
        }
        pages = Arrays.copyOf(pages, first + 1);
    }

    private byte[] page(int index) {
        if (index >= pages.length) {
            pages = Arrays.copyOf(pages, Math.max(index + 1, pages.length + pages.length / 2));
        }
        if (pages[index] == null) {
            pages[index] = new byte[PAGE];
        }
        return pages[index];
    }
}
