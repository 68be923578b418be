package dev.purser.cli.record;

import com.fasterxml.jackson.databind.JsonNode;
import dev.purser.cli.Api;
import dev.purser.cli.ServerCommand;
import dev.purser.journal.tile.NoteVerifier;
import dev.purser.journal.tile.SignedNote;
import picocli.CommandLine.Command;

/** Replaces the key that signs checkpoints. */
@Command(
        name = "rotate-key",
        description = {
            "Replace the key that signs checkpoints, on the record.",
            "The checkpoint that covers the change bears the signatures of both keys, so that whoever trusts the old key"
                    + " can come to trust the new one."
        },
        footer = "  purser journal rotate-key")
public final class JournalRotateKeyCommand extends ServerCommand {
    @Override
    public Integer call() {
        JsonNode rotated = api().post("/purser/v1/journal/rotate-key", Api.body());
        NoteVerifier fresh = NoteVerifier.parse(rotated.path("key").asText());
        String note = rotated.path("checkpoint").asText();
        WitnessStore witness = new WitnessStore(surroundings().configFolder());
        SignedNote both = SignedNote.parse(note);
        witness.find(address())
                .filter(seen -> NoteVerifier.parse(seen.key()).verifies(both) && fresh.verifies(both))
                .ifPresent(seen -> witness.keep(address(), new WitnessStore.Seen(fresh.text(), note)));
        return done(rotated, fresh.text());
    }
}
