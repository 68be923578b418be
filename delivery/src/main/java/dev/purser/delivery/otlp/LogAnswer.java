package dev.purser.delivery.otlp;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.purser.delivery.http.Answer;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsPartialSuccess;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * What an answer of 2xx says of the records (OTLP specification, "Partial Success").
 *
 * @param rejected how many were not taken and never will be
 * @param reason why, perhaps empty
 */
record LogAnswer(long rejected, String reason) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final LogAnswer ALL = new LogAnswer(0, "");

    /** Empty if it is no answer of OTLP. An answer without a body says that all was taken. */
    static Optional<LogAnswer> read(Answer answer) {
        if (answer.body().length == 0) {
            return Optional.of(ALL);
        }
        if (answer.cut()) {
            return Optional.empty();
        }
        String type = answer.header("content-type").orElse("");
        if (type.startsWith("application/x-protobuf")) {
            return protobuf(answer.body());
        }
        // Some receivers answer in JSON whatever they are asked in.
        return type.startsWith("application/json") ? json(answer.body()) : Optional.empty();
    }

    private static Optional<LogAnswer> protobuf(byte[] body) {
        try {
            ExportLogsPartialSuccess partial =
                    ExportLogsServiceResponse.parseFrom(body).getPartialSuccess();
            return Optional.of(new LogAnswer(partial.getRejectedLogRecords(), partial.getErrorMessage()));
        } catch (InvalidProtocolBufferException e) {
            return Optional.empty();
        }
    }

    private static Optional<LogAnswer> json(byte[] body) {
        long rejected = 0;
        String reason = "";
        try (JsonParser from = JSON.createParser(body)) {
            if (from.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            for (JsonToken token = from.nextToken(); token != null; token = from.nextToken()) {
                if (token == JsonToken.FIELD_NAME && from.currentName().equals("rejectedLogRecords")) {
                    from.nextToken();
                    rejected = from.getValueAsLong();
                } else if (token == JsonToken.FIELD_NAME && from.currentName().equals("errorMessage")) {
                    from.nextToken();
                    reason = from.getValueAsString("");
                }
            }
            return Optional.of(new LogAnswer(rejected, reason));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
