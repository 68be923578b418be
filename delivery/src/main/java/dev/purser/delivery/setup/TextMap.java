package dev.purser.delivery.setup;

import dev.purser.event.json.JsonBytes;
import dev.purser.event.json.JsonCursor;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Texts by name, as JSON. */
final class TextMap {
    private TextMap() {}

    static byte[] write(Map<String, String> texts) {
        JsonBytes to = new JsonBytes(256);
        to.open();
        new TreeMap<>(texts).forEach((name, value) -> {
            to.anyName(name);
            to.quoted(value);
        });
        to.close();
        return to.copy(0);
    }

    static Map<String, String> read(byte[] json) {
        Map<String, String> texts = new TreeMap<>();
        try (JsonCursor from = new JsonCursor("options", json)) {
            from.whole(name -> texts.put(name, from.text()));
        }
        return texts;
    }

    static String text(Map<String, String> texts) {
        return new String(write(texts), StandardCharsets.UTF_8);
    }

    static Map<String, String> read(String json) {
        return read(json.getBytes(StandardCharsets.UTF_8));
    }
}
