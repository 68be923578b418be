/** The records of the activity log: how an event is written as their pair of begin and end, and read back from it. */
package dev.purser.azure.activitylog;
