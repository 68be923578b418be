package dev.purser.http;

import dev.purser.event.Action;
import dev.purser.event.Outcome;
import dev.purser.event.PurserException;
import dev.purser.event.Recording;
import dev.purser.event.Transfer;
import dev.purser.http.sigv4.SigV4;
import dev.purser.http.sigv4.SignedRequest;
import dev.purser.identity.Authenticator;
import dev.purser.identity.Authorizer;
import dev.purser.identity.Caller;
import dev.purser.identity.Credentials;
import dev.purser.identity.LoginRefusedException;
import dev.purser.identity.NetworkAddress;
import dev.purser.identity.NetworkRules;
import dev.purser.journal.JournalError;
import dev.purser.journal.Recorder;
import dev.purser.journal.RefusalKey;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one door that every request passes: it begins the recording, finds who asks and whether they may, lets the handler
 * work, seals, waits until the event is on disk, and only then gives the answer out.
 *
 * <p>Nothing thrown inside reaches the outside: every failure becomes an answer with a registered code, on the record.
 * Thread-safe; blocks its caller's (virtual) thread.
 */
public final class Door {
    private static final Logger LOG = LoggerFactory.getLogger(Door.class);

    /** Begins the recording of a request, once its gate is known. */
    @FunctionalInterface
    interface Begin {
        Recording recording(Recording.Gate gate);
    }

    /** An answer that may be given out, and who wants to hear how that went. */
    public interface Reply {
        Answer answer();

        /** The transfer broke off after so many bytes; recorded where its beginning was. */
        void broken(long moved);
    }

    private final EndpointCatalogue catalogue;
    private final Authenticator authenticator;
    private final Authorizer authorizer;
    private final NetworkRules network;
    private final Recorder recorder;
    private final HttpConfig config;
    private final Clock clock;
    private final HttpMetrics metrics;
    private final Arrivals arrivals;
    private final Operations operations;

    public Door(
            EndpointCatalogue catalogue,
            Authenticator authenticator,
            Authorizer authorizer,
            NetworkRules network,
            Recorder recorder,
            HttpConfig config,
            Clock clock,
            HttpMetrics metrics) {
        this.catalogue = catalogue;
        this.authenticator = authenticator;
        this.authorizer = authorizer;
        this.network = network;
        this.recorder = recorder;
        this.config = config;
        this.clock = clock;
        this.metrics = metrics;
        this.arrivals = new Arrivals(config);
        this.operations = new Operations(clock);
    }

    /** Takes a request and gives what to answer, after its record is durable. */
    public Reply open(Request request) {
        long began = System.nanoTime();
        Optional<EndpointCatalogue.Match> match = catalogue.find(request);
        if (match.isEmpty()) {
            Answer answer = nowhere(request);
            metrics.answered("none", answer.status(), System.nanoTime() - began, 0, 0);
            return new Unwatched(answer);
        }
        Endpoint endpoint = match.get().endpoint();
        Reply reply = open(request, endpoint, match.get().variables());
        Answer answer = reply.answer();
        metrics.answered(
                endpoint.operation(),
                answer.status(),
                System.nanoTime() - began,
                request.contentLength(),
                request.method().equals("HEAD") ? 0 : answer.length());
        return reply;
    }

    private Reply open(Request request, Endpoint endpoint, PathVariables variables) {
        Passage passage;
        try {
            passage = new Passage(
                    endpoint,
                    variables,
                    arrivals.of(request),
                    authorizer,
                    gate -> Recording.begin(clock, endpoint.begunAs(), endpoint.face(), endpoint.operation(), gate));
        } catch (PurserException malformedPath) {
            return new Unwatched(endpoint.form().answer(malformedPath, ""));
        }
        try {
            Answer answer = pass(request, variables, passage);
            return new Sent(stamped(answer, passage), passage);
        } catch (PurserException failure) {
            return new Unwatched(failed(passage, failure));
        } catch (UncheckedIOException gone) {
            LOG.debug("request {} ended early", passage.refusable().id(), gone);
            return new Unwatched(failed(passage, new PurserException(HttpError.CLIENT_GONE)));
        } catch (RuntimeException | StackOverflowError bug) {
            LOG.error("request {} failed", passage.refusable().id(), bug);
            return new Unwatched(failed(passage, new PurserException(HttpError.INTERNAL)));
        }
    }

    private Answer pass(Request request, PathVariables variables, Passage passage) {
        Endpoint endpoint = passage.endpoint();
        Optional<SignedRequest> signed = Optional.empty();
        try {
            if (endpoint.access() != Endpoint.Access.OPEN) {
                network.admit(passage.arrival().address());
                if (SigV4.shown(request)) {
                    signed = Optional.of(SigV4.read(request, endpoint.face(), endpoint.signedBody(), clock.instant()));
                }
                Credentials shown = signed.map(SignedRequest::credentials)
                        .orElseGet(() -> Credentials.parse(request.header("Authorization")));
                passage.shown(shown);
                passage.identified(
                        authenticator.authenticate(shown, passage.arrival().client()));
            }
        } finally {
            passage.describe(request, operations, config);
        }
        passage.admit();
        if (passage.recorded()) {
            recorder.permit(passage.refusable().action());
        }
        Request checked = signed.map(SignedRequest::request).orElse(request);
        Answer answer = endpoint.handler().handle(new Exchange(checked, endpoint, variables, passage));
        if (passage.leavesRecord() && passage.recording().state() == Recording.State.OPEN) {
            passage.recording().seal(Outcome.success(answer.status()));
            recorder.record(passage.recording());
        }
        return answer;
    }

