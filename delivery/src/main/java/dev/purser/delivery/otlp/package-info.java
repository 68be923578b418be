/**
 * Records as OpenTelemetry logs: OTLP over HTTP with protobuf bodies (OTLP specification 1.9). Does not retry. Start at
 * {@link dev.purser.delivery.otlp.OtlpDestinationFactory}.
 */
package dev.purser.delivery.otlp;
