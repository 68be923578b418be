package dev.purser.http.purser;

import dev.purser.event.Action;
import dev.purser.event.CallInterface;
import dev.purser.http.Answer;
import dev.purser.http.Endpoint;
import dev.purser.http.Exchange;
import dev.purser.identity.TokenIssuer;
import dev.purser.journal.FileJournal;
import dev.purser.journal.JournalError;
import dev.purser.journal.KeyRotator;
import dev.purser.journal.tile.Checkpoint;
import dev.purser.journal.tile.NoteVerifier;
import java.util.List;

/** Replacing the program's own keys, on the record: the one that signs checkpoints, the one that signs tokens. */
final class KeysResource {
    private final FileJournal journal;
    private final KeyRotator rotator;
    private final TokenIssuer tokens;

    KeysResource(FileJournal journal, KeyRotator rotator, TokenIssuer tokens) {
        this.journal = journal;
        this.rotator = rotator;
        this.tokens = tokens;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.of(CallInterface.PURSER, "POST", "/purser/v1/journal/rotate-key", "RotateJournalKey")
                        .does(Action.KEY_ROTATE)
                        .summary(
                                "Replaces the key that signs checkpoints; the checkpoint that covers this act bears both"
                                        + " signatures.")
                        .answers(200, "the new public key, and the checkpoint")
                        .fails(JournalError.JOURNAL_UNAVAILABLE)
                        .handle(this::rotateJournal),
                Endpoint.of(CallInterface.PURSER, "POST", "/purser/v1/token-keys/rotate", "RotateTokenKey")
                        .does(Action.KEY_ROTATE)
                        .summary(
                                "Replaces the key that signs access tokens; tokens signed before hold until they expire.")
                        .answers(200, "the new key's id")
                        .handle(this::rotateTokens));
    }

    private Answer rotateJournal(Exchange exchange) {
        JsonBody.read(exchange);
        Checkpoint checkpoint = rotator.rotate(exchange.recording().status(200));
        return JsonAnswers.object(200, to -> {
            journal.verifier().map(NoteVerifier::text).ifPresent(key -> to.text("key", key));
            to.text("checkpoint", checkpoint.note());
        });
    }

    private Answer rotateTokens(Exchange exchange) {
        JsonBody.read(exchange);
        String id = tokens.rotate(exchange.recording().status(200));
        return JsonAnswers.object(200, json -> json.text("keyId", id));
    }
}
