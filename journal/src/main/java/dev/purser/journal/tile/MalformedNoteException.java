package dev.purser.journal.tile;

/** A text that is no signed note, checkpoint or key: says what was expected. Holds no part of the text. */
public final class MalformedNoteException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MalformedNoteException(String message) {
        super(message);
    }

    public MalformedNoteException(String message, Throwable cause) {
        super(message, cause);
    }
}
