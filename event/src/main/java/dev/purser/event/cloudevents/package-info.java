/**
 * Events as CloudEvents 1.0 in JSON (structured mode), alone or in batches: the envelope is CloudEvents', the data is
 * Purser's own event. Written only. Start at {@link dev.purser.event.cloudevents.CloudEventsDialect}.
 */
package dev.purser.event.cloudevents;
