package dev.purser.event;

import java.util.List;
import java.util.Optional;

/**
 * Who acted. Personal: kept in a private part of the record that can be erased.
 *
 * @param kind what sort of principal
 * @param id stable id of the principal in Purser, or in the foreign system that the record came from
 * @param name display name
 * @param account home account or tenant, where it is not this registry's
 * @param issuer who vouches for a federated identity
 * @param subject the identity's name with its issuer
 * @param presented the credential that the request carried
 * @param issued the credential that was handed out
 * @param session the session that the credential belongs to
 * @param groups the groups that the issuer names
 * @param actingFor the principal on whose behalf this was done
 * @param invokedBy the service that called on the principal's behalf
 */
public record Actor(
        ActorKind kind,
        Optional<String> id,
        Optional<String> name,
        Optional<String> account,
        Optional<String> issuer,
        Optional<String> subject,
        Optional<Credential> presented,
        Optional<Credential> issued,
        Optional<Session> session,
        List<String> groups,
        Optional<String> actingFor,
        Optional<String> invokedBy) {
    public Actor {
        groups = List.copyOf(groups);
    }

    /** A caller that showed no credential. */
    public static final Actor ANONYMOUS = builder(ActorKind.ANONYMOUS).build();

    /** The program's own jobs. */
    public static Actor system(String job) {
        return builder(ActorKind.SYSTEM).id("system").name(job).build();
    }

    /** A builder in which every optional fact is unknown. */
    public static Builder builder(ActorKind kind) {
        return new Builder(kind);
    }

    /** A builder that begins with these facts. */
    public Builder toBuilder() {
        Builder copy = new Builder(kind);
        copy.id = id;
        copy.name = name;
        copy.account = account;
        copy.issuer = issuer;
        copy.subject = subject;
        copy.presented = presented;
        copy.issued = issued;
        copy.session = session;
        copy.groups = groups;
        copy.actingFor = actingFor;
        copy.invokedBy = invokedBy;
        return copy;
    }

    /** Builds one Actor; for one thread. */
    public static final class Builder {
        private ActorKind kind;
        private Optional<String> id = Optional.empty();
        private Optional<String> name = Optional.empty();
        private Optional<String> account = Optional.empty();
        private Optional<String> issuer = Optional.empty();
        private Optional<String> subject = Optional.empty();
        private Optional<Credential> presented = Optional.empty();
        private Optional<Credential> issued = Optional.empty();
        private Optional<Session> session = Optional.empty();
        private List<String> groups = List.of();
        private Optional<String> actingFor = Optional.empty();
        private Optional<String> invokedBy = Optional.empty();

        private Builder(ActorKind kind) {
            this.kind = kind;
        }

        public Builder kind(ActorKind kind) {
            this.kind = kind;
            return this;
        }

        public Builder id(String id) {
            this.id = Optional.of(id);
            return this;
        }

        public Builder name(String name) {
            this.name = Optional.of(name);
            return this;
        }

        public Builder account(String account) {
            this.account = Optional.of(account);
            return this;
        }

        public Builder issuer(String issuer) {
            this.issuer = Optional.of(issuer);
            return this;
        }

        public Builder subject(String subject) {
            this.subject = Optional.of(subject);
            return this;
        }

        public Builder presented(Credential presented) {
            this.presented = Optional.of(presented);
            return this;
        }

        public Builder issued(Credential issued) {
            this.issued = Optional.of(issued);
            return this;
        }

        public Builder session(Session session) {
            this.session = Optional.of(session);
            return this;
        }

        public Builder groups(List<String> groups) {
            this.groups = groups;
            return this;
        }

        public Builder actingFor(String actingFor) {
            this.actingFor = Optional.of(actingFor);
            return this;
        }

        public Builder invokedBy(String invokedBy) {
            this.invokedBy = Optional.of(invokedBy);
            return this;
        }

        public Actor build() {
            return new Actor(
                    kind, id, name, account, issuer, subject, presented, issued, session, groups, actingFor, invokedBy);
        }
    }
}
