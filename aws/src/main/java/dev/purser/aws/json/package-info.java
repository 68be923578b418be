/**
 * Amazon's JSON protocol ({@code application/x-amz-json-1.1}): the operation in the field {@code X-Amz-Target}, a JSON
 * object each way, failures by {@code __type}.
 *
 * <p>Promises that members it does not know are passed over, as Amazon does, and that a member of a wrong type is refused.
 * Start at {@link dev.purser.aws.json.JsonOperation}.
 */
package dev.purser.aws.json;
