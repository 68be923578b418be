package dev.purser.delivery.kafka;

import dev.purser.delivery.DeliveryException.Kind;
import java.security.cert.CertificateException;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.ThrottlingQuotaExceededException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.UnsupportedCompressionTypeException;
import org.apache.kafka.common.errors.UnsupportedForMessageFormatException;
import org.apache.kafka.common.errors.UnsupportedSaslMechanismException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/** What a failure of Kafka's client means to whoever delivers. */
final class KafkaFailures {
    private KafkaFailures() {}

    static Kind kind(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof CertificateException) {
                return Kind.MISCONFIGURED;
            }
        }
        return switch (failure) {
            case RecordTooLargeException e -> Kind.REFUSED;
            case RecordBatchTooLargeException e -> Kind.REFUSED;
            case ThrottlingQuotaExceededException e -> Kind.THROTTLED;
            case UnsupportedSaslMechanismException e -> Kind.MISCONFIGURED;
            case AuthenticationException e -> Kind.DENIED;
            case AuthorizationException e -> Kind.DENIED;
            case UnknownTopicOrPartitionException e -> Kind.MISCONFIGURED;
            case InvalidTopicException e -> Kind.MISCONFIGURED;
            case InvalidRecordException e -> Kind.MISCONFIGURED;
            case PolicyViolationException e -> Kind.MISCONFIGURED;
            case UnsupportedVersionException e -> Kind.MISCONFIGURED;
            case UnsupportedCompressionTypeException e -> Kind.MISCONFIGURED;
            case UnsupportedForMessageFormatException e -> Kind.MISCONFIGURED;
            // The wait for a topic's metadata ends with a time-out, whose cause is what the broker said of the topic.
            case TimeoutException e when e.getCause() instanceof KafkaException cause && cause != e -> kind(cause);
            case IllegalArgumentException e -> Kind.MISCONFIGURED;
            default -> Kind.UNREACHABLE;
        };
    }

    static String advice(Kind kind) {
        return switch (kind) {
            case DENIED -> "; check the user, the password and the rights to write to the topic";
            case MISCONFIGURED -> "; check that the topic and the partition are there, and the destination's options";
            default -> "";
        };
    }
}
