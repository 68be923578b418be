package dev.purser.server.config;

import dev.purser.aws.AwsPlace;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where this registry is in Amazon's terms.
 *
 * @param account 12 digits; empty where those hold that were minted at the first start
 * @param region the region of its trails
 */
public record AwsSettings(Optional<String> account, String region) {
    static final Setting<String> ACCOUNT = Setting.open(
            "aws.account",
            ValueTypes.text("account", "12 digits", "[0-9]{12}"),
            "12 digits minted at the first start",
            "The account that trails, their files and Amazon's records name. Do not change it once there are trails:"
                    + " the chain of their digests begins anew.");
    static final Setting<String> REGION = Setting.of(
            "aws.region",
            ValueTypes.text("region", "a region's name, as in eu-central-1", "[a-z]{2,}(-[a-z]+)+-[0-9]{1,2}"),
            "us-east-1",
            "The region that trails and their files name. Requests signed for any region are taken.");
    static final List<Setting<?>> ALL = List.of(ACCOUNT, REGION);

    static AwsSettings from(Values values) {
        return new AwsSettings(values.find(ACCOUNT), values.get(REGION));
    }

    /**
     * @param minted the account's 12 digits, where none are set
     */
    public AwsPlace toPlace(String minted) {
        return new AwsPlace(account.orElse(minted), region);
    }

    /** The options of the dialect that are set here. */
    public Map<String, String> options() {
        return account.map(id -> Map.of("account", id, "region", region)).orElseGet(() -> Map.of("region", region));
    }
}
