package dev.purser.http.purser;

import dev.purser.event.Action;
import dev.purser.event.CallInterface;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import dev.purser.http.Answer;
import dev.purser.http.Endpoint;
import dev.purser.http.Exchange;
import dev.purser.journal.Eraser;
import dev.purser.journal.ErasureSubject;
import dev.purser.journal.JournalError;
import java.util.List;
import java.util.Set;

/**
 * Erases a person from the record, on the record: first the events that list what goes are durable, then it goes. The
 * events do not name the person.
 */
final class ErasureResource {
    private static final String OUT_OF_REACH =
            "What was delivered to other systems, or backed up before, is out of reach and must be erased there.";

    private final Eraser eraser;

    ErasureResource(Eraser eraser) {
        this.eraser = eraser;
    }

    List<Endpoint> endpoints() {
        return List.of(Endpoint.of(CallInterface.PURSER, "POST", "/purser/v1/journal/erase", "EraseSubject")
                .does(Action.ERASE_SUBJECT)
                .summary(
                        "Erases what the record's private parts tell of a person. Copies that were delivered or backed up"
                                + " are out of reach.")
                .member("subject", "a name or an id; required")
                .member("dryRun", "true or false: with true it is only counted")
                .answers(200, "how many private parts, of how many events")
                .fails(ApiError.INVALID_BODY, JournalError.JOURNAL_UNAVAILABLE)
                .handle(this::erase));
    }

    private Answer erase(Exchange exchange) {
        JsonBody body = JsonBody.read(exchange);
        String name = body.text("subject").strip();
        if (name.isEmpty()) {
            throw ApiError.INVALID_BODY.at("subject", "a name or an id");
        }
        ErasureSubject subject = new ErasureSubject(Set.of(name), Set.of(name));
        boolean dryRun = body.truth("dryRun").orElse(false);
        exchange.recording()
                .target(Target.builder(TargetType.USER).build())
                .request("dryRun", dryRun)
                .status(200);
        Eraser.Result result = dryRun ? eraser.find(subject) : eraser.erase(subject, exchange.recording());
        return JsonAnswers.object(200, to -> {
            to.truth("erased", !dryRun);
            to.number("events", result.events());
            to.number("parts", result.parts());
            to.text("advice", OUT_OF_REACH);
        });
    }
}
