package dev.purser.server.reference;

import dev.purser.event.Action;
import dev.purser.http.reference.ActionReference.Job;
import java.util.List;

/** What performs actions beside the endpoints: jobs, and the program itself. */
final class OtherPerformers {
    static final List<Job> ALL = List.of(
            new Job("start and stop", List.of(Action.SERVER_START, Action.SERVER_STOP, Action.JOURNAL_RECOVERED)),
            new Job("return of the journal", List.of(Action.JOURNAL_GAP)),
            new Job("a transfer that breaks off", List.of(Action.TRANSFER_BROKEN)),
            new Job("credentials that do not hold, on any path", List.of(Action.LOGIN)));

    private OtherPerformers() {}
}
