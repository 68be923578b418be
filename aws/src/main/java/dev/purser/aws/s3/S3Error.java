package dev.purser.aws.s3;

import dev.purser.aws.AwsError;

/** What can be wrong with reading a bucket, by S3's names. */
public enum S3Error implements AwsError {
    BUCKET_UNKNOWN(404, "NoSuchBucket", "The specified bucket does not exist", "Name the bucket of a trail."),
    OBJECT_UNKNOWN(
            404, "NoSuchKey", "The specified key does not exist.", "List the bucket to see which keys are there."),
    BUCKET_ARGUMENT_INVALID(
            400, "InvalidArgument", "Invalid Argument", "Correct the parameter that the message names."),
    OBJECT_RANGE_INVALID(
            416, "InvalidRange", "The requested range is not satisfiable", "Ask for bytes that the object has."),
    OBJECT_PRECONDITION_FAILED(
            412,
            "PreconditionFailed",
            "At least one of the pre-conditions you specified did not hold",
            "Read the object's ETag again."),
    BUCKET_UNAVAILABLE(
            503, "ServiceUnavailable", "the place that the trail writes to cannot be read", "See the server's log.");

    private final int status;
    private final String wireName;
    private final String message;
    private final String advice;

    S3Error(int status, String wireName, String message, String advice) {
        this.status = status;
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
        return status;
    }
}
