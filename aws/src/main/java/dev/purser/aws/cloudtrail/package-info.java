/**
 * CloudTrail's records: how an event is written as them and read back from them.
 *
 * <p>Promises: each call of ECR and of CloudTrail itself stands in one row of a table ({@code EventNames}, by group
 * {@code ImageCalls}, {@code LayerCalls}, …), which says the record's name, the members of its parameters and answer in
 * their order, and which event it is; the page of what cannot be expressed comes from the same rows. What is read is
 * written again byte for byte: each record is compared with the one that its event would become, and only the difference
 * is kept ({@link dev.purser.event.dialect.Leftovers}). Does not deliver, sign or look up records. Start at
 * {@link dev.purser.aws.cloudtrail.CloudTrailDialect}, then {@code TrailRecordWriter}.
 */
package dev.purser.aws.cloudtrail;
