package dev.purser.event;

import java.util.Optional;
import java.util.UUID;

/**
 * How the request was made, and what it belongs to.
 *
 * @param method the HTTP method
 * @param path the path as sent, without query; a part that names a person stands as its template name
 * @param requestId the id that this request was given, a UUID
 * @param operationId the operation that several requests belong to: one push, one bulk delete
 * @param traceId W3C trace id
 * @param correlationId an id from outside that ties events together
 * @param cause the event that this one follows
 */
public record Call(
        Optional<String> method,
        Optional<String> path,
        Optional<String> requestId,
        Optional<String> operationId,
        Optional<String> traceId,
        Optional<String> correlationId,
        Optional<UUID> cause) {
    /** Nothing known. */
    public static final Call NONE = new Call(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** A builder in which every optional fact is unknown. */
    public static Builder builder() {
        return new Builder();
    }

    /** A builder that begins with these facts. */
    public Builder toBuilder() {
        Builder copy = new Builder();
        copy.method = method;
        copy.path = path;
        copy.requestId = requestId;
        copy.operationId = operationId;
        copy.traceId = traceId;
        copy.correlationId = correlationId;
        copy.cause = cause;
        return copy;
    }

    /** Builds one Call; for one thread. */
    public static final class Builder {
        private Optional<String> method = Optional.empty();
        private Optional<String> path = Optional.empty();
        private Optional<String> requestId = Optional.empty();
        private Optional<String> operationId = Optional.empty();
        private Optional<String> traceId = Optional.empty();
        private Optional<String> correlationId = Optional.empty();
        private Optional<UUID> cause = Optional.empty();

        private Builder() {}

        public Builder method(String method) {
            this.method = Optional.of(method);
            return this;
        }

        public Builder path(String path) {
            this.path = Optional.of(path);
            return this;
        }

        public Builder requestId(String requestId) {
            this.requestId = Optional.of(requestId);
            return this;
        }

        public Builder operationId(String operationId) {
            this.operationId = Optional.of(operationId);
            return this;
        }

        public Builder traceId(String traceId) {
            this.traceId = Optional.of(traceId);
            return this;
        }

        public Builder correlationId(String correlationId) {
            this.correlationId = Optional.of(correlationId);
            return this;
        }

        public Builder cause(UUID cause) {
            this.cause = Optional.of(cause);
            return this;
        }

        public Call build() {
            return new Call(method, path, requestId, operationId, traceId, correlationId, cause);
        }
    }
}
