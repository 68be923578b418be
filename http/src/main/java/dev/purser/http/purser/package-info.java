/**
 * Purser's own API below {@code /purser/v1}: reading the record and its proofs, and everything that an administrator
 * does. One class per resource, each a list of {@link dev.purser.http.Endpoint}s; {@link
 * dev.purser.http.purser.PurserApi} puts them together.
 *
 * <p>Promises: requests are read strictly and in bounds, what is not known is refused with the nearest name that is;
 * whatever stands in the record was let through by {@link dev.purser.event.Masking}. Holds no rules of its own: those
 * are in the rooms behind it. Start at {@link dev.purser.http.purser.PurserApi}.
 */
package dev.purser.http.purser;
