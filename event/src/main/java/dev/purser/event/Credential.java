package dev.purser.event;

import java.util.Optional;

/**
 * A credential by kind and id; never its secret.
 *
 * @param kind what sort of credential
 * @param id its public id: a token's id, an access key's id, a user name
 */
public record Credential(Kind kind, Optional<String> id) {
    /** The sorts of credential. */
    public enum Kind {
        PASSWORD("password"),
        ROBOT_SECRET("robot-secret"),
        ACCESS_TOKEN("access-token"),
        REFRESH_TOKEN("refresh-token"),
        ACCESS_KEY("access-key"),
        CLIENT_CERTIFICATE("client-certificate"),
        OTHER("other");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /** The name as it stands in the record. */
        public String text() {
            return text;
        }
    }

    /** A builder in which every optional fact is unknown. */
    public static Builder builder(Kind kind) {
        return new Builder(kind);
    }

    /** A builder that begins with these facts. */
    public Builder toBuilder() {
        Builder copy = new Builder(kind);
        copy.id = id;
        return copy;
    }

    /** Builds one Credential; for one thread. */
    public static final class Builder {
        private Kind kind;
        private Optional<String> id = Optional.empty();

        private Builder(Kind kind) {
            this.kind = kind;
        }

        public Builder kind(Kind kind) {
            this.kind = kind;
            return this;
        }

        public Builder id(String id) {
            this.id = Optional.of(id);
            return this;
        }

        public Credential build() {
            return new Credential(kind, id);
        }
    }
}
