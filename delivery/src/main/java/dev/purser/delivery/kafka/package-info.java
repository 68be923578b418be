/**
 * Records as messages on Apache Kafka, and on what speaks its protocol: Azure Event Hubs, IBM Event Streams.
 *
 * <p>Promises: a batch is taken when every message has been acknowledged by all in-sync replicas; on each partition
 * messages stand in the journal's order, whatever fails in between. Makes no topic. Start at {@link
 * dev.purser.delivery.kafka.KafkaDestinations}.
 */
package dev.purser.delivery.kafka;
