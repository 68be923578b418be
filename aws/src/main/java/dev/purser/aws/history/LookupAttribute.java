package dev.purser.aws.history;

import dev.purser.aws.cloudtrail.RecordFields;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a lookup can ask for, under CloudTrail's names. Values are compared whole, case and all. */
public enum LookupAttribute {
    EVENT_ID("EventId"),
    EVENT_NAME("EventName"),
    READ_ONLY("ReadOnly"),
    USERNAME("Username"),
    RESOURCE_TYPE("ResourceType"),
    /** A resource's ARN, or its own name. */
    RESOURCE_NAME("ResourceName"),
    EVENT_SOURCE("EventSource"),
    ACCESS_KEY_ID("AccessKeyId");

    private final String text;

    LookupAttribute(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    public static Optional<LookupAttribute> of(String text) {
        return Arrays.stream(values()).filter(one -> one.text.equals(text)).findFirst();
    }

    /** All names. */
    public static List<String> texts() {
        return Arrays.stream(values()).map(LookupAttribute::text).toList();
    }

    /** Whether the record has that value. */
    boolean is(String value, RecordFields record) {
        return switch (this) {
            case EVENT_ID -> record.member("eventID").filter(value::equals).isPresent();
            case EVENT_NAME -> record.member("eventName").filter(value::equals).isPresent();
            case READ_ONLY -> value.equals(Boolean.toString(record.readOnly()));
            case USERNAME -> record.userName().filter(value::equals).isPresent();
            case RESOURCE_TYPE ->
                record.resources().stream().anyMatch(one -> one.type().equals(value));
            case RESOURCE_NAME ->
                record.resources().stream()
                        .anyMatch(one -> one.arn().equals(value) || one.name().equals(value));
            case EVENT_SOURCE ->
                record.member("eventSource").filter(value::equals).isPresent();
            case ACCESS_KEY_ID -> record.accessKeyId().filter(value::equals).isPresent();
        };
    }
}
