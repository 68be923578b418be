/**
 * Objects under names: whole files that are put once and read back, with facts about them beside their bytes.
 *
 * <p>Promises: what {@code put} returned from is durable as far as the store itself promises it, and is seen whole or not at
 * all. Does not retry, buffer or encrypt. Start at {@link dev.purser.storage.object.ObjectStore}.
 */
package dev.purser.storage.object;
