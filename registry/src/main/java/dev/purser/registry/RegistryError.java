package dev.purser.registry;

import dev.purser.event.ErrorCode;

/**
 * What can go wrong with content. Where the OCI distribution-spec ("Error Codes") has a closed list, {@link #code()} is
 * from that list, so that several constants share one code; the message tells them apart.
 */
public enum RegistryError implements ErrorCode {
    BLOB_UNKNOWN(
            404, "the repository has no such blob", "Check the repository's name and the digest, or push the blob."),
    BLOB_UPLOAD_INVALID(
            400,
            "the upload could not be continued",
            "Ask for the upload's status and continue at the offset given there, or start a new one."),
    BLOB_UPLOAD_UNKNOWN(
            404,
            "there is no such upload",
            "It was completed, cancelled or expired, or belongs to another repository: start a new one."),
    UPLOAD_BUSY(
            "BLOB_UPLOAD_INVALID",
            409,
            "another request is writing to this upload",
            "Wait until that request has ended, then ask for the upload's status and continue there."),
    RANGE_INVALID(
            "BLOB_UPLOAD_INVALID",
            416,
            "the chunk does not begin where the upload ends",
            "Ask for the upload's status and continue at the offset given there."),
    DIGEST_INVALID(
            400,
            "the digest is malformed, of an unknown algorithm, or not that of the content",
            "Use sha256 or sha512 with lower-case hex, taken over the exact bytes sent."),
    MANIFEST_BLOB_UNKNOWN(
            404,
            "the manifest refers to content that the repository does not have",
            "Push the blobs and manifests that it names first, or allow sparse manifests."),
    MANIFEST_INVALID(
            400,
            "the manifest is not valid",
            "See the detail: it must be a JSON object of one of the media types that are supported."),
    MANIFEST_TOO_LARGE(
            "SIZE_INVALID",
            413,
            "the manifest is larger than is accepted",
            "Keep it under 4 MiB, and put bulky data into a blob."),
    MANIFEST_UNKNOWN(
            404,
            "the repository has no such manifest",
            "Check the repository's name and the tag or digest, or push it."),
    NAME_INVALID(
            400,
            "the name is not that of a repository or namespace",
            "Use lower-case letters and digits, parted by single dots, underscores, hyphens and slashes."),
    NAME_UNKNOWN(404, "there is no such repository", "Check the name; a repository comes to be with its first push."),
    TAG_INVALID(
            "MANIFEST_INVALID",
            400,
            "the tag is not valid",
            "Use up to 128 letters, digits, underscores, dots and hyphens, not beginning with a dot or hyphen."),
    SIZE_INVALID(
            400,
            "the content is not as long as was announced",
            "Send exactly as many bytes as Content-Length and Content-Range say."),
    QUOTA_EXCEEDED(
            "DENIED",
            403,
            "the namespace's storage quota would be exceeded",
            "Delete images, wait for the next collection, or raise the quota."),
    TAG_IMMUTABLE(
            "DENIED",
            403,
            "the tag exists, and tags of this repository cannot be moved",
            "Push under another tag, or delete the tag first."),
    IMAGE_LOCKED("DENIED", 403, "the image is locked", "Remove the image's lock first."),
    BLOB_REFERENCED(
            "DENIED",
            405,
            "the blob is part of an image of this repository",
            "Delete the images that refer to it; what nothing refers to is collected."),
    CREATION_DENIED(
            "NAME_UNKNOWN",
            404,
            "there is no such repository, and a push may not create it",
            "Create the namespace or the repository first, or allow creation on push."),
    NAMESPACE_UNKNOWN(404, "there is no such namespace", "Check the name, or create it."),
    NAMESPACE_EXISTS(409, "the namespace exists already", "Use it, or choose another name."),
    NAMESPACE_NOT_EMPTY(409, "the namespace holds repositories", "Delete them first, or ask to delete all content."),
    REPOSITORY_EXISTS(409, "the repository exists already", "Use it, or choose another name."),
    PAGE_INVALID(400, "the page asked for is not valid", "Give n as a whole number that is not negative."),
    CONTENT_MISSING(
            500,
            "content that should be there is missing from the store",
            "Restore the blob's file from a backup, or delete the image and push it again."),
    STORE_UNAVAILABLE(
            503,
            "the blob store cannot be read or written",
            "Look at the server's log for the cause: a full disk, missing rights, a lost volume.");

    private static final int SHOWN = 300;

    private final String code;
    private final int status;
    private final String message;
    private final String advice;

    RegistryError(String code, int status, String message, String advice) {
        this.code = code;
        this.status = status;
        this.message = message;
        this.advice = advice;
    }

    RegistryError(int status, String message, String advice) {
        this.code = name();
        this.status = status;
        this.message = message;
        this.advice = advice;
    }

    @Override
    public String code() {
        return code;
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

    /** What a caller sent, cut so that it can stand in an error's detail. */
    public static String shown(String sent) {
        return sent.length() <= SHOWN ? sent : sent.substring(0, SHOWN) + "…";
    }
}
