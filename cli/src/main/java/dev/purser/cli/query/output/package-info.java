/**
 * An answer written down: as a table for people, as JSON lines, CSV or Parquet for programs.
 *
 * <p>Promises: values are spelled as Kusto spells them; memory is bounded however many rows come. Start at
 * {@link dev.purser.cli.query.output.Output}.
 */
package dev.purser.cli.query.output;
