package dev.purser.identity;

import dev.purser.event.Origin;
import dev.purser.event.PurserException;
import dev.purser.event.Recording;
import dev.purser.event.TargetType;
import dev.purser.metadata.Metadata;
import dev.purser.metadata.Row;
import dev.purser.metadata.Tx;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The network policy as a row, remembered until identities change. */
final class SqlNetworkRules implements NetworkRules {
    private record Remembered(long epoch, NetworkPolicy policy) {}

    private final Metadata metadata;
    private final Epoch epoch;
    private volatile Remembered remembered = new Remembered(-1, NetworkPolicy.OPEN);

    SqlNetworkRules(Metadata metadata, Epoch epoch) {
        this.metadata = metadata;
        this.epoch = epoch;
    }

    @Override
    public NetworkPolicy get() {
        long now = epoch.current();
        Remembered known = remembered;
        if (known.epoch() != now) {
            known = new Remembered(now, metadata.read(SqlNetworkRules::stored));
            remembered = known;
        }
        return known.policy();
    }

    @Override
    public NetworkPolicy set(Recording recording, NetworkPolicy policy) {
        Subject.name(recording, TargetType.NETWORK_RULE, "network policy");
        return epoch.change(recording, tx -> {
            recording.changed(facts(stored(tx)), facts(policy));
            tx.update(
                    "INSERT INTO network_policy (slot, public_access, blocks) VALUES (1, ?, ?) ON CONFLICT (slot) "
                            + "DO UPDATE SET public_access = excluded.public_access, blocks = excluded.blocks",
                    policy.publicAccess(),
                    String.join("\n", texts(policy)));
            return policy;
        });
    }

    @Override
    public void admit(String address) {
        NetworkPolicy policy = get();
        if (policy.publicAccess() && policy.allowed().isEmpty()) {
            return;
        }
        Optional<NetworkAddress> known = NetworkAddress.of(address);
        if (!known.map(policy::admits).orElse(false)) {
            throw new PurserException(IdentityError.NETWORK_DENIED);
        }
    }

    @Override
    public Origin.Network network(String address) {
        return NetworkAddress.of(address).map(NetworkAddress::isPrivate).orElse(false)
                ? Origin.Network.PRIVATE
                : Origin.Network.PUBLIC;
    }

    private static NetworkPolicy stored(Tx tx) {
        return tx.one("SELECT public_access, blocks FROM network_policy", SqlNetworkRules::policy)
                .orElse(NetworkPolicy.OPEN);
    }

    private static NetworkPolicy policy(Row row) {
        return new NetworkPolicy(
                row.truth("public_access"),
                row.text("blocks").lines().map(AddressBlock::of).toList());
    }

    private static Map<String, Object> facts(NetworkPolicy policy) {
        return Map.of("publicAccess", policy.publicAccess(), "allow", texts(policy));
    }

    private static List<String> texts(NetworkPolicy policy) {
        return policy.allowed().stream().map(AddressBlock::toString).toList();
    }
}
