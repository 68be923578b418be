package dev.purser.http.purser;

import dev.purser.event.Action;
import dev.purser.event.CallInterface;
import dev.purser.event.Permission;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import dev.purser.event.json.JsonBytes;
import dev.purser.http.Answer;
import dev.purser.http.Endpoint;
import dev.purser.http.Exchange;
import dev.purser.journal.FileJournal;
import dev.purser.journal.JournalError;
import dev.purser.journal.JournalStatus;
import dev.purser.journal.tile.Checkpoint;
import dev.purser.journal.tile.NoteVerifier;
import dev.purser.journal.verify.Finding;
import dev.purser.journal.verify.VerificationReport;
import dev.purser.journal.verify.Verifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** The journal itself: how it is, whether it verifies. */
final class JournalResource {
    private static final int SHOWN = 100;

    private final FileJournal journal;
    private final Supplier<Optional<String>> witness;

    /**
     * @param witness the checkpoint that is kept outside the journal's folder
     */
    JournalResource(FileJournal journal, Supplier<Optional<String>> witness) {
        this.journal = journal;
        this.witness = witness;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.of(CallInterface.PURSER, "GET", "/purser/v1/journal", "GetJournal")
                        .unrecorded("tells of the journal's health, not of what it holds", Action.HISTORY_LOOKUP)
                        .needs(Permission.LOG_READ)
                        .summary("Tells the journal's state, what to do about it, and its public key.")
                        .answers(200, "state, detail, advice, size, checkpoint, first, key")
                        .handle(exchange -> status()),
                Endpoint.of(CallInterface.PURSER, "POST", "/purser/v1/journal/verify", "VerifyJournal")
                        .does(Action.JOURNAL_VERIFY)
                        .summary(
                                "Reads the whole journal and checks it against its checkpoints, signatures and hashes.")
                        .answers(200, "intact or not, and the findings; answered as 200 in either case")
                        .fails(JournalError.JOURNAL_UNREADABLE)
                        .handle(this::verify));
    }

    private Answer status() {
        JournalStatus status = journal.status();
        return JsonAnswers.object(200, to -> {
            to.text("origin", journal.origin());
            to.text("state", status.state().name().toLowerCase(Locale.ROOT));
            to.text("detail", status.detail());
            to.text("advice", status.advice());
            to.number("size", status.size());
            to.number("checkpoint", status.checkpointSize());
            to.number("first", status.first());
            to.instant("since", status.since());
            journal.verifier().map(NoteVerifier::text).ifPresent(key -> to.text("key", key));
        });
    }

    private Answer verify(Exchange exchange) {
        JsonBody.read(exchange);
        exchange.recording()
                .target(Target.builder(TargetType.JOURNAL).name("journal").build());
        VerificationReport report;
        try {
            report = new Verifier(keys(), witness.get().stream().toList())
                    .verify(journal.folder().path());
        } catch (IOException e) {
            throw new dev.purser.event.PurserException(JournalError.JOURNAL_UNREADABLE, java.util.Map.of(), e);
        }
        exchange.recording()
                .response("result", report.intact() ? "intact" : "not intact")
                .response("size", report.size());
        return JsonAnswers.object(200, to -> write(to, report));
    }

    private List<NoteVerifier> keys() {
        try {
            return Files.readAllLines(journal.folder().publicKeys()).stream()
                    .filter(line -> !line.isBlank())
                    .map(NoteVerifier::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(JsonBytes to, VerificationReport report) {
        to.truth("intact", report.intact());
        to.text("summary", report.summary());
        to.number("first", report.first());
        to.number("size", report.size());
        to.number("checkpoint", report.latest().map(Checkpoint::size).orElse(0L));
        to.number("erased", report.erased());
        report.firstWrong().ifPresent(sequence -> to.number("firstWrong", sequence));
        to.number("wrong", report.wrong());
        List<Finding> shown = report.findings().stream().limit(SHOWN).toList();
        JsonAnswers.elements(to, "findings", shown, (json, finding) -> {
            json.text("kind", finding.kind().name().toLowerCase(Locale.ROOT));
            json.truth("wrong", finding.kind().wrong());
            json.text("records", finding.range());
            json.text("detail", finding.detail());
        });
    }
}
