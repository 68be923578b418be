/**
 * Amazon's tables of the lake: {@code CloudTrail}, in the words of Athena's tables over CloudTrail's files.
 *
 * <p>Promises: a row for each record, the same whether the record was just written for an event or was found in a trail's
 * file, of whatever service. Does not know where rows are kept. Start at {@link dev.purser.aws.table.AwsTables}.
 */
package dev.purser.aws.table;
