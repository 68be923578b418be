package dev.purser.aws.cloudtrail;

import dev.purser.aws.selector.AdvancedSelectorJson;
import dev.purser.event.PurserException;
import dev.purser.event.dialect.DialectError;
import dev.purser.event.dialect.Option;
import dev.purser.event.dialect.Options;
import java.util.List;
import java.util.Map;

/** What can be chosen for CloudTrail's records. Where Amazon's documents leave a fact open, the choice is one of these. */
final class CloudTrailOptions {
    /** Where neither the option nor the home's location tells the region. */
    static final String FALLBACK_REGION = "us-east-1";

    private static final List<String> YES_NO = List.of("true", "false");

    static final List<Option> ALL = List.of(
            Option.choice(
                    "edition",
                    Edition.NEWEST.text(),
                    Edition.KNOWN,
                    "The eventVersion of the records: only members that it has are written. 1.04 is the form of ECR's guide"
                            + " of 2019. What was read from CloudTrail keeps its own."),
            Option.open(
                    "account",
                    "The 12 digits that the registry's own account is shown as; the account's own if left out."),
            Option.open(
                    "region",
                    "The region that the registry's own location is shown as; the location itself if it looks like a"
                            + " region, else us-east-1, if left out."),
            Option.choice("partition", "aws", List.of("aws", "aws-cn", "aws-us-gov"), "The partition in ARNs."),
            Option.choice(
                    "timestamps",
                    "iso",
                    List.of("iso", "2018", "2020"),
                    "How instants stand in responseElements: 2026-09-26T14:42:36Z, Jul 11, 2018 10:17:44 PM, or"
                            + " Nov 27, 2020, 9:51:29 PM. eventTime is always RFC 3339."),
            Option.choice(
                    "mask-client",
                    "false",
                    YES_NO,
                    "Whether records of Docker's own requests say AWS Internal in place of the client's address and agent,"
                            + " as ECR's do. The address is then lost."),
            Option.choice(
                    "manifest",
                    "true",
                    YES_NO,
                    "Whether PutImage shows the manifest's text, in the request and the answer."),
            Option.choice(
                    "image-checks",
                    "false",
                    YES_NO,
                    "Whether asking if a manifest exists (image.check) is written, as BatchGetImage."),
            Option.choice(
                    "resolved-digests",
                    "false",
                    YES_NO,
                    "Whether a request by tag also shows the digest that the tag resolved to. ECR shows only what was asked."),
            Option.choice(
                    "operation-ids",
                    "false",
                    YES_NO,
                    "Whether additionalEventData names the operation (one push, one pull) that several records belong to."
                            + " ECR writes no such member."),
            Option.choice(
                    "anonymous",
                    "account",
                    List.of("account", "unknown"),
                    "How a caller without credentials is shown: as S3 does, type AWSAccount with the account"
                            + " ANONYMOUS_PRINCIPAL, or as type Unknown."),
            Option.choice(
                    "repository-uri",
                    "ecr",
                    List.of("ecr", "registry"),
                    "Whether repositoryUri begins with ECR's host name or with the registry's own."),
            Option.choice(
                    "replication",
                    "service-event",
                    List.of("service-event", "api-call"),
                    "The eventType of ReplicateImage and BatchImportUpstreamImage."),
            Option.choice(
                    "images-per-event",
                    "9",
                    List.of("1", "5", "9", "10", "50", "100"),
                    "How many images one PolicyExecutionEvent names; ECR splits from 10 images on."),
            Option.open("organization", "The o-… id that stands in the names of an organization's files."),
            Option.open(
                    "advanced-selectors",
                    "Advanced event selectors as CloudTrail has them, a JSON list: only records that one of them takes"
                            + " are written. All are if left out."));

    private CloudTrailOptions() {}

    /**
     * @throws PurserException {@link DialectError#OPTION_INVALID} for an account that is not 12 digits, or a region or
     *     organization that cannot stand in a file's name, or selectors that cannot be taken
     */
    static void check(Options options) {
        options.find("account").ifPresent(account -> require("account", account.matches("[0-9]{12}"), "12 digits"));
        options.find("region")
                .ifPresent(region -> require("region", region.matches("[a-z0-9-]{1,32}"), "a-z, 0-9 and hyphens"));
        options.find("organization")
                .ifPresent(one ->
                        require("organization", one.matches("o-[a-z0-9]{10,32}"), "o-, 10 to 32 of a-z and 0-9"));
        options.find("advanced-selectors").ifPresent(json -> {
            try {
                AdvancedSelectorJson.read(json);
            } catch (IllegalArgumentException wrong) {
                require("advanced-selectors", false, wrong.getMessage());
            }
        });
    }

    private static void require(String option, boolean holds, String expected) {
        if (!holds) {
            throw new PurserException(
                    DialectError.OPTION_INVALID,
                    Map.of("of", "dialect cloudtrail", "option", option, "allowed", List.of(expected)));
        }
    }
}
