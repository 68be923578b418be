package dev.purser.http;

import dev.purser.event.Action;
import dev.purser.event.Call;
import dev.purser.event.CallInterface;
import dev.purser.event.Decision;
import dev.purser.event.Permission;
import dev.purser.event.PurserException;
import dev.purser.event.Recording;
import dev.purser.identity.Authorizer;
import dev.purser.identity.Caller;
import dev.purser.identity.Credentials;
import dev.purser.identity.IdentityError;
import dev.purser.identity.NamespaceFilter;
import java.util.Optional;

/** One request on its way through the door: who asks, what it is, and what may be done. For the request's thread. */
final class Passage implements Recording.Gate {
    private static final int LONGEST_PATH = 2048;

    private final Endpoint endpoint;
    private final Arrival arrival;
    private final Recording recording;
    private final Authorizer authorizer;
    private final Optional<String> repository;
    private final Optional<String> namespace;
    private Optional<Caller> caller = Optional.empty();
    private Credentials credentials = Credentials.NONE;
    private Optional<String> otherRepository = Optional.empty();
    private boolean narrowedByToken;
    private boolean protocolStep;

    Passage(Endpoint endpoint, PathVariables variables, Arrival arrival, Authorizer authorizer, Door.Begin begin) {
        this.endpoint = endpoint;
        this.arrival = arrival;
        this.authorizer = authorizer;
        this.recording = begin.recording(this);
        this.repository = variables.find("repository");
        this.namespace = repository.map(Passage::firstSegment).or(() -> variables.find("namespace"));
    }

    private static String firstSegment(String path) {
        int slash = path.indexOf('/');
        return slash < 0 ? path : path.substring(0, slash);
    }

    /** Puts on the record how the request was made. */
    void describe(Request request, Operations operations, HttpConfig config) {
        Call.Builder call =
                Call.builder().method(request.method()).requestId(recording.id().toString());
        // Purser's own paths may name people; the content paths name repositories only.
        String path = endpoint.face() == CallInterface.PURSER ? endpoint.path().toString() : request.path();
        call.path(path.length() <= LONGEST_PATH ? path : path.substring(0, LONGEST_PATH));
        request.header("traceparent").flatMap(Passage::traceId).ifPresent(call::traceId);
        if (repository.isPresent() && endpoint.face() == CallInterface.OCI) {
            call.operationId(operations.of(
                    caller.map(Caller::credential).orElse(""),
                    arrival.address(),
                    repository.get(),
                    !endpoint.begunAs().readOnly()));
        }
        recording.origin(config.origin()).client(arrival.client()).call(call.build());
    }

    private static Optional<String> traceId(String traceparent) {
        return traceparent.matches("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}.*")
                ? Optional.of(traceparent.substring(3, 35))
                : Optional.empty();
    }

    void shown(Credentials shown) {
        credentials = shown;
    }

    void identified(Caller who) {
        caller = Optional.of(who);
        recording.actor(who.actor());
    }

    /** Who asks; empty until the credentials were found to hold, or there were none. */
    Optional<Caller> identified() {
        return caller;
    }

    Credentials credentials() {
        return credentials;
    }

    Caller caller() {
        return caller.orElseThrow(() -> new IllegalStateException("nobody was asked for at " + endpoint.path()));
    }

    /** True if a token was refused that its own holder could have had made out wider. */
    boolean narrowedByToken() {
        return narrowedByToken;
    }

    Arrival arrival() {
        return arrival;
    }

    Endpoint endpoint() {
        return endpoint;
    }

    Optional<String> repository() {
        return repository;
    }

    /** True if nobody in particular asks: no credential, or a token made out to nobody. */
    boolean anonymous() {
        return caller.map(Caller::anonymous).orElse(credentials == Credentials.NONE);
    }

    Recording recording() {
        if (!recorded()) {
            throw new IllegalStateException("this endpoint leaves no record: " + endpoint.path());
        }
        return recording;
    }

