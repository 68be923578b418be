package dev.purser.event;

import java.util.Optional;

/**
 * Which registry the event happened in.
 *
 * @param account the account's id
 * @param registry the registry's login server, as clients know it
 * @param location the node's location
 * @param resourceGroup the group that the registry belongs to
 * @param node which of several servers
 * @param network which network the request came through
 */
public record Origin(
        Optional<String> account,
        Optional<String> registry,
        Optional<String> location,
        Optional<String> resourceGroup,
        Optional<String> node,
        Optional<Network> network) {
    /** Nothing known. */
    public static final Origin NONE = new Origin(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** The two ways in. */
    public enum Network {
        PUBLIC("public"),
        PRIVATE("private");

        private final String text;

        Network(String text) {
            this.text = text;
        }

        /** The name as it stands in the record. */
        public String text() {
            return text;
        }
    }

    /** A builder in which every optional fact is unknown. */
    public static Builder builder() {
        return new Builder();
    }

    /** A builder that begins with these facts. */
    public Builder toBuilder() {
        Builder copy = new Builder();
        copy.account = account;
        copy.registry = registry;
        copy.location = location;
        copy.resourceGroup = resourceGroup;
        copy.node = node;
        copy.network = network;
        return copy;
    }

    /** Builds one Origin; for one thread. */
    public static final class Builder {
        private Optional<String> account = Optional.empty();
        private Optional<String> registry = Optional.empty();
        private Optional<String> location = Optional.empty();
        private Optional<String> resourceGroup = Optional.empty();
        private Optional<String> node = Optional.empty();
        private Optional<Network> network = Optional.empty();

        private Builder() {}

        public Builder account(String account) {
            this.account = Optional.of(account);
            return this;
        }

        public Builder registry(String registry) {
            this.registry = Optional.of(registry);
            return this;
        }

        public Builder location(String location) {
            this.location = Optional.of(location);
            return this;
        }

        public Builder resourceGroup(String resourceGroup) {
            this.resourceGroup = Optional.of(resourceGroup);
            return this;
        }

        public Builder node(String node) {
            this.node = Optional.of(node);
            return this;
        }

        public Builder network(Network network) {
            this.network = Optional.of(network);
            return this;
        }

        public Origin build() {
            return new Origin(account, registry, location, resourceGroup, node, network);
        }
    }
}
