package dev.purser.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.purser.event.ErrorCode;
import dev.purser.event.PurserException;
import dev.purser.identity.IdentityError;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Map;

/** The forms of the interfaces that are at home in this room. */
enum OwnErrorForm implements ErrorForm {
    /** The OCI Distribution Specification's form, section "Error Codes". */
    OCI {
        @Override
        public Answer stamped(Answer answer, String requestId) {
            return super.stamped(answer, requestId).with("Docker-Distribution-Api-Version", "registry/2.0");
        }

        @Override
        void write(JsonGenerator json, PurserException failure, String requestId) throws IOException {
            json.writeStartObject();
            json.writeArrayFieldStart("errors");
            json.writeStartObject();
            json.writeStringField("code", ociCode(failure.error()));
            json.writeStringField("message", failure.error().message());
            json.writeFieldName("detail");
            detail(json, failure);
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
        }
    },
    /** Purser's own. */
    PURSER {
        @Override
        void write(JsonGenerator json, PurserException failure, String requestId) throws IOException {
            json.writeStartObject();
            json.writeStringField("code", failure.error().code());
            json.writeStringField("message", failure.error().message());
            json.writeStringField("advice", failure.error().advice());
            json.writeFieldName("detail");
            detail(json, failure);
            json.writeStringField("requestId", requestId);
            json.writeEndObject();
        }
    };

    private static final JsonFactory JSON = new JsonFactory();

    @Override
    public Answer stamped(Answer answer, String requestId) {
        return answer.with("X-Request-Id", requestId);
    }

    abstract void write(JsonGenerator json, PurserException failure, String requestId) throws IOException;

    @Override
    public Answer answer(PurserException failure, String requestId) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            write(json, failure, requestId);
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return Answer.json(failure.error().status(), text.toString());
    }

    /** The specification's list of codes is closed: what it has no name for goes under the nearest of its names. */
    private static String ociCode(ErrorCode error) {
        return switch (error) {
            case HttpError.BAD_REQUEST,
                    HttpError.NOT_FOUND,
                    HttpError.METHOD_NOT_ALLOWED,
                    HttpError.UNSUPPORTED_MEDIA_TYPE -> "UNSUPPORTED";
            case HttpError.PAYLOAD_TOO_LARGE, HttpError.LENGTH_REQUIRED -> "SIZE_INVALID";
            case IdentityError.NETWORK_DENIED -> "DENIED";
            case HttpError.TOO_BUSY, IdentityError.TOO_MANY_ATTEMPTS, IdentityError.BUSY -> "TOOMANYREQUESTS";
            case IdentityError.CREDENTIALS_MALFORMED, IdentityError.TOKEN_INVALID -> "UNAUTHORIZED";
            default -> error.code();
        };
    }

    private static void detail(JsonGenerator json, PurserException failure) throws IOException {
        value(json, failure.detail());
    }

    private static void value(JsonGenerator json, Object value) throws IOException {
        switch (value) {
            case Map<?, ?> map -> {
                json.writeStartObject();
                for (Map.Entry<?, ?> member : map.entrySet()) {
                    json.writeFieldName(String.valueOf(member.getKey()));
                    value(json, member.getValue());
                }
                json.writeEndObject();
            }
            case Collection<?> list -> {
                json.writeStartArray();
                for (Object one : list) {
                    value(json, one);
                }
                json.writeEndArray();
            }
            case Long number -> json.writeNumber(number);
            case Integer number -> json.writeNumber(number);
            case Boolean truth -> json.writeBoolean(truth);
            default -> json.writeString(value.toString());
        }
    }
}
