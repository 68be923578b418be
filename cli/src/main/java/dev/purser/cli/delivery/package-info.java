/**
 * {@code purser route} and {@code purser destination}: where the record is sent, and how that goes.
 *
 * <p>Promises: secrets are read from files or standard input on request and never printed. Start at
 * {@link dev.purser.cli.delivery.DestinationCommand}.
 */
package dev.purser.cli.delivery;
