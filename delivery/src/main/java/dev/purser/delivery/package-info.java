/**
 * Records out: routes select events, destinations get them, and nothing is lost on the way.
 *
 * <p>Promises: every destination reads the journal with its own durable position, so that what was recorded arrives at
 * least once and in order, however long the destination is away; memory is bounded by one batch a destination; what cannot
 * be delivered is a dead letter with its reason. Does not write records (the dialects do) and does not know any cloud. One
 * package per system holds that system's {@link dev.purser.delivery.Destination}; start there.
 */
package dev.purser.delivery;
