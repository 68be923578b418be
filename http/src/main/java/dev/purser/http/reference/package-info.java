/**
 * The pages that are made from the code: the OpenAPI document, and the references of the API, of errors and of actions.
 *
 * <p>Promises: the same catalogue gives the same text, byte for byte, so that a test can hold the checked-in pages
 * against the code. Nothing is described that the catalogue does not hold. Start at
 * {@link dev.purser.http.reference.ApiReference}.
 */
package dev.purser.http.reference;
