package dev.purser.server.reference;

import dev.purser.event.Action;
import dev.purser.http.reference.ActionReference.Job;
import java.util.List;

/** What performs actions beside the endpoints that name them: jobs, and what a request brings about besides. */
final class OtherPerformers {
    static final List<Job> ALL = List.of(
            new Job("first start", List.of(Action.USER_CREATE, Action.ROLE_ASSIGN)),
            new Job("start and stop", List.of(Action.SERVER_START, Action.SERVER_STOP)),
            new Job("start after an unclean stop", List.of(Action.JOURNAL_RECOVERED)),
            new Job("return of the journal", List.of(Action.JOURNAL_GAP)),
            new Job("collection", List.of(Action.GC_RUN)),
            new Job("rotation of the tokens' key", List.of(Action.KEY_ROTATE)),
            new Job("first push", List.of(Action.NAMESPACE_CREATE, Action.REPOSITORY_CREATE)),
            new Job("a transfer that breaks off", List.of(Action.TRANSFER_BROKEN)),
            new Job("credentials that do not hold, on any path", List.of(Action.LOGIN)));

    private OtherPerformers() {}
}
