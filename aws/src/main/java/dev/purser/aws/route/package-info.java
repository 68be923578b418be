/**
 * Trails carried out by delivery: each is one destination and one route of its own, and its digests are written by a job.
 *
 * <p>Promises that delivery becomes what the trails say, also after a crash between the two. Start at
 * {@link dev.purser.aws.route.RoutedTrails}.
 */
package dev.purser.aws.route;
