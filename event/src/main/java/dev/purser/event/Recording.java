package dev.purser.event;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/**
 * One action on its way onto the record: open while facts are gathered, sealed when its events have been made, durable
 * when they are on disk.
 *
 * <p>{@link #seal} alone builds events. Begun by the door of {@code http} for a request, and by a job for its run; whoever
 * does the work adds the facts that it alone knows. For one thread at a time; a hand-over must be ordered by whoever
 * hands over.
 */
public final class Recording {
    /** How far a recording has come. */
    public enum State {
        OPEN,
        SEALED,
        DURABLE
    }

    /** Decides whether the caller may do what the request turned out to be; throws where not. */
    @FunctionalInterface
    public interface Gate {
        /** Lets everything pass: for the program's own jobs. */
        Gate OPEN = (action, namespace) -> {};

        /**
         * @param namespace the namespace that the action touches; empty for the account
         * @throws PurserException if the caller may not
         */
        void pass(Action action, Optional<String> namespace);
    }

    private record Extra(Action action, List<Target> targets) {}

    private final Clock clock;
    private UUID id;
    private final Instant started;
    private final CallInterface face;
    private final String operation;
    private final Gate gate;
    private final List<Target> targets = new ArrayList<>(2);
    private final List<Extra> extras = new ArrayList<>(0);
    private final Map<String, Object> request = new LinkedHashMap<>();
    private final Map<String, Object> response = new LinkedHashMap<>();
    private Map<String, Object> before = Map.of();
    private Map<String, Object> after = Map.of();
    private Optional<String> manifest = Optional.empty();
    private boolean truncated;
    private State state = State.OPEN;
    private Action action;
    private Actor actor = Actor.ANONYMOUS;
    private Client client = Client.NONE;
    private Origin origin = Origin.NONE;
    private Transfer transfer = Transfer.NONE;
    private Call call = Call.NONE;
    private Source source = Source.PURSER;
    private Optional<Decision> decision = Optional.empty();
    private Optional<Folding> folding = Optional.empty();
    private int successStatus;
    private List<SealedEvent> sealed = List.of();
    private OptionalLong sequence = OptionalLong.empty();

    private Recording(Clock clock, Action action, CallInterface face, String operation, Gate gate) {
        this.clock = clock;
        this.started = clock.instant();
        this.id = EventIds.next(started);
        this.action = action;
        this.face = face;
        this.operation = operation;
        this.gate = gate;
    }

    /**
     * Begins the recording of a request.
     *
     * @param action what it is as far as is known; stands if the request fails early
     * @param operation the interface's own name for it
     * @param gate asked whenever the action turns out to be another
     */
    public static Recording begin(Clock clock, Action action, CallInterface face, String operation, Gate gate) {
        return new Recording(clock, action, face, operation, gate);
    }

    /** Begins the recording of a job's run, as actor <em>system</em>. */
    public static Recording job(Clock clock, Action action, String job) {
        return new Recording(clock, action, CallInterface.JOB, job, Gate.OPEN).actor(Actor.system(job));
    }

    /**
     * Begins the recording of a further act of the same request, with an id, targets and data of its own: who asked, from
     * where, how and by which right stands already.
     */
    public Recording another(Action its, String itsOperation) {
        Recording next = new Recording(clock, its, face, itsOperation, gate);
        next.actor = actor;
        next.client = client;
        next.origin = origin;
        next.call = call;
        next.source = source;
        next.decision = decision;
        return next;
    }

    /** The id of the first event that this will seal: what follows from it names it as its cause. */
    public UUID id() {
        return id;
    }

    public State state() {
        return state;
    }

    public Action action() {
        return action;
    }

    public Actor actor() {
        return actor;
    }

    public Instant started() {
        return started;
    }

    public Client client() {
        return client;
    }

    public Optional<Decision> decision() {
        return decision;
    }

