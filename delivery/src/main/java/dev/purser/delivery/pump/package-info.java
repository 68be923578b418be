/**
 * The pumps: one thread a destination that reads the journal, writes records and hands them over, batch by batch.
 *
 * <p>Promises: every event that a route leads to a destination is handed over at least once and in order, or becomes a
 * dead letter; a crash at any step only repeats. One batch and one page of the journal are all that a pump holds, however
 * far it is behind; while its destination is away it holds nothing. Pumps are platform threads, which the operating system
 * can interrupt at any point: a virtual thread that computes keeps its carrier from the requests until it is done.
 * {@link dev.purser.delivery.pump.Share} says how they give way. Start at {@link dev.purser.delivery.pump.Pump}.
 */
package dev.purser.delivery.pump;
