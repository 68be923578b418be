package dev.purser.event;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The session that a temporary credential belongs to.
 *
 * @param created when the session began
 * @param mfa whether a second factor was shown
 * @param issuerRole the role that the session was made from
 * @param attributes further attributes, by name
 */
public record Session(
        Optional<Instant> created, Optional<Boolean> mfa, Optional<String> issuerRole, Map<String, String> attributes) {
    /** Nothing known. */
    public static final Session NONE = new Session(Optional.empty(), Optional.empty(), Optional.empty(), Map.of());

    public Session {
        attributes = Map.copyOf(attributes);
    }

    /** A builder in which every optional fact is unknown. */
    public static Builder builder() {
        return new Builder();
    }

    /** A builder that begins with these facts. */
    public Builder toBuilder() {
        Builder copy = new Builder();
        copy.created = created;
        copy.mfa = mfa;
        copy.issuerRole = issuerRole;
        copy.attributes = attributes;
        return copy;
    }

    /** Builds one Session; for one thread. */
    public static final class Builder {
        private Optional<Instant> created = Optional.empty();
        private Optional<Boolean> mfa = Optional.empty();
        private Optional<String> issuerRole = Optional.empty();
        private Map<String, String> attributes = Map.of();

        private Builder() {}

        public Builder created(Instant created) {
            this.created = Optional.of(created);
            return this;
        }

        public Builder mfa(Boolean mfa) {
            this.mfa = Optional.of(mfa);
            return this;
        }

        public Builder issuerRole(String issuerRole) {
            this.issuerRole = Optional.of(issuerRole);
            return this;
        }

        public Builder attributes(Map<String, String> attributes) {
            this.attributes = attributes;
            return this;
        }

        public Session build() {
            return new Session(created, mfa, issuerRole, attributes);
        }
    }
}
