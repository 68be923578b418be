package dev.purser.aws;

import dev.purser.event.ErrorCode;
import dev.purser.event.PurserException;
import java.util.Map;

/** A failure that Amazon has a name for. */
public interface AwsError extends ErrorCode {
    /** As Amazon's clients know it: {@code __type} of a JSON answer, {@code Code} of an S3 answer. */
    String wireName();

    /** This failure, with the text that the client is told. */
    default PurserException because(String reason) {
        return new PurserException(this, Map.of("reason", reason));
    }
}
