package dev.purser.cli.record;

import com.fasterxml.jackson.databind.JsonNode;
import dev.purser.cli.Api;
import dev.purser.cli.CommandException;
import dev.purser.cli.ExitCode;
import dev.purser.journal.tile.Checkpoint;
import dev.purser.journal.tile.MalformedNoteException;
import dev.purser.journal.tile.NoteVerifier;
import dev.purser.journal.tile.SignedNote;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Checks a running server's record from the outside, and has it check itself. */
final class ServerVerification {
    private final Api api;
    private final String server;
    private final WitnessStore witness;
    private final List<NoteVerifier> keys;
    private final List<String> known;
    private final RemoteLog log;

    ServerVerification(Api api, String server, WitnessStore witness, List<NoteVerifier> keys, List<String> known) {
        this.api = api;
        this.server = server;
        this.witness = witness;
        this.keys = keys;
        this.known = known;
        this.log = new RemoteLog(api);
    }

    int run(boolean entries, VerificationView view) {
        Optional<WitnessStore.Seen> seen = witness.find(server);
        Checkpoint checkpoint = log.checkpoint();
        view.fact("size", checkpoint.size());
        Optional<NoteVerifier> signer = signer(seen, checkpoint, view);
        for (String note : notes(seen)) {
            consistent(note, checkpoint, view);
        }
        if (entries) {
            byte[] root = log.root(checkpoint.size(), leaves -> {});
            if (Arrays.equals(root, checkpoint.root())) {
                view.good("all " + checkpoint.size() + " leaves were fetched and give the signed tree");
            } else {
                view.wrong("the leaves that the server gives out are not those that were signed");
            }
        }
        askServer(view);
        if (view.intact() && signer.isPresent()) {
            witness.keep(server, new WitnessStore.Seen(signer.get().text(), checkpoint.note()));
        }
        return view.end("the record of " + server + " up to " + checkpoint.size());
    }

    /** The key that signed the checkpoint, of those that are trusted; the server's own where nobody knows better yet. */
    private Optional<NoteVerifier> signer(
            Optional<WitnessStore.Seen> seen, Checkpoint checkpoint, VerificationView view) {
        List<NoteVerifier> trusted = keys;
        if (trusted.isEmpty() && seen.isPresent()) {
            trusted = List.of(NoteVerifier.parse(seen.get().key()));
        }
        if (trusted.isEmpty()) {
            NoteVerifier told =
                    NoteVerifier.parse(api.get("/purser/v1/journal").path("key").asText());
            view.note("first look at this server: its own word is taken for its key " + told.text());
            trusted = List.of(told);
        }
        SignedNote note = SignedNote.parse(checkpoint.note());
        Optional<NoteVerifier> signer =
                trusted.stream().filter(key -> key.verifies(note)).findFirst();
        if (signer.isPresent()) {
            view.good("checkpoint " + checkpoint.size() + " is signed by "
                    + signer.get().name());
        } else {
            view.wrong(
                    "checkpoint " + checkpoint.size() + " is not signed by a key that is trusted here; if the key was"
                            + " replaced, give the new one with --key");
        }
        return signer;
    }

    private List<String> notes(Optional<WitnessStore.Seen> seen) {
        List<String> notes = new ArrayList<>(known);
        seen.map(WitnessStore.Seen::checkpoint).ifPresent(notes::add);
        return notes;
    }

    private void consistent(String note, Checkpoint now, VerificationView view) {
        Checkpoint before;
        try {
            before = Checkpoint.parse(note);
        } catch (MalformedNoteException e) {
            throw new CommandException(ExitCode.USAGE, "a known checkpoint is none: " + e.getMessage(), "");
        }
        if (!before.origin().equals(now.origin())) {
            view.wrong("the known checkpoint is of the log " + before.origin() + ", not of " + now.origin());
        } else if (before.size() > now.size()) {
            view.wrong("the record was known to reach " + before.size() + " and now ends at " + now.size()
                    + ": it was cut, or put back to an older state");
        } else if (log.consistency(before.size(), now.size()).verify(before.root(), now.root())) {
            view.good("the record only grew since checkpoint " + before.size());
        } else {
            view.wrong("the record is not the one that was known at " + before.size() + ": its past was changed");
        }
    }

    private void askServer(VerificationView view) {
        JsonNode report = api.post("/purser/v1/journal/verify", Api.body());
        String summary = report.path("summary").asText();
        if (report.path("intact").asBoolean()) {
            view.good("the server has read all its records: " + summary);
        } else {
            report.path("findings").forEach(finding -> {
                if (finding.path("wrong").asBoolean()) {
                    String records = finding.path("records").asText("");
                    view.wrong((records.isEmpty() ? "" : "record " + records + ": ")
                            + finding.path("detail").asText());
                }
            });
            view.wrong("the server's own check failed: " + summary);
        }
        if (report.has("firstWrong")) {
            view.fact("firstWrong", report.path("firstWrong").asLong());
        }
    }
}
