package dev.purser.identity;

import dev.purser.event.Origin;
import dev.purser.event.PurserException;
import dev.purser.event.Recording;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import dev.purser.metadata.Metadata;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The network policy in the database; what another node sets is seen after a few seconds. */
final class StoredNetworkRules implements NetworkRules {
    private record Seen(NetworkPolicy policy, long untilMillis) {}

    private final Metadata metadata;
    private final Clock clock;
    private volatile Seen seen = new Seen(NetworkPolicy.OPEN, 0);

    StoredNetworkRules(Metadata metadata, Clock clock) {
        this.metadata = metadata;
        this.clock = clock;
    }

    @Override
    public NetworkPolicy get() {
        return load();
    }

    private NetworkPolicy load() {
        NetworkPolicy policy = metadata.one(
                        "SELECT public_access, allowed FROM network_policy WHERE id = 1",
                        row -> new NetworkPolicy(row.truth("public_access"), blocks(row.text("allowed"))))
                .orElse(NetworkPolicy.OPEN);
        seen = new Seen(policy, clock.millis() + Directory.STALE.toMillis());
        return policy;
    }

    @Override
    public NetworkPolicy set(Recording recording, NetworkPolicy policy) {
        recording.target(Target.builder(TargetType.NETWORK_RULE).build());
        NetworkPolicy was = load();
        recording.changed(shown(was), shown(policy));
        metadata.change(
                recording,
                tx -> tx.update(
                        "INSERT INTO network_policy (id, public_access, allowed) VALUES (1, ?, ?) ON CONFLICT (id)"
                                + " DO UPDATE SET public_access = excluded.public_access, allowed = excluded.allowed",
                        policy.publicAccess(),
                        text(policy)));
        return load();
    }

    @Override
    public void admit(String address) {
        Seen known = seen;
        NetworkPolicy policy = clock.millis() < known.untilMillis ? known.policy : load();
        if (policy.publicAccess() && policy.allowed().isEmpty()) {
            return;
        }
        Optional<NetworkAddress> from = NetworkAddress.of(address);
        if (from.isEmpty() || !policy.admits(from.get())) {
            throw new PurserException(IdentityError.NETWORK_DENIED);
        }
    }

    @Override
    public Origin.Network network(String address) {
        return NetworkAddress.of(address).filter(NetworkAddress::isPrivate).isPresent()
                ? Origin.Network.PRIVATE
                : Origin.Network.PUBLIC;
    }

    private static List<AddressBlock> blocks(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(",")).map(AddressBlock::of).toList();
    }

    private static String text(NetworkPolicy policy) {
        return policy.allowed().stream().map(AddressBlock::toString).collect(Collectors.joining(","));
    }

    private static Map<String, Object> shown(NetworkPolicy policy) {
        return Map.of(
                "publicAccess",
                policy.publicAccess(),
                "allowed",
                policy.allowed().stream().map(AddressBlock::toString).toList());
    }
}
