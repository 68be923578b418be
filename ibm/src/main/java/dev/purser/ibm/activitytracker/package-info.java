/**
 * Activity Tracker's events: how an event is written as one, read back from it, and laid in objects and messages.
 *
 * <p>Promises: records have IBM's members in IBM's order and spelling, by the edition that is chosen; what was read is
 * written again to the byte. Does not decide which route sees an event. Start at
 * {@link dev.purser.ibm.activitytracker.ActivityTrackerDialect}; the actions are in {@code ActionTable}, what can be
 * chosen in {@code Settings}.
 */
package dev.purser.ibm.activitytracker;
