package dev.purser.event;

import java.util.Optional;

/**
 * What was acted upon.
 *
 * @param type what sort of thing; a personal one is kept in a private part of the record
 * @param name the name as asked: repository, user, policy, …
 * @param namespace the namespace it lies in
 * @param repository the repository's full name, its namespace first
 * @param tag the tag as asked, or as set
 * @param digest the digest as resolved
 * @param mediaType the media type of the content
 * @param artifactType the artifact type of a manifest
 * @param size bytes
 * @param previousDigest where a tag pointed before it moved
 * @param outcome this target's own outcome, where it is not the event's
 */
public record Target(
        TargetType type,
        Optional<String> name,
        Optional<String> namespace,
        Optional<String> repository,
        Optional<String> tag,
        Optional<String> digest,
        Optional<String> mediaType,
        Optional<String> artifactType,
        Optional<Long> size,
        Optional<String> previousDigest,
        Optional<Outcome> outcome) {
    /** A builder in which every optional fact is unknown. */
    public static Builder builder(TargetType type) {
        return new Builder(type);
    }

    /** A builder that begins with these facts. */
    public Builder toBuilder() {
        Builder copy = new Builder(type);
        copy.name = name;
        copy.namespace = namespace;
        copy.repository = repository;
        copy.tag = tag;
        copy.digest = digest;
        copy.mediaType = mediaType;
        copy.artifactType = artifactType;
        copy.size = size;
        copy.previousDigest = previousDigest;
        copy.outcome = outcome;
        return copy;
    }

    /** Builds one Target; for one thread. */
    public static final class Builder {
        private TargetType type;
        private Optional<String> name = Optional.empty();
        private Optional<String> namespace = Optional.empty();
        private Optional<String> repository = Optional.empty();
        private Optional<String> tag = Optional.empty();
        private Optional<String> digest = Optional.empty();
        private Optional<String> mediaType = Optional.empty();
        private Optional<String> artifactType = Optional.empty();
        private Optional<Long> size = Optional.empty();
        private Optional<String> previousDigest = Optional.empty();
        private Optional<Outcome> outcome = Optional.empty();

        private Builder(TargetType type) {
            this.type = type;
        }

        public Builder type(TargetType type) {
            this.type = type;
            return this;
        }

        public Builder name(String name) {
            this.name = Optional.of(name);
            return this;
        }

        public Builder namespace(String namespace) {
            this.namespace = Optional.of(namespace);
            return this;
        }

        public Builder repository(String repository) {
            this.repository = Optional.of(repository);
            return this;
        }

        public Builder tag(String tag) {
            this.tag = Optional.of(tag);
            return this;
        }

        public Builder digest(String digest) {
            this.digest = Optional.of(digest);
            return this;
        }

        public Builder mediaType(String mediaType) {
            this.mediaType = Optional.of(mediaType);
            return this;
        }

        public Builder artifactType(String artifactType) {
            this.artifactType = Optional.of(artifactType);
            return this;
        }

        public Builder size(Long size) {
            this.size = Optional.of(size);
            return this;
        }

        public Builder previousDigest(String previousDigest) {
            this.previousDigest = Optional.of(previousDigest);
            return this;
        }

        public Builder outcome(Outcome outcome) {
            this.outcome = Optional.of(outcome);
            return this;
        }

        public Target build() {
            return new Target(
                    type,
                    name,
                    namespace,
                    repository,
                    tag,
                    digest,
                    mediaType,
                    artifactType,
                    size,
                    previousDigest,
                    outcome);
        }
    }
}
