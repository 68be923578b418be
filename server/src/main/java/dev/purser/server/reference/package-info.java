/**
 * The pages in {@code docs/} that are made from the code. Knows no framework.
 *
 * <p>Promises: the same code gives the same pages, byte for byte. A test fails where the checked-in ones differ.
 * {@link dev.purser.server.WritePages} writes them. Start at {@link dev.purser.server.reference.Pages}.
 */
package dev.purser.server.reference;
