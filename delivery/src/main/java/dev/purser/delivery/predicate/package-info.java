/**
 * The language of a selection's predicate: {@code actor.name == "x" and outcome.status >= 400}.
 *
 * <p>Promises: any text is either compiled or refused with the place and what was expected there; evaluating allocates
 * nothing and ends in bounded time. Does not call anything outside the event.
 */
package dev.purser.delivery.predicate;
