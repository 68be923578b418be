/**
 * Objects in a bucket that speaks Amazon's S3, through Amazon's SDK.
 *
 * <p>Promises: nothing of the SDK is seen outside; no retries (whoever calls decides), every call ends within its time-out,
 * no message names a secret. Start at {@link dev.purser.storage.s3.S3ObjectStore}.
 */
package dev.purser.storage.s3;
