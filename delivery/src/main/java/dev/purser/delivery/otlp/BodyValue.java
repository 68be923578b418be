package dev.purser.delivery.otlp;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.google.protobuf.UnsafeByteOperations;
import dev.purser.event.dialect.RecordBuffer;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.common.v1.KeyValueList;
import java.io.IOException;

/** A record as the body of a log record. */
final class BodyValue {
    private static final JsonFactory JSON = new JsonFactory();

    private BodyValue() {}

    /** The record's text. Shares the buffer's bytes, which must not change until it is written. */
    static AnyValue text(RecordBuffer records, int record) {
        return AnyValue.newBuilder()
                .setStringValueBytes(
                        UnsafeByteOperations.unsafeWrap(records.array(), records.start(record), records.length(record)))
                .build();
    }

    /** The record's members as values of their own; its text if it is no JSON. */
    static AnyValue tree(RecordBuffer records, int record) {
        try (JsonParser from = JSON.createParser(records.array(), records.start(record), records.length(record))) {
            from.nextToken();
            AnyValue value = value(from);
            return from.nextToken() == null ? value : text(records, record);
        } catch (IOException e) {
            return text(records, record);
        }
    }

    private static AnyValue value(JsonParser from) throws IOException {
        AnyValue.Builder to = AnyValue.newBuilder();
        switch (from.currentToken()) {
            case START_OBJECT -> {
                KeyValueList.Builder members = KeyValueList.newBuilder();
                while (from.nextToken() == JsonToken.FIELD_NAME) {
                    KeyValue.Builder member = KeyValue.newBuilder().setKey(from.currentName());
                    from.nextToken();
                    members.addValues(member.setValue(value(from)));
                }
                to.setKvlistValue(members);
            }
            case START_ARRAY -> {
                ArrayValue.Builder elements = ArrayValue.newBuilder();
                while (from.nextToken() != JsonToken.END_ARRAY) {
                    elements.addValues(value(from));
                }
                to.setArrayValue(elements);
            }
            case VALUE_STRING -> to.setStringValue(from.getText());
            case VALUE_TRUE -> to.setBoolValue(true);
            case VALUE_FALSE -> to.setBoolValue(false);
            case VALUE_NUMBER_FLOAT -> to.setDoubleValue(from.getDoubleValue());
            case VALUE_NUMBER_INT -> {
                if (from.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
                    to.setStringValue(from.getText());
                } else {
                    to.setIntValue(from.getLongValue());
                }
            }
            default -> {
                // null: a value that is not set.
            }
        }
        return to.build();
    }
}
