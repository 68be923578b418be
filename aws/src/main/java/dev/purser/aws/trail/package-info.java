/**
 * Trails as CloudTrail knows them: what is written where, whether it is running, and the keys that the digests of its
 * files are signed with.
 *
 * <p>Promises that every change of a trail is on the record, that the private half of a key never leaves the process, and
 * that a key which once signed is listed forever. Writes no files itself. Start at {@link dev.purser.aws.trail.Trails}.
 */
package dev.purser.aws.trail;
