package dev.purser.aws.trail;

import dev.purser.aws.AwsPlace;
import java.util.Optional;
import java.util.regex.Pattern;

/** What may name a trail: a name, or an ARN with a name in it. */
final class TrailName {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]+([._-][A-Za-z0-9]+)*");
    private static final Pattern ADDRESS = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    private static final String ARN = "arn:aws:cloudtrail:";
    private static final int LONGEST_ARN = 512;

    private TrailName() {}

    /**
     * @throws dev.purser.event.PurserException {@link TrailError#TRAIL_NAME_INVALID}
     */
    static String require(String name) {
        if (name.length() < 3 || name.length() > 128) {
            throw TrailError.TRAIL_NAME_INVALID.because(
                    "Trail name cannot be shorter than 3 characters or longer than 128 characters.");
        }
        if (!NAME.matcher(name).matches()) {
            throw TrailError.TRAIL_NAME_INVALID.because(
                    "Trail name must start and end with a letter or number, use only letters, numbers, periods,"
                            + " underscores and dashes, and have no two of these marks side by side.");
        }
        if (ADDRESS.matcher(name).matches()) {
            throw TrailError.TRAIL_NAME_INVALID.because("Trail name must not be an IP address.");
        }
        return name;
    }

    /**
     * The name of a trail of this place; empty where another place is meant.
     *
     * @throws dev.purser.event.PurserException {@link TrailError#TRAIL_NAME_INVALID}, {@link TrailError#TRAIL_ARN_INVALID}
     */
    static Optional<String> here(String nameOrArn, AwsPlace place) {
        if (!nameOrArn.startsWith("arn:")) {
            return Optional.of(require(nameOrArn));
        }
        String[] parts = arn(nameOrArn);
        return parts[0].equals(place.region()) && parts[1].equals(place.account())
                ? Optional.of(parts[2])
                : Optional.empty();
    }

    /** Whether an ARN names a trail of this account in another region. */
    static boolean elsewhere(String nameOrArn, AwsPlace place) {
        if (!nameOrArn.startsWith("arn:")) {
            return false;
        }
        String[] parts = arn(nameOrArn);
        return parts[1].equals(place.account()) && !parts[0].equals(place.region());
    }

    private static String[] arn(String arn) {
        if (arn.length() <= LONGEST_ARN && arn.startsWith(ARN)) {
            String[] parts = arn.substring(ARN.length()).split(":", -1);
            if (parts.length == 3 && parts[2].startsWith("trail/")) {
                return new String[] {parts[0], parts[1], require(parts[2].substring("trail/".length()))};
            }
        }
        throw TrailError.TRAIL_ARN_INVALID.because(
                "The trail ARN must look like arn:aws:cloudtrail:us-east-2:123456789012:trail/MyTrail.");
    }
}
