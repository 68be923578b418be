package dev.purser.journal;

import dev.purser.event.Action;
import dev.purser.event.PurserException;
import dev.purser.event.Recording;
import dev.purser.journal.tile.Checkpoint;
import java.util.Map;

/**
 * Replaces the key that signs checkpoints, on the record: the event first, then the checkpoint that both keys sign.
 * A crash in between leaves the old key in place; the same new key is announced again.
 */
public final class KeyRotator {
    private final FileJournal journal;
    private final Recorder recorder;

    public KeyRotator(FileJournal journal, Recorder recorder) {
        this.journal = journal;
        this.recorder = recorder;
    }

    /**
     * @param recording open, of the action {@code key.rotate}; durable when this returns normally
     * @return the checkpoint that bears both signatures
     * @throws PurserException with {@link JournalError#JOURNAL_UNAVAILABLE} if nothing can be recorded or signed now
     */
    public Checkpoint rotate(Recording recording) {
        recorder.permit(Action.KEY_ROTATE);
        KeyRotation rotation = new KeyRotation(
                journal.verifier()
                        .orElseThrow(() -> new PurserException(
                                JournalError.JOURNAL_UNAVAILABLE, Map.of("found", "the signing key is missing"))),
                journal.prepareKey());
        recording.targets(rotation.targets());
        recording.seal();
        recorder.record(recording);
        return journal.rotateKey();
    }
}
