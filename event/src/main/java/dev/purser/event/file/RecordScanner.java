package dev.purser.event.file;

import dev.purser.event.json.PlainText;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Finds where the next record begins and ends, by the structure of JSON alone: braces, brackets and strings. Goes on where
 * it stopped when more bytes are there. For one thread.
 */
final class RecordScanner {
    /** What a scan came to. */
    enum Step {
        /** The bytes end before the record does. */
        MORE,
        /** A record stands from {@link #start} to {@link #at}. */
        RECORD,
        /** What stands from {@link #start} to {@link #at} is no record. */
        BROKEN
    }

    private static final int DEEPEST = 62;
    private static final int LONGEST_NAME = 64;

    /** True once a wrapper or an array was opened around the records. */
    private boolean wrapped;

    private boolean first = true;
    private int start = -1;
    private int at;
    private int depth;
    private long arrays;
    private boolean inString;
    private boolean escaped;
    private byte before;
    private String problem = "";

    /** Looks for the next record. */
    void begin() {
        start = -1;
        depth = 0;
        arrays = 0;
        inString = false;
        escaped = false;
    }

    boolean inside() {
        return start >= 0;
    }

    int start() {
        return start;
    }

    int at() {
        return at;
    }

    String problem() {
        return problem;
    }

    /** The bytes up to here are let go of; the record goes on. */
    void restart(int from) {
        start = from;
    }

    /** Everything moved to the front by so many bytes. */
    void moved(int by) {
        at -= by;
        if (start >= 0) {
            start -= by;
        }
    }

    Step scan(byte[] bytes, int from, int to, boolean last) {
        at = from;
        if (start < 0) {
            Step outside = seek(bytes, to, last);
            if (start < 0 || outside == Step.BROKEN) {
                return outside;
            }
        }
        while (at < to) {
            byte b = bytes[at];
            if (inString) {
                if (escaped) {
                    escaped = false;
                } else if (b == '"') {
                    inString = false;
                    before = '"';
                } else if (b == '\\') {
                    escaped = true;
                } else if (b == '\n') {
                    return broken("a text that does not end in its line");
                }
                at = b == '"' ? at + 1 : PlainText.end(bytes, at + 1, escaped ? at + 1 : to);
                continue;
            }
            at++;
            switch (b) {
                case '"' -> inString = true;
                case '{', '[' -> {
                    boolean list = (arrays >>> depth & 1) != 0;
                    if (depth > 0 && !(list ? before == '[' || before == ',' : before == ':')) {
                        at--;
                        return broken("a record that does not end before the next begins");
                    }
                    if (++depth > DEEPEST) {
                        return broken("nested deeper than " + DEEPEST);
                    }
                    arrays = b == '[' ? arrays | 1L << depth : arrays & ~(1L << depth);
                    before = b;
                }
                case '}', ']' -> {
                    if ((arrays >>> depth & 1) != 0 != (b == ']')) {
                        return broken("a bracket that closes what was not opened");
                    }
                    before = b;
                    if (--depth == 0) {
                        return Step.RECORD;
                    }
                }
                case ' ', '\t', '\r', '\n' -> {
                    // White space parts nothing.
                }
                default -> before = b;
            }
        }
        return Step.MORE;
    }

    /** Passes over what may stand between records; anything else is broken up to the end of its line. */
    private Step seek(byte[] bytes, int to, boolean last) {
        while (at < to) {
            byte b = bytes[at];
            if (b == ' ' || b == '\t' || b == '\r' || b == '\n' || b == ',' || isMark(bytes, to)) {
                at++;
            } else if (b == '{') {
                if (first) {
                    int records = wrapper(bytes, to, last);
                    if (records < 0) {
                        return Step.MORE;
                    }
                    first = false;
                    if (records > 0) {
                        wrapped = true;
                        at = records;
                        continue;
                    }
                }
                start = at;
                return Step.MORE;
            } else if (b == '[' && first) {
                first = false;
                wrapped = true;
                at++;
            } else if (wrapped && (b == ']' || b == '}')) {
                at++;
            } else {
                first = false;
                start = at;
                while (at < to && bytes[at] != '\n') {
                    at++;
                }
                return broken("no JSON object begins here");
            }
        }
        return Step.MORE;
    }

    /** A byte order mark, EF BB BF, at the very beginning. */
    private boolean isMark(byte[] bytes, int to) {
        return first
                && bytes[at] < 0
                && at < 3
                && to > at
                && (bytes[at] == (byte) 0xEF || bytes[at] == (byte) 0xBB || bytes[at] == (byte) 0xBF);
    }

    /** Where the records begin behind {@code {"Records":[}; 0 if it is no such object, -1 if that cannot be told yet. */
    private int wrapper(byte[] bytes, int to, boolean last) {
        int i = blank(bytes, at + 1, to);
        int unknown = last ? 0 : -1;
        if (i >= to) {
            return unknown;
        }
        if (bytes[i] != '"') {
            return 0;
        }
        int name = ++i;
        while (i < to && bytes[i] != '"' && i - name < LONGEST_NAME) {
            i++;
        }
        if (i >= to) {
            return unknown;
        }
        if (!new String(bytes, name, i - name, StandardCharsets.UTF_8)
                .toLowerCase(Locale.ROOT)
                .equals("records")) {
            return 0;
        }
        i = blank(bytes, i + 1, to);
        if (i >= to) {
            return unknown;
        }
        if (bytes[i] != ':') {
            return 0;
        }
        i = blank(bytes, i + 1, to);
        if (i >= to) {
            return unknown;
        }
        return bytes[i] == '[' ? i + 1 : 0;
    }

    private static int blank(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && (bytes[i] == ' ' || bytes[i] == '\t' || bytes[i] == '\r' || bytes[i] == '\n')) {
            i++;
        }
        return i;
    }

    private Step broken(String what) {
        problem = what;
        return Step.BROKEN;
    }
}
