package dev.purser.aws.cloudtrail;

import dev.purser.event.Action;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One row of the table of calls: what its record is named, and what stands in it.
 *
 * @param name the {@code eventName}
 * @param service whose call it is
 * @param readOnly as the record says; not always what the action is
 * @param kind a call, or something that the service did by itself
 * @param resources which resources the record names
 * @param subject what the events' targets are
 * @param writtenFor the actions that become this record where nothing tells otherwise
 * @param readAs the action that such a record is read as
 * @param comesBack all actions that one can be read as, the usual one first
 * @param request the parameters in their order
 * @param earlyRequest the same in the order of early editions
 * @param wrapper the member of the answer that holds all others
 * @param response the members of the answer in their order; empty where the record has none
 * @param earlyResponse the same in the order of early editions
 */
record ApiCall(
        String name,
        Service service,
        boolean readOnly,
        Kind kind,
        Resources resources,
        Subject subject,
        List<Action> writtenFor,
        Function<Draft, Action> readAs,
        List<Action> comesBack,
        List<Member> request,
        List<Member> earlyRequest,
        Optional<String> wrapper,
        List<Member> response,
        List<Member> earlyResponse) {
    /** The services whose records are written and read. */
    enum Service {
        ECR("ecr.amazonaws.com"),
        CLOUDTRAIL("cloudtrail.amazonaws.com");

        private final String source;

        Service(String source) {
            this.source = source;
        }

        /** The {@code eventSource}. */
        String source() {
            return source;
        }
    }

    /** The {@code eventType}s that are written. */
    enum Kind {
        CALL("AwsApiCall"),
        SERVICE_EVENT("AwsServiceEvent"),
        /** One or the other, by option. */
        REPLICATION("AwsServiceEvent");

        private final String type;

        Kind(String type) {
            this.type = type;
        }

        String type(Form form) {
            return this == REPLICATION && form.replicationCalls ? CALL.type : type;
        }
    }

    /** Which resources a record names. */
    enum Resources {
        NONE,
        /** The repositories of the targets, each once. */
        REPOSITORIES,
        /** The same, with their type. */
        TYPED_REPOSITORIES
    }

    static Builder ecr(String name, boolean readOnly, Subject subject) {
        return new Builder(name, Service.ECR, readOnly, subject);
    }

    static Builder trail(String name, boolean readOnly, Subject subject) {
        return new Builder(name, Service.CLOUDTRAIL, readOnly, subject).resources(Resources.NONE);
    }

    /** Builds one row. */
    static final class Builder {
        private final String name;
        private final Service service;
        private final boolean readOnly;
        private final Subject subject;
        private Kind kind = Kind.CALL;
        private Resources resources = Resources.REPOSITORIES;
        private List<Action> writtenFor = List.of();
        private Function<Draft, Action> readAs;
        private List<Action> comesBack = List.of();
        private List<Member> request = List.of();
        private List<Member> earlyRequest = List.of();
        private Optional<String> wrapper = Optional.empty();
        private List<Member> response = List.of();
        private List<Member> earlyResponse = List.of();

        private Builder(String name, Service service, boolean readOnly, Subject subject) {
            this.name = name;
            this.service = service;
            this.readOnly = readOnly;
            this.subject = subject;
        }

        /** The actions written so; read as the first of them. */
        Builder of(Action... actions) {
            writtenFor = List.of(actions);
            return readAs(actions[0]);
        }

        /** Read so, and written so where the event names the call. */
        Builder readAs(Action action) {
            return readAs(draft -> action, action);
        }

        Builder readAs(Function<Draft, Action> decides, Action... canBe) {
            readAs = decides;
            comesBack = List.of(canBe);
            return this;
        }

        Builder kind(Kind one) {
            kind = one;
            return this;
        }

        Builder resources(Resources named) {
            resources = named;
            return this;
        }

        Builder request(Member... members) {
            request = List.of(members);
            earlyRequest = request;
            return this;
        }

        Builder wrapped(String member) {
            wrapper = Optional.of(member);
            return this;
        }

        Builder response(Member... members) {
            response = List.of(members);
            earlyResponse = response;
            return this;
        }

        Builder earlyRequest(Member... members) {
            earlyRequest = List.of(members);
            return this;
        }

        Builder earlyResponse(Member... members) {
            earlyResponse = List.of(members);
            return this;
        }

        ApiCall build() {
            return new ApiCall(
                    name,
                    service,
                    readOnly,
                    kind,
                    resources,
                    subject,
                    writtenFor,
                    readAs,
                    comesBack,
                    request,
                    earlyRequest,
                    wrapper,
                    response,
                    earlyResponse);
        }
    }
}
