package dev.purser.http;

import dev.purser.event.Action;
import dev.purser.event.CallInterface;
import dev.purser.event.ErrorCode;
import dev.purser.event.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One endpoint as data: what it is called, what it can turn out to do, who may call it, and who handles it. Routing,
 * permissions, recording, OpenAPI and the API reference all come from here.
 *
 * @param method the HTTP method
 * @param path where
 * @param conditions what must fit beside method and path, where several endpoints share these
 * @param face which interface it belongs to
 * @param form how its failures look
 * @param operation the interface's own name for it
 * @param recorded the actions it can be, or why it leaves no record
 * @param access what a caller needs
 * @param permission what {@link Access#PERMITTED} and {@link Access#FILTERED} ask for, where it is not the action's own
 * @param handler does the work
 * @param signedBody the largest body, in bytes, that is read whole to check a request's signature before the handler
 *     gets it
 * @param summary one sentence for the reference
 * @param parameters what it takes beside the path's variables
 * @param answers the statuses that it answers with when all is well
 * @param errors what can go wrong beyond what any endpoint can answer
 */
public record Endpoint(
        String method,
        PathTemplate path,
        List<Condition> conditions,
        CallInterface face,
        ErrorForm form,
        String operation,
        Recorded recorded,
        Access access,
        Optional<Permission> permission,
        Handler handler,
        int signedBody,
        String summary,
        List<Parameter> parameters,
        List<Described> answers,
        List<ErrorCode> errors) {
    /** Does the work of an endpoint, on a virtual thread: adds to the recording the facts that it alone knows. */
    @FunctionalInterface
    public interface Handler {
        /**
         * @throws dev.purser.event.PurserException for everything that the caller can cause or must know
         */
        Answer handle(Exchange exchange);
    }

    /** What a call leaves on the record. */
    public sealed interface Recorded {}

    /**
     * One of these actions; the first stands if the call fails early.
     *
     * @param oneOf at least one
     */
    public record Actions(List<Action> oneOf) implements Recorded {
        public Actions {
            oneOf = List.copyOf(oneOf);
            if (oneOf.isEmpty()) {
                throw new IllegalArgumentException("an endpoint names its actions or says why it leaves no record");
            }
        }
    }

    /**
     * Nothing, and why. A refusal is recorded all the same.
     *
     * @param reason for the reference
     * @param refusedAs the action that a refusal is recorded as
     */
    public record Nothing(String reason, Action refusedAs) implements Recorded {}

    /** What a caller needs before the handler is asked. */
    public enum Access {
        /** Nothing: credentials are not even looked at. */
        OPEN,
        /** Credentials that hold, if there are any; an anonymous caller passes. */
        ANYONE,
        /** Credentials that hold. */
        AUTHENTICATED,
        /** The permission of the action, in the namespace that the path names, or for the account. */
        PERMITTED,
        /** The permission of the action in at least one namespace: the handler shows only what may be seen. */
        FILTERED
    }

    /**
     * What a request may carry.
     *
     * @param in {@code query}, {@code header}, {@code body} for a member of the JSON object in the body, or
     *     {@code content} for a body of another kind
     * @param name as sent; of a body of another kind its media type
     * @param meaning for the reference
     */
    public record Parameter(String in, String name, String meaning) {}

    /**
     * An answer's status and what it means.
     *
     * @param status the HTTP status
     * @param meaning for the reference
     */
    public record Described(int status, String meaning) {}

    public Endpoint {
        conditions = List.copyOf(conditions);
        parameters = List.copyOf(parameters);
        answers = List.copyOf(answers);
        errors = List.copyOf(errors);
    }

    /** Whether a request that fits method and path is meant for this one. */
    boolean meant(Request request) {
        for (Condition one : conditions) {
            if (!one.fits(request)) {
                return false;
            }
        }
        return true;
    }

    /** The conditions as they stand behind the path in references: empty, or {@code #name=value&…}. */
    public String fragment() {
        return conditions.stream()
                .map(Condition::text)
                .collect(Collectors.joining("&", conditions.isEmpty() ? "" : "#", ""));
    }

    /** The names of the JSON members that its body may have. */
    public Set<String> members() {
        return parameters.stream()
                .filter(one -> one.in().equals("body"))
                .map(Parameter::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The action that stands if nothing narrows it; empty where no record is left. */
    public Optional<Action> action() {
        return recorded instanceof Actions actions ? Optional.of(actions.oneOf().getFirst()) : Optional.empty();
    }

    /** The action that a call begins as, or that its refusal is recorded as. */
    public Action begunAs() {
        return switch (recorded) {
            case Actions actions -> actions.oneOf().getFirst();
            case Nothing nothing -> nothing.refusedAs();
        };
    }

    /** What the caller must be permitted, where {@link #access} asks for a permission. */
    public Permission needed() {
        return permission.orElseGet(() -> begunAs().permission());
    }

    /** Begins an endpoint of an interface. */
    public static Builder of(CallInterface face, String method, String path, String operation) {
        return new Builder(face, method, path, operation);
    }

    /** Describes one endpoint; for one thread. */
    public static final class Builder {
        private final CallInterface face;
        private final String method;
        private final PathTemplate path;
        private final String operation;
        private final List<Parameter> parameters = new ArrayList<>();
        private final List<Described> answers = new ArrayList<>();
        private final List<ErrorCode> errors = new ArrayList<>();
        private Optional<Recorded> recorded = Optional.empty();
        private Access access = Access.PERMITTED;
        private Optional<Permission> permission = Optional.empty();
        private String summary = "";
        private final List<Condition> conditions = new ArrayList<>();
        private ErrorForm form;
        private int signedBody = 1 << 20;

        private Builder(CallInterface face, String method, String path, String operation) {
            this.face = face;
            this.method = method;
            this.path = PathTemplate.of(path);
            this.operation = operation;
            this.form = ErrorForm.of(face);
        }

        /** What must fit beside method and path. */
        public Builder when(Condition... needed) {
            conditions.addAll(List.of(needed));
            return this;
        }

        /** How its failures look, where that is not the form of its interface. */
        public Builder form(ErrorForm looks) {
            form = looks;
            return this;
        }

        /** The largest body, in bytes, that is read whole to check a signature: one MiB where nothing is said. */
        public Builder signedBody(int atMost) {
            signedBody = atMost;
            return this;
        }

        /** The closed set of actions that a call can turn out to be. */
        public Builder does(Action first, Action... others) {
            List<Action> all = new ArrayList<>(List.of(first));
            all.addAll(List.of(others));
            recorded = Optional.of(new Actions(all));
            return this;
        }

        /** Why a call leaves no record. */
        public Builder unrecorded(String reason) {
            return unrecorded(reason, Action.LOGIN);
        }

        /** Why a call leaves no record, and what a refused one is recorded as. */
        public Builder unrecorded(String reason, Action refusedAs) {
            recorded = Optional.of(new Nothing(reason, refusedAs));
            return this;
        }

        /** Asks for another permission than the action's own. */
        public Builder needs(Permission needed) {
            permission = Optional.of(needed);
            return this;
        }

        public Builder access(Access needed) {
            access = needed;
            return this;
        }

        public Builder summary(String sentence) {
            summary = sentence;
            return this;
        }

        public Builder query(String name, String meaning) {
            parameters.add(new Parameter("query", name, meaning));
            return this;
        }

        public Builder header(String name, String meaning) {
            parameters.add(new Parameter("header", name, meaning));
            return this;
        }

        /** A member of the JSON object that the body is. */
        public Builder member(String name, String meaning) {
            parameters.add(new Parameter("body", name, meaning));
            return this;
        }

        /** A body that is no JSON object of known members. */
        public Builder content(String mediaType, String meaning) {
            parameters.add(new Parameter("content", mediaType, meaning));
            return this;
        }

        public Builder answers(int status, String meaning) {
            answers.add(new Described(status, meaning));
            return this;
        }

        public Builder fails(ErrorCode... codes) {
            errors.addAll(List.of(codes));
            return this;
        }

        public Endpoint handle(Handler handler) {
            return new Endpoint(
                    method,
                    path,
                    conditions,
                    face,
                    form,
                    operation,
                    recorded.orElseThrow(() -> new IllegalStateException(
                            "an endpoint names its actions or says why it leaves no record: " + path)),
                    access,
                    permission,
                    handler,
                    signedBody,
                    summary,
                    parameters,
                    answers,
                    errors);
        }
    }
}
