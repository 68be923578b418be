/**
 * Destinations that are stores of objects: a batch becomes one object for each filing of its records, named, framed and
 * compressed as the dialect's cloud has it.
 *
 * <p>Promises: an object is seen whole or not at all; the same batch delivered again, after a failure of which the outcome
 * is not known, has the same names and replaces what arrived. Where the dialect appends to one file an hour and the store
 * can only put, each batch becomes an object of its own, with the time and a unique part in its name. Knows no store;
 * start at {@link dev.purser.delivery.object.ObjectDestination}.
 */
package dev.purser.delivery.object;
