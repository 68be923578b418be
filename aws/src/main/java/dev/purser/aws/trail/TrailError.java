package dev.purser.aws.trail;

import dev.purser.aws.AwsError;

/** What can be wrong with a trail; the names are those of CloudTrail's service model 2013-11-01. */
public enum TrailError implements AwsError {
    TRAIL_UNKNOWN("TrailNotFoundException", "no such trail", "Describe the trails to see which are there."),
    TRAIL_EXISTS(
            "TrailAlreadyExistsException",
            "a trail has that name already",
            "Choose another name, or update that trail."),
    TRAIL_LIMIT(
            "MaximumNumberOfTrailsExceededException",
            "there are as many trails as there may be",
            "Delete one that is no longer needed."),
    TRAIL_NAME_INVALID(
            "InvalidTrailNameException",
            "that cannot be a trail's name",
            "Use 3 to 128 letters, digits, '.', '_' and '-', beginning and ending with a letter or digit, no two"
                    + " punctuation marks side by side, and no IP address."),
    TRAIL_ARN_INVALID(
            "CloudTrailARNInvalidException",
            "that is no ARN of a trail",
            "Write it as arn:aws:cloudtrail:REGION:ACCOUNT:trail/NAME."),
    TRAIL_OTHER_REGION(
            "InvalidHomeRegionException",
            "the trail belongs to another region",
            "Change it in the region in which it was made."),
    TRAIL_BUCKET_INVALID(
            "InvalidS3BucketNameException",
            "that cannot be a bucket's name",
            "Use 3 to 63 lower-case letters, digits, '.' and '-', beginning and ending with a letter or digit."),
    TRAIL_BUCKET_UNKNOWN(
            "S3BucketDoesNotExistException",
            "no such bucket",
            "Make the bucket where the trails' files go, or name another."),
    TRAIL_BUCKET_REFUSES(
            "InsufficientS3BucketPolicyException",
            "the bucket does not take the trail's files",
            "Let the credentials that this registry was given write below AWSLogs/ in that bucket."),
    TRAIL_PREFIX_INVALID(
            "InvalidS3PrefixException",
            "that cannot be a prefix",
            "Use at most 200 characters, no slash at either end, and not AWSLogs/ at the beginning."),
    TRAIL_TOPIC_INVALID(
            "InvalidSnsTopicNameException",
            "that cannot be a topic's name",
            "Use at most 256 letters, digits, '_' and '-', or an ARN arn:aws:sns:REGION:ACCOUNT:NAME."),
    TRAIL_TOPIC_UNKNOWN(
            "InsufficientSnsTopicPolicyException",
            "no destination speaks for that topic",
            "Set up a destination of type sns with that name or topic-arn first."),
    TRAIL_LOG_GROUP_UNAVAILABLE(
            "CloudWatchLogsDeliveryUnavailableException",
            "this registry has no CloudWatch Logs",
            "Leave the log group and its role out."),
    TRAIL_KMS_UNAVAILABLE(
            "KmsKeyNotFoundException",
            "this registry has no KMS keys",
            "Leave the key out; encrypt the bucket instead."),
    TRAIL_ORGANIZATION_UNAVAILABLE(
            "OrganizationsNotInUseException",
            "this registry belongs to no organization",
            "Leave IsOrganizationTrail out."),
    TRAIL_COMBINATION_INVALID(
            "InvalidParameterCombinationException",
            "these parameters do not go together",
            "See the reason in the message."),
    TRAIL_SELECTORS_INVALID(
            "InvalidEventSelectorsException", "the event selectors cannot be taken", "See the reason in the message."),
    TRAIL_RESOURCE_UNKNOWN(
            "ResourceNotFoundException",
            "there is no such resource",
            "Name a trail of this registry by its ARN; describe the trails to see which are there."),
    TRAIL_INSIGHTS_OFF(
            "InsightNotEnabledException", "the trail has no insights", "There are none here: ask the tables instead."),
    TRAIL_TAG_INVALID("InvalidTagParameterException", "the tags cannot be taken", "See the reason in the message."),
    TRAIL_TAG_LIMIT("TagsLimitExceededException", "too many tags", "A trail has at most 50 tags."),
    TIME_RANGE_INVALID(
            "InvalidTimeRangeException", "the time range cannot be taken", "Give a start that is not after the end."),
    NEXT_TOKEN_INVALID("InvalidNextTokenException", "the token is not one of ours", "Begin anew without a token."),
    LOOKUP_ATTRIBUTES_INVALID(
            "InvalidLookupAttributesException",
            "the lookup attributes cannot be taken",
            "Give one attribute, its key as CloudTrail spells it."),
    MAX_RESULTS_INVALID("InvalidMaxResultsException", "there are no such pages", "Ask for 1 to 50 records on a page."),
    EVENT_CATEGORY_INVALID(
            "InvalidEventCategoryException",
            "there is no such category of events",
            "Leave the category out for management events."),
    OPERATION_UNAVAILABLE(
            "UnsupportedOperationException",
            "this registry does not offer that",
            "See the API reference for what it offers.");

    private final String wireName;
    private final String message;
    private final String advice;

    TrailError(String wireName, String message, String advice) {
        this.wireName = wireName;
        this.message = message;
        this.advice = advice;
    }

    @Override
    public String wireName() {
        return wireName;
    }

    @Override
    public String code() {
        return name();
    }

    @Override
    public String message() {
        return message;
    }

    @Override
    public String advice() {
        return advice;
    }

    @Override
    public int status() {
        return 400;
    }
}
