/**
 * The calls of CloudTrail (service model 2013-11-01) over trails and their keys.
 *
 * <p>Promises that what this registry cannot do is refused by the name that CloudTrail has for it, never taken and
 * forgotten. Start at {@link dev.purser.aws.trail.api.CloudTrailApi}.
 */
package dev.purser.aws.trail.api;
