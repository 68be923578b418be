/** Activity Tracker's events: how an event is written as one and read back from it. */
package dev.purser.ibm.activitytracker;
