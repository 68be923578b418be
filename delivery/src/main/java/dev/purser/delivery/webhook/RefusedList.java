package dev.purser.delivery.webhook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.purser.delivery.Receipt.Refused;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * What a receiver answers with 207 that takes some records and refuses others for good:
 * {@code {"refused":[{"index":3,"reason":"…"}]}}, where the index counts the body's records from 0.
 */
final class RefusedList {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int REASON = 1_000;

    private RefusedList() {}

    /**
     * The refused records in the order of their indexes; empty if the body is no such list.
     *
     * @param records how many were sent
     */
    static Optional<List<Refused>> read(byte[] body, int records) {
        try (JsonParser from = JSON.createParser(body)) {
            if (from.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            List<Refused> found = null;
            BitSet seen = new BitSet(records);
            while (from.nextToken() == JsonToken.FIELD_NAME) {
                boolean list = from.currentName().equals("refused");
                JsonToken value = from.nextToken();
                if (!list) {
                    from.skipChildren();
                } else if (value != JsonToken.START_ARRAY || found != null) {
                    return Optional.empty();
                } else {
                    found = new ArrayList<>();
                    while (from.nextToken() != JsonToken.END_ARRAY) {
                        Refused one = one(from);
                        if (one.record() < 0 || one.record() >= records || seen.get(one.record())) {
                            return Optional.empty();
                        }
                        seen.set(one.record());
                        found.add(one);
                    }
                }
            }
            if (found == null || from.currentToken() != JsonToken.END_OBJECT || from.nextToken() != null) {
                return Optional.empty();
            }
            found.sort((a, b) -> Integer.compare(a.record(), b.record()));
            return Optional.of(found);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** An entry; its record is -1 if it is none. */
    private static Refused one(JsonParser from) throws IOException {
        int index = -1;
        String reason = "";
        if (from.currentToken() != JsonToken.START_OBJECT) {
            from.skipChildren();
            return new Refused(-1, reason);
        }
        while (from.nextToken() == JsonToken.FIELD_NAME) {
            String name = from.currentName();
            JsonToken value = from.nextToken();
            if (name.equals("index") && value == JsonToken.VALUE_NUMBER_INT) {
                index = from.getIntValue();
            } else if (name.equals("reason") && value == JsonToken.VALUE_STRING) {
                String text = from.getText();
                reason = text.length() > REASON ? text.substring(0, REASON) : text;
            } else {
                from.skipChildren();
            }
        }
        return new Refused(index, reason.isBlank() ? "refused without a reason" : reason);
    }
}
