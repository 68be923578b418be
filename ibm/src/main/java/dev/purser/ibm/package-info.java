/**
 * Purser as IBM's clients know it: the dialect of Activity Tracker's events and the locations that they are filed under.
 *
 * <p>Does not know the rooms of other clouds. Start at {@code activitytracker.ActivityTrackerDialect}; which location an
 * event belongs to is {@code location.IbmLocations}.
 */
package dev.purser.ibm;
