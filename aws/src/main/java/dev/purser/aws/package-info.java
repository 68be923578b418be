/**
 * Purser as Amazon's clients know it: the calls of CloudTrail over JSON, a read-only S3 over the files of the trails, and
 * the dialect of CloudTrail's records.
 *
 * <p>Every request passes the one {@link dev.purser.http.Door}; this room gives endpoints, never a router. It does not
 * know the rooms of other clouds.
 */
package dev.purser.aws;