    /** Puts a failure on the record, and makes its answer. */
    private Answer failed(Passage passage, PurserException failure) {
        try {
            return stamped(refusal(passage, failure, recordFailure(passage, failure)), passage);
        } catch (PurserException unrecorded) {
            return stamped(
                    passage.endpoint()
                            .form()
                            .answer(unrecorded, passage.refusable().id().toString()),
                    passage);
        } catch (RuntimeException bug) {
            LOG.error(
                    "the failure of request {} could not be recorded",
                    passage.refusable().id(),
                    bug);
            return stamped(
                    passage.endpoint()
                            .form()
                            .answer(
                                    new PurserException(HttpError.INTERNAL),
                                    passage.refusable().id().toString()),
                    passage);
        }
    }

    /** Returns whether this was a mere challenge: credentials were asked for and none had been shown. */
    private boolean recordFailure(Passage passage, PurserException failure) {
        Recording recording = passage.refusable();
        int status = failure.error().status();
        boolean refused = status == 401 || status == 403 || status == 429;
        if (status == 401
                && !(failure instanceof LoginRefusedException)
                && (passage.anonymous() || passage.narrowedByToken())) {
            metrics.challenged();
            return true;
        }
        if (recording.state() != Recording.State.OPEN
                || failure.error() == JournalError.JOURNAL_UNAVAILABLE
                || !(passage.recorded() || refused)) {
            return false;
        }
        if (failure instanceof LoginRefusedException login) {
            // Credentials that do not hold are a failed login, on whatever route they came.
            if (recording.action() != Action.LOGIN) {
                recording.request("attempted", recording.action().text());
            }
            recording.becameLogin().actor(login.attempted());
        }
        Outcome outcome = Outcome.failure(
                passage.endpoint().form().status(failure),
                failure.error().code(),
                failure.error().message());
        if (refused) {
            recorder.refuse(recording, outcome, key(passage, recording, failure));
        } else {
            recording.seal(outcome);
            recorder.record(recording);
        }
        return false;
    }

    private static RefusalKey key(Passage passage, Recording recording, PurserException failure) {
        String credential = failure instanceof LoginRefusedException login
                ? login.credential()
                : passage.identified().map(Caller::credential).orElse("");
        String address = passage.arrival().address();
        return new RefusalKey(
                credential,
                NetworkAddress.of(address).map(NetworkAddress::prefix).orElse(address),
                recording.action(),
                failure.error().code());
    }

    private Answer refusal(Passage passage, PurserException failure, boolean challenge) {
        Endpoint endpoint = passage.endpoint();
        Answer answer = endpoint.form().answer(failure, passage.refusable().id().toString());
        if (failure instanceof AnsweredFailure answered) {
            answer = new Answer(answer.status(), answer.headers().and(answered.headers()), answer.body());
        }
        if (answer.status() == 401) {
            Optional<String> error = passage.narrowedByToken()
                    ? Optional.of("insufficient_scope")
                    : challenge ? Optional.empty() : Optional.of("invalid_token");
            answer = answer.with(
                    "WWW-Authenticate",
                    Challenge.of(
                            endpoint.face(),
                            passage.arrival().base(),
                            config.service(),
                            TokenScopes.wanted(endpoint, passage.repository(), passage.otherRepository()),
                            error));
        }
        Object wait = failure.detail().get("retryAfter");
        return wait == null ? answer : answer.with("Retry-After", wait.toString());
    }

    private static Answer stamped(Answer answer, Passage passage) {
        return passage.endpoint()
                .form()
                .stamped(answer, passage.refusable().id().toString());
    }

    private Answer nowhere(Request request) {
        Set<String> methods = catalogue.methods(request);
        ErrorForm form = catalogue.formOf(request);
        return methods.isEmpty()
                ? form.answer(new PurserException(HttpError.NOT_FOUND), "")
                : form.answer(new PurserException(HttpError.METHOD_NOT_ALLOWED), "")
                        .with("Allow", String.join(", ", methods));
    }

    /** An answer whose transfer nobody asks about. */
    private record Unwatched(Answer answer) implements Reply {
        @Override
        public void broken(long moved) {}
    }

    private final class Sent implements Reply {
        private final Answer answer;
        private final Passage passage;

        private Sent(Answer answer, Passage passage) {
            this.answer = answer;
            this.passage = passage;
        }

        @Override
        public Answer answer() {
            return answer;
        }

        @Override
        public void broken(long moved) {
            metrics.brokenOff();
            boolean knownGone = answer.status() == HttpError.CLIENT_GONE.status();
            if (!passage.leavesRecord() || answer.length() == 0 || knownGone) {
                return;
            }
            Recording began = passage.recording();
            Thread.ofVirtual().name("broken-transfer").start(() -> {
                Recording end = Recording.begin(
                                clock,
                                Action.TRANSFER_BROKEN,
                                passage.endpoint().face(),
                                passage.endpoint().operation(),
                                Recording.Gate.OPEN)
                        .actor(began.actor())
                        .client(began.client())
                        .origin(config.origin())
                        .targets(began.targets())
                        .call(began.call().toBuilder().cause(began.id()).build())
                        .transfer(Transfer.builder().moved(moved).build());
                end.seal(Outcome.failure(
                        answer.status(), HttpError.CLIENT_GONE.code(), HttpError.CLIENT_GONE.message()));
                try {
                    recorder.record(end);
                } catch (PurserException unrecorded) {
                    LOG.warn("a transfer that broke off could not be recorded: {}", unrecorded.getMessage());
                }
            });
        }
    }
}
