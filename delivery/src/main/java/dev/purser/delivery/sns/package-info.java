/**
 * Notifications shaped as Amazon SNS sends them over HTTP, signed with a key of this registry: records as notifications
 * ({@link dev.purser.delivery.sns.SnsDestinationFactory}), and whatever else a topic is told
 * ({@link dev.purser.delivery.Notifier}). No topic, queue or subscription of Amazon's is involved.
 */
package dev.purser.delivery.sns;
