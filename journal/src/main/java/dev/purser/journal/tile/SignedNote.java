package dev.purser.journal.tile;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A text with signatures below it: C2SP signed-note.
 *
 * @param text what is signed, its last newline included
 * @param signatures one or more, as they stand in the note, not yet verified
 */
public record SignedNote(String text, List<NoteSignature> signatures) {
    /** The longest note that is read, in characters: many times what a checkpoint needs. */
    public static final int MAX_LENGTH = 128 * 1024;

    /** The most signatures that are read. */
    public static final int MAX_SIGNATURES = 64;

    private static final String DASH = "\u2014 ";

    public SignedNote {
        signatures = List.copyOf(signatures);
    }

    /**
     * Reads a note, to the letter of the specification.
     *
     * @throws MalformedNoteException if it is none
     */
    public static SignedNote parse(String note) {
        if (note.length() > MAX_LENGTH) {
            throw new MalformedNoteException("a note of " + note.length() + " characters, at most " + MAX_LENGTH);
        }
        if (note.chars().anyMatch(c -> c < 0x20 && c != '\n')
                || !StandardCharsets.UTF_8.newEncoder().canEncode(note)) {
            throw new MalformedNoteException("a note is UTF-8 without control characters");
        }
        int blank = note.lastIndexOf("\n\n");
        if (blank < 0 || !note.endsWith("\n")) {
            throw new MalformedNoteException("a note has a text, a blank line and signatures");
        }
        String[] lines = note.substring(blank + 2).split("\n", -1);
        if (lines.length < 2 || lines.length - 1 > MAX_SIGNATURES) {
            throw new MalformedNoteException("a note has between 1 and " + MAX_SIGNATURES + " signatures");
        }
        List<NoteSignature> signatures = new ArrayList<>(lines.length - 1);
        for (int i = 0; i < lines.length - 1; i++) {
            signatures.add(signature(lines[i]));
        }
        return new SignedNote(note.substring(0, blank + 1), signatures);
    }

    private static NoteSignature signature(String line) {
        int space = line.lastIndexOf(' ');
        if (!line.startsWith(DASH) || space < DASH.length()) {
            throw new MalformedNoteException("a signature line is a dash, a name and base64");
        }
        String name = line.substring(DASH.length(), space);
        if (!isKeyName(name)) {
            throw new MalformedNoteException("a key's name is not empty and has no space and no plus");
        }
        byte[] bytes = decode(line.substring(space + 1));
        if (bytes.length < 5) {
            throw new MalformedNoteException("a signature has a key id and at least one byte");
        }
        return new NoteSignature(name, ByteBuffer.wrap(bytes).getInt(), Arrays.copyOfRange(bytes, 4, bytes.length));
    }

    /** True if a key may bear the name. */
    static boolean isKeyName(String name) {
        return !name.isEmpty()
                && name.codePoints()
                        .noneMatch(c -> c == '+' || c < 0x20 || Character.isWhitespace(c) || Character.isSpaceChar(c));
    }

    /** Base64 of RFC 4648 section 4 in its one canonical spelling. */
    static byte[] decode(String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            if (Base64.getEncoder().encodeToString(bytes).equals(base64)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw new MalformedNoteException("no base64", e);
        }
        throw new MalformedNoteException("base64 in another spelling than the canonical one");
    }

    /** The note as it is sent and kept. */
    public String note() {
        StringBuilder note = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> note.append(signature.line()));
        return note.toString();
    }
}
