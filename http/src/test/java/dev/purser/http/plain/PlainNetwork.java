package dev.purser.http.plain;

import dev.purser.event.Origin;
import dev.purser.event.Recording;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import dev.purser.identity.NetworkPolicy;
import dev.purser.identity.NetworkRules;

final class PlainNetwork implements NetworkRules {
    private NetworkPolicy policy = NetworkPolicy.OPEN;

    @Override
    public NetworkPolicy get() {
        return policy;
    }

    @Override
    public NetworkPolicy set(Recording recording, NetworkPolicy wanted) {
        recording.target(Target.builder(TargetType.NETWORK_RULE).build());
        policy = wanted;
        return policy;
    }

    @Override
    public void admit(String address) {}

    @Override
    public Origin.Network network(String address) {
        return Origin.Network.PRIVATE;
    }
}
