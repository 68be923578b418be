package dev.purser.aws;

/**
 * Where this registry is, in Amazon's terms.
 *
 * @param account the account's 12 digits
 * @param region for example {@code eu-central-1}
 */
public record AwsPlace(String account, String region) {
    public AwsPlace {
        if (!account.matches("[0-9]{12}")) {
            throw new IllegalArgumentException("an account is 12 digits");
        }
        if (!region.matches("[a-z]{2,}(-[a-z]+)+-[0-9]{1,2}")) {
            throw new IllegalArgumentException("no region: " + region);
        }
    }
}
