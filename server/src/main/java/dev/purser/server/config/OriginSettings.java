package dev.purser.server.config;

import dev.purser.event.Origin;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What every event says of where it happened.
 *
 * @param account the account's id or name
 * @param registry the registry's login server; empty where the external URL tells it
 * @param location region or place
 * @param resourceGroup the group that the registry belongs to
 * @param node which of several servers
 */
public record OriginSettings(
        String account,
        Optional<String> registry,
        String location,
        Optional<String> resourceGroup,
        Optional<String> node) {
    private static final ValueType<String> NAME = ValueTypes.text(
            "name", "1 to 90 letters, digits, dots, underscores, colons or hyphens", "[A-Za-z0-9._:-]{1,90}");

    static final Setting<String> ACCOUNT = Setting.of(
            "origin.account",
            NAME,
            "purser",
            "The account that this registry belongs to, as every event names it. Do not change it once there are"
                    + " events: readers tell registries apart by it.");
    static final Setting<String> REGISTRY = Setting.open(
            "origin.registry",
            NAME,
            "host and port of `http.external-url`, else `localhost` with the port",
            "The registry's login server, as in `registry.example.com`.");
    static final Setting<String> LOCATION =
            Setting.of("origin.location", NAME, "local", "The region or place that this server stands in.");
    static final Setting<String> RESOURCE_GROUP = Setting.open(
            "origin.resource-group", NAME, "not named in events", "The group of resources that the registry is in.");
    static final Setting<String> NODE =
            Setting.open("origin.node", NAME, "not named in events", "Which server this is, where there are several.");
    static final List<Setting<?>> ALL = List.of(ACCOUNT, REGISTRY, LOCATION, RESOURCE_GROUP, NODE);

    static OriginSettings from(Values values) {
        return new OriginSettings(
                values.get(ACCOUNT),
                values.find(REGISTRY),
                values.get(LOCATION),
                values.find(RESOURCE_GROUP),
                values.find(NODE));
    }

    /**
     * The origin of every event.
     *
     * @param port the port that is listened on
     */
    public Origin toOrigin(Optional<URI> externalUrl, int port) {
        Origin.Builder origin = Origin.builder().account(account).location(location);
        origin.registry(registry.or(() -> externalUrl.map(URI::getAuthority)).orElse("localhost:" + port));
        resourceGroup.ifPresent(origin::resourceGroup);
        node.ifPresent(origin::node);
        return origin.build();
    }
}