    /** The recording, also of a request that leaves a record only when it is refused. */
    Recording refusable() {
        return recording;
    }

    boolean recorded() {
        return endpoint.recorded() instanceof Endpoint.Actions;
    }

    boolean leavesRecord() {
        return recorded() && !protocolStep;
    }

    void protocolStep() {
        protocolStep = true;
    }

    /** Checks what the endpoint asks for before its handler runs. */
    void admit() {
        switch (endpoint.access()) {
            case OPEN, ANYONE -> {}
            case AUTHENTICATED -> {
                if (anonymous()) {
                    throw new PurserException(IdentityError.UNAUTHORIZED);
                }
            }
            case PERMITTED -> decide(endpoint.needed(), namespace);
            case FILTERED -> {
                boolean granted = !visible(endpoint.needed()).nothing();
                recording.decision(Decision.builder(endpoint.needed(), granted).build());
                if (!granted) {
                    throw refused(endpoint.needed(), Optional.empty());
                }
            }
        }
    }

    void narrow(Action action, Optional<String> where) {
        if (endpoint.recorded() instanceof Endpoint.Actions actions
                && !actions.oneOf().contains(action)) {
            throw new IllegalStateException(action + " is none of the actions of " + endpoint.path());
        }
        recording.narrow(action, where);
    }

    @Override
    public void pass(Action action, Optional<String> where) {
        if (action.permission() != endpoint.needed() && action.permission() != Permission.NONE) {
            decide(action.permission(), where);
        }
    }

    boolean may(Permission permission, Optional<String> where) {
        return decision(caller(), permission, where).granted();
    }

    void require(Permission permission, Optional<String> where) {
        if (!may(permission, where)) {
            throw refused(permission, where);
        }
    }

    /** As {@link #may}, in another repository than the path's. A token that its holder could widen is refused at once. */
    boolean mayElsewhere(Permission permission, String otherNamespace, String other) {
        if (authorizer
                .decide(caller(), permission, Optional.of(otherNamespace), Optional.of(other))
                .granted()) {
            return true;
        }
        narrowedByToken = caller().limits().isPresent()
                && authorizer
                        .decide(unlimited(), permission, Optional.of(otherNamespace), Optional.of(other))
                        .granted();
        if (narrowedByToken) {
            otherRepository = Optional.of(other);
            throw new PurserException(IdentityError.UNAUTHORIZED);
        }
        return false;
    }

    /** A repository beside the path's that a token would have to cover. */
    Optional<String> otherRepository() {
        return otherRepository;
    }

    NamespaceFilter visible(Permission permission) {
        return authorizer.visible(caller(), permission);
    }

    private void decide(Permission permission, Optional<String> where) {
        Decision decision = decision(caller(), permission, where);
        recording.decision(decision);
        if (!decision.granted()) {
            throw refused(permission, where);
        }
    }

    private Decision decision(Caller who, Permission permission, Optional<String> where) {
        boolean inNamespace = permission.scope() == Permission.Scope.NAMESPACE;
        // A token is made out for repositories: it speaks for the one in the path, and for no other.
        Optional<String> here = inNamespace && where.equals(namespace) ? repository : Optional.empty();
        return authorizer.decide(who, permission, inNamespace ? where : Optional.empty(), here);
    }

    private PurserException refused(Permission permission, Optional<String> where) {
        // Only for content can a wider token be asked for; elsewhere one that is too narrow is simply refused.
        if (caller().limits().isPresent() && endpoint.face() == CallInterface.OCI) {
            narrowedByToken = decision(unlimited(), permission, where).granted();
        }
        return new PurserException(anonymous() || narrowedByToken ? IdentityError.UNAUTHORIZED : IdentityError.DENIED);
    }

    private Caller unlimited() {
        Caller who = caller();
        return new Caller(who.actor(), who.name(), who.principal(), who.credential(), who.grants(), Optional.empty());
    }
}
