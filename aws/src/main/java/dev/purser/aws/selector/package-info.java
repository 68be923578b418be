/**
 * CloudTrail's advanced event selectors: which of the records are taken, by what stands in them.
 *
 * <p>Promises: what cannot be held against a record is refused with the reason, never taken and forgotten. Start at
 * {@link dev.purser.aws.selector.AdvancedSelector}.
 */
package dev.purser.aws.selector;
