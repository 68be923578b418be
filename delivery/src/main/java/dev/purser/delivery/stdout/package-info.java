/**
 * Records to the server's standard output, for whatever collects that. Start at
 * {@link dev.purser.delivery.stdout.StdoutDestinationFactory}.
 */
package dev.purser.delivery.stdout;
