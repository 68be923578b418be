package dev.purser.event;

import java.util.Optional;

/**
 * Why the action was allowed or refused.
 *
 * @param permission what the action needed
 * @param granted whether the caller had it
 * @param scope where it was needed: a namespace, or empty for the account
 * @param by the role, assignment or rule that decided
 */
public record Decision(Permission permission, boolean granted, Optional<String> scope, Optional<String> by) {
    /** A builder in which every optional fact is unknown. */
    public static Builder builder(Permission permission, boolean granted) {
        return new Builder(permission, granted);
    }

    /** A builder that begins with these facts. */
    public Builder toBuilder() {
        Builder copy = new Builder(permission, granted);
        copy.scope = scope;
        copy.by = by;
        return copy;
    }

    /** Builds one Decision; for one thread. */
    public static final class Builder {
        private Permission permission;
        private boolean granted;
        private Optional<String> scope = Optional.empty();
        private Optional<String> by = Optional.empty();

        private Builder(Permission permission, boolean granted) {
            this.permission = permission;
            this.granted = granted;
        }

        public Builder permission(Permission permission) {
            this.permission = permission;
            return this;
        }

        public Builder granted(boolean granted) {
            this.granted = granted;
            return this;
        }

        public Builder scope(String scope) {
            this.scope = Optional.of(scope);
            return this;
        }

        public Builder by(String by) {
            this.by = Optional.of(by);
            return this;
        }

        public Decision build() {
            return new Decision(permission, granted, scope, by);
        }
    }
}
