/**
 * A read-only S3 over the files that trails write, so that Amazon's own tools can read and check them.
 *
 * <p>Path style only; nothing can be written. Start at {@link dev.purser.aws.s3.Buckets}.
 */
package dev.purser.aws.s3;
