/**
 * The record: reading it, following it, verifying it, taking it out and erasing a person from it. Start at
 * {@link dev.purser.cli.record.EventsCommand}.
 */
package dev.purser.cli.record;
