package dev.purser.event;

import java.util.Optional;

/**
 * Bytes that went over the wire for the request's content.
 *
 * @param offset first byte of the content that was asked for or sent
 * @param length bytes asked for
 * @param moved bytes that moved as far as known when the event was sealed
 */
public record Transfer(Optional<Long> offset, Optional<Long> length, Optional<Long> moved) {
    /** Nothing known. */
    public static final Transfer NONE = new Transfer(Optional.empty(), Optional.empty(), Optional.empty());

    /** A builder in which every optional fact is unknown. */
    public static Builder builder() {
        return new Builder();
    }

    /** A builder that begins with these facts. */
    public Builder toBuilder() {
        Builder copy = new Builder();
        copy.offset = offset;
        copy.length = length;
        copy.moved = moved;
        return copy;
    }

    /** Builds one Transfer; for one thread. */
    public static final class Builder {
        private Optional<Long> offset = Optional.empty();
        private Optional<Long> length = Optional.empty();
        private Optional<Long> moved = Optional.empty();

        private Builder() {}

        public Builder offset(Long offset) {
            this.offset = Optional.of(offset);
            return this;
        }

        public Builder length(Long length) {
            this.length = Optional.of(length);
            return this;
        }

        public Builder moved(Long moved) {
            this.moved = Optional.of(moved);
            return this;
        }

        public Transfer build() {
            return new Transfer(offset, length, moved);
        }
    }
}
