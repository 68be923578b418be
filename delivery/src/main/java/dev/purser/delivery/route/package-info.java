/**
 * Routes: kept, and compiled into one question a destination can ask of an event.
 *
 * <p>Promises: a selection is compiled once per change; asking allocates nothing. Does not deliver. Start at
 * {@link dev.purser.delivery.route.Router}.
 */
package dev.purser.delivery.route;
