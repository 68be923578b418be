/**
 * CloudTrail's event history: the journal's events as CloudTrail's records, newest first.
 *
 * <p>Promises: what {@code LookupEvents} shows is what a trail's files hold of the same events, for as long as the journal
 * keeps them, whether there is a trail or not. Looks at a bounded number of events for one page. Start at
 * {@link dev.purser.aws.history.EventHistory}.
 */
package dev.purser.aws.history;
