/**
 * A Kafka broker inside the test's own process: Apache Kafka in KRaft mode, one node that is broker and controller.
 *
 * <p>A room that uses it names {@code org.apache.kafka:kafka_2.13} among its own test dependencies. Start at {@link
 * dev.purser.testkit.kafka.KafkaBroker}.
 */
package dev.purser.testkit.kafka;