    /**
     * Tells what the request turned out to be, after asking the gate.
     *
     * @throws PurserException if the caller may not do that
     */
    public Recording narrow(Action turnedOut, Optional<String> namespace) {
        requireOpen();
        if (turnedOut != action) {
            action = turnedOut;
            gate.pass(turnedOut, namespace);
        }
        return this;
    }

    /** Tells that the credentials did not hold, so that this is a failed login and not what was attempted. */
    public Recording becameLogin() {
        requireOpen();
        action = Action.LOGIN;
        return this;
    }

    public Recording actor(Actor who) {
        requireOpen();
        actor = who;
        return this;
    }

    public Recording client(Client from) {
        requireOpen();
        client = from;
        return this;
    }

    public Recording origin(Origin where) {
        requireOpen();
        origin = where;
        return this;
    }

    public Recording call(Call how) {
        requireOpen();
        call = how;
        return this;
    }

    public Call call() {
        return call;
    }

    /** Ties this to the other requests of one operation, such as one push. */
    public Recording operationId(String operationId) {
        return call(call.toBuilder().operationId(operationId).build());
    }

    /** Names the event that this one follows. */
    public Recording cause(UUID event) {
        return call(call.toBuilder().cause(event).build());
    }

    public Recording source(Source system) {
        requireOpen();
        source = system;
        return this;
    }

    public Recording decision(Decision decided) {
        requireOpen();
        decision = Optional.of(decided);
        return this;
    }

    public Recording target(Target target) {
        requireOpen();
        targets.add(target);
        return this;
    }

    /** Replaces the targets named so far by what they turned out to be. */
    public Recording targets(List<Target> all) {
        requireOpen();
        targets.clear();
        targets.addAll(all);
        return this;
    }

    public List<Target> targets() {
        return List.copyOf(targets);
    }

    public Recording transfer(Transfer bytes) {
        requireOpen();
        transfer = bytes;
        return this;
    }

    /** Adds a fact of the request; the caller answers for its being on the action's allow-list and no secret. */
    public Recording request(String name, Object value) {
        requireOpen();
        request.put(name, value);
        return this;
    }

    /** Adds a fact of the answer; the same rule holds. */
    public Recording response(String name, Object value) {
        requireOpen();
        response.put(name, value);
        return this;
    }

    /** A changed thing's settings, as they were and as they are. */
    public Recording changed(Map<String, Object> was, Map<String, Object> is) {
        requireOpen();
        before = Map.copyOf(was);
        after = Map.copyOf(is);
        return this;
    }

    /** The text of a pushed manifest; what is over the record's limit is left out and marked. */
    public Recording manifest(String text, int bytes) {
        requireOpen();
        if (bytes > EventData.MANIFEST_LIMIT) {
            truncated = true;
        } else {
            manifest = Optional.of(text);
        }
        return this;
    }

    public Recording folding(Folding several) {
        requireOpen();
        folding = Optional.of(several);
        return this;
    }

    /**
     * Adds another event to the same operation, caused by the first: a repository that came to be by a push, a signature
     * that went with its subject.
     */
    public Recording also(Action other, List<Target> about) {
        requireOpen();
        extras.add(new Extra(other, List.copyOf(about)));
        return this;
    }

    /** The HTTP status of a success, for {@link #seal()}. */
    public Recording status(int success) {
        requireOpen();
        successStatus = success;
        return this;
    }

    public int status() {
        return successStatus;
    }

    /** Seals a success with the status set before. */
    public List<SealedEvent> seal() {
        return seal(successStatus == 0 ? Outcome.SUCCESS : Outcome.success(successStatus));
    }

