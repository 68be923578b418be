package dev.purser.http.purser;

import dev.purser.event.Action;
import dev.purser.event.CallInterface;
import dev.purser.http.Answer;
import dev.purser.http.Endpoint;
import dev.purser.http.Exchange;
import dev.purser.identity.AddressBlock;
import dev.purser.identity.IdentityError;
import dev.purser.identity.NetworkPolicy;
import dev.purser.identity.NetworkRules;
import java.util.List;

/** From where requests are admitted. */
final class NetworkRulesResource {
    private static final String PATH = "/purser/v1/network-rules";
    private static final int MOST = 1000;

    private final NetworkRules rules;

    NetworkRulesResource(NetworkRules rules) {
        this.rules = rules;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.of(CallInterface.PURSER, "GET", PATH, "GetNetworkRules")
                        .does(Action.NETWORK_RULE_GET)
                        .summary("Tells from where requests are admitted.")
                        .answers(200, "publicAccess, and allow: the address blocks")
                        .handle(exchange -> answer(rules.get())),
                Endpoint.of(CallInterface.PURSER, "PUT", PATH, "SetNetworkRules")
                        .does(Action.NETWORK_RULE_SET)
                        .summary("Replaces the rules. Loopback is always admitted.")
                        .member("publicAccess", "true or false; required")
                        .member("allow", "a list of address blocks; none admits all")
                        .answers(200, "the rules as they are now, which hold from the next request on")
                        .fails(ApiError.INVALID_BODY, IdentityError.NETWORK_RULE_INVALID)
                        .handle(this::set));
    }

    private Answer set(Exchange exchange) {
        JsonBody body = JsonBody.read(exchange);
        boolean open =
                body.truth("publicAccess").orElseThrow(() -> ApiError.INVALID_BODY.at("publicAccess", "true or false"));
        List<String> blocks = body.texts("allow").orElse(List.of());
        if (blocks.size() > MOST) {
            throw ApiError.INVALID_BODY.at("allow", "at most " + MOST + " blocks");
        }
        return answer(rules.set(
                exchange.recording().status(200),
                new NetworkPolicy(open, blocks.stream().map(AddressBlock::of).toList())));
    }

    private static Answer answer(NetworkPolicy policy) {
        return JsonAnswers.object(200, to -> {
            to.truth("publicAccess", policy.publicAccess());
            JsonAnswers.texts(
                    to,
                    "allow",
                    policy.allowed().stream().map(AddressBlock::toString).toList());
        });
    }
}
