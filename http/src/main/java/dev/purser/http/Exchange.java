package dev.purser.http;

import dev.purser.event.Action;
import dev.purser.event.Permission;
import dev.purser.event.Recording;
import dev.purser.identity.Caller;
import dev.purser.identity.NamespaceFilter;
import java.util.Optional;

/**
 * What a handler is given: the request, who made it, and the recording that it adds its facts to. For the handler's
 * thread.
 */
public final class Exchange {
    private final Request request;
    private final Endpoint endpoint;
    private final PathVariables variables;
    private final Passage passage;

    Exchange(Request request, Endpoint endpoint, PathVariables variables, Passage passage) {
        this.request = request;
        this.endpoint = endpoint;
        this.variables = variables;
        this.passage = passage;
    }

    public Request request() {
        return request;
    }

    public Endpoint endpoint() {
        return endpoint;
    }

    /** The decoded value of a variable of the endpoint's path. */
    public String variable(String name) {
        return variables.get(name);
    }

    public Query query() {
        return request.query();
    }

    /** Who asks; anonymous where the request showed no credential. */
    public Caller caller() {
        return passage.caller();
    }

    /** How the request came in. */
    public Arrival arrival() {
        return passage.arrival();
    }

    /**
     * The recording of this request.
     *
     * @throws IllegalStateException if the endpoint leaves no record
     */
    public Recording recording() {
        return passage.recording();
    }

    /** Tells what the request turned out to be, after checking that the caller may do that. */
    public void narrow(Action action, Optional<String> namespace) {
        passage.narrow(action, namespace);
    }

    /** Whether the caller has a permission, in a namespace or for the account. */
    public boolean may(Permission permission, Optional<String> namespace) {
        return passage.may(permission, namespace);
    }

    /**
     * Requires a further permission.
     *
     * @throws dev.purser.event.PurserException if the caller has it not
     */
    public void require(Permission permission, Optional<String> namespace) {
        passage.require(permission, namespace);
    }

    /**
     * Whether the caller has a permission in another repository than the path's.
     *
     * @throws dev.purser.event.PurserException if only the token is too narrow: the answer says what it would have to hold
     */
    public boolean mayElsewhere(Permission permission, String namespace, String repository) {
        return passage.mayElsewhere(permission, namespace, repository);
    }

    /** The namespaces in which the caller has a permission: what a list may show. */
    public NamespaceFilter visible(Permission permission) {
        return passage.visible(permission);
    }

    /**
     * Leaves no record of this request if it succeeds, because it is a step of the protocol and no act of its own: the
     * next page of a list, a ping.
     */
    public void protocolStep() {
        passage.protocolStep();
    }
}