    /**
     * Makes the events: the first bears {@link #id}, and no fact can be added any more.
     *
     * <p>More targets than one event holds become more events of the same operation.
     */
    public List<SealedEvent> seal(Outcome outcome) {
        requireOpen();
        Instant now = clock.instant();
        List<SealedEvent> made = new ArrayList<>(1 + extras.size());
        AuditEvent first = event(id, action, targets, outcome, now, call);
        spread(first, targets, made);
        if (outcome.result() == Outcome.Result.SUCCESS) {
            Call follows = extras.isEmpty() ? call : call.toBuilder().cause(id).build();
            for (Extra extra : extras) {
                spread(
                        event(EventIds.next(now), extra.action, extra.targets, outcome, now, follows),
                        extra.targets,
                        made);
            }
        }
        sealed = List.copyOf(made);
        state = State.SEALED;
        return sealed;
    }

    /** The events made by {@link #seal}; empty while open. */
    public List<SealedEvent> sealed() {
        return sealed;
    }

    /**
     * Takes back a seal, because what its events tell of did not come about. The next seal is under a new id: if a commit
     * that could not be confirmed turns out to have happened after all, its event is not mistaken for the failure's.
     */
    public Recording reopen() {
        if (state == State.DURABLE) {
            throw new IllegalStateException("a durable record cannot be taken back: " + id);
        }
        if (state == State.SEALED) {
            id = EventIds.next(started);
        }
        state = State.OPEN;
        sealed = List.of();
        return this;
    }

    /** Marks the events as being on disk, the first of them at this sequence number. */
    public void durable(long firstSequence) {
        if (state != State.SEALED) {
            throw new IllegalStateException("only what is sealed can become durable: " + id + " is " + state);
        }
        sequence = OptionalLong.of(firstSequence);
        state = State.DURABLE;
    }

    /**
     * Marks this as durable without an event of its own: an event that stands for several alike, at this sequence number,
     * tells of it.
     */
    public void toldBy(long otherSequence) {
        requireOpen();
        sequence = OptionalLong.of(otherSequence);
        state = State.DURABLE;
    }

    /** Where the first event stands in the journal; empty until it does. */
    public OptionalLong sequence() {
        return sequence;
    }

    private AuditEvent event(UUID eventId, Action what, List<Target> about, Outcome outcome, Instant now, Call how) {
        List<Target> held = about.size() > AuditEvent.MAX_TARGETS ? about.subList(0, AuditEvent.MAX_TARGETS) : about;
        EventData data = request.isEmpty()
                        && response.isEmpty()
                        && before.isEmpty()
                        && after.isEmpty()
                        && manifest.isEmpty()
                        && !truncated
                ? EventData.NONE
                : new EventData(
                        Masking.secretsMasked(request),
                        Masking.secretsMasked(response),
                        Masking.secretsMasked(before),
                        Masking.secretsMasked(after),
                        manifest,
                        truncated);
        Severity severity = outcome.result() == Outcome.Result.FAILURE && what.severity() == Severity.NORMAL
                ? Severity.WARNING
                : what.severity();
        return new AuditEvent(
                eventId,
                AuditEvent.SCHEMA,
                what,
                severity,
                face,
                operation,
                folding,
                started,
                Duration.between(started, now),
                now,
                outcome,
                decision,
                actor,
                client,
                origin,
                held,
                transfer,
                how,
                data,
                source,
                Set.of());
    }

    private static void spread(AuditEvent event, List<Target> all, List<SealedEvent> made) {
        if (all.size() <= AuditEvent.MAX_TARGETS) {
            made.addAll(EventSpread.seal(event));
            return;
        }
        AuditEvent next = event;
        for (int from = 0; from < all.size(); from += AuditEvent.MAX_TARGETS) {
            List<Target> some = all.subList(from, Math.min(all.size(), from + AuditEvent.MAX_TARGETS));
            made.addAll(EventSpread.seal(next.withTargets(some)));
            next = next.withId(EventIds.next(event.recorded()));
        }
    }

    private void requireOpen() {
        if (state != State.OPEN) {
            throw new IllegalStateException("the recording " + id + " is " + state + ", no longer open");
        }
    }
}
