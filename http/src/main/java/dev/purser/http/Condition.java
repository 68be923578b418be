package dev.purser.http;

import dev.purser.http.sigv4.SigV4;
import java.util.List;
import java.util.Optional;

/** What a request must have beside method and path to be meant for an endpoint. Immutable. Nothing in it throws. */
public sealed interface Condition {
    /** Whether the request has it. */
    boolean fits(Request request);

    /** Whether the request has it in some form, so that this interface answers where nothing fits. */
    boolean touches(Request request);

    /** For references: {@code name=value}. */
    String text();

    /**
     * A header field with one of these values.
     *
     * @param values at least one; the first is the usual one
     */
    record Header(String name, List<String> values) implements Condition {
        public Header {
            values = List.copyOf(values);
        }

        @Override
        public boolean fits(Request request) {
            return request.header(name).filter(values::contains).isPresent();
        }

        @Override
        public boolean touches(Request request) {
            return request.header(name).isPresent();
        }

        @Override
        public String text() {
            return name + "=" + values.getFirst();
        }
    }

    /**
     * A parameter of the query.
     *
     * @param value as it is sent; empty where any will do
     */
    record Parameter(String name, Optional<String> value) implements Condition {
        @Override
        public boolean fits(Request request) {
            Optional<String> sent = request.query().sent(name);
            return sent.isPresent() && (value.isEmpty() || value.equals(sent));
        }

        /** A parameter alone does not tell whose it is. */
        @Override
        public boolean touches(Request request) {
            return false;
        }

        @Override
        public String text() {
            return name + value.map(text -> "=" + text).orElse("");
        }
    }

    /** Signed with an access key (AWS Signature Version 4). */
    record Signed() implements Condition {
        @Override
        public boolean fits(Request request) {
            return SigV4.shown(request);
        }

        @Override
        public boolean touches(Request request) {
            return SigV4.shown(request);
        }

        @Override
        public String text() {
            return "X-Amz-Signature";
        }
    }
}
