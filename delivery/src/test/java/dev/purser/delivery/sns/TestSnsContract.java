package dev.purser.delivery.sns;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.purser.delivery.DestinationFactory;
import dev.purser.delivery.http.AbstractHttpDestinationTests;
import dev.purser.delivery.http.Receiver;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

class TestSnsContract extends AbstractHttpDestinationTests {
    @TempDir
    static Path keys;

    @Override
    protected DestinationFactory factory() {
        return new SnsDestinationFactory(new SnsKeys(keys, Clock.systemUTC()));
    }

    @Override
    protected Map<String, String> more() {
        return Map.of(
                "topic-arn", "arn:aws:sns:eu-central-1:123456789012:log",
                "base-url", "https://registry.example:5000");
    }

    @Override
    protected List<String> records(Receiver.Got got) throws Exception {
        Map<String, String> members = members(got.text());
        return members.get("Type").equals("Notification") ? List.of(members.get("Message")) : List.of();
    }

    /** The members of an envelope, which are all texts. */
    static Map<String, String> members(String json) throws Exception {
        Map<String, String> members = new HashMap<>();
        try (JsonParser from = new JsonFactory().createParser(json)) {
            from.nextToken();
            while (from.nextToken() == JsonToken.FIELD_NAME) {
                members.put(from.currentName(), from.nextTextValue());
            }
        }
        return members;
    }
}
