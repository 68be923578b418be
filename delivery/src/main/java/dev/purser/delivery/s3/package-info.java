/**
 * Records as objects in a bucket of Amazon's S3 or of any server that speaks it.
 *
 * <p>Promises: objects are put whole; names, compression and metadata are those of the dialect's cloud. Start at {@link
 * dev.purser.delivery.s3.S3Destinations}.
 */
package dev.purser.delivery.s3;
