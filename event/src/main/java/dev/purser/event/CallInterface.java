package dev.purser.event;

/** Which of Purser's faces a request came to. */
public enum CallInterface {
    /** OCI Distribution and Docker. */
    OCI("oci"),
    /** Amazon's API of the container registry. */
    ECR("ecr"),
    /** Amazon's API of the audit's trails. */
    CLOUDTRAIL("cloudtrail"),
    /** Amazon's API of buckets. */
    S3("s3"),
    /** IBM's API. */
    ICR("icr"),
    /** Azure's API. */
    ARM("arm"),
    /** Purser's own API. */
    PURSER("purser"),
    /** No request at all: one of the program's own jobs. */
    JOB("job");

    private final String text;

    CallInterface(String text) {
        this.text = text;
    }

    /** The name as it stands in the record. */
    public String text() {
        return text;
    }
}
