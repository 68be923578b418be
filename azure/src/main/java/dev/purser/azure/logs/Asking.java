package dev.purser.azure.logs;

import dev.purser.event.Recording;
import dev.purser.identity.Caller;
import dev.purser.identity.MintedId;
import dev.purser.lake.query.QueryRequest;
import dev.purser.lake.query.TimeSpan;
import java.time.Clock;
import java.util.Optional;

/** Brings questions to the tables: checked, on the record, as the caller's. Immutable, thread-safe. */
final class Asking {
    private final QueryService service;
    private final Workspace workspace;
    private final Clock clock;

    Asking(QueryService service, Workspace workspace, Clock clock) {
        this.service = service;
        this.workspace = workspace;
        this.clock = clock;
    }

    Workspace workspace() {
        return workspace;
    }

    /**
     * Begins a query.
     *
     * @param recording gets what is asked, also if that is refused; its id is the query's
     * @param resource the resource that is asked, of a query of one: only its rows are seen
     * @throws dev.purser.event.PurserException {@link LogsError} of what is wrong with the question
     */
    QueryRun begin(Question question, Prefer prefer, Optional<String> resource, Caller caller, Recording recording) {
        question.record(recording);
        String text = question.query();
        TimeSpan within = question.within(clock);
        question.requireWorkspaces(workspace);
        return QueryRun.start(
                service,
                new QueryRequest(
                        recording.id(),
                        text,
                        within,
                        resource.flatMap(workspace::rowsOf),
                        prefer.timeout(),
                        user(caller)),
                new AnswerExtras(prefer, workspace, resource));
    }

    private static String user(Caller caller) {
        return caller.principal().map(MintedId::toString).orElseGet(caller::credential);
    }
}
