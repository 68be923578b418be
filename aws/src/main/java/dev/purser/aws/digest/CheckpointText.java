package dev.purser.aws.digest;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A signed checkpoint as a value of an object's metadata, which holds no line feeds: base64 (RFC 4648). */
final class CheckpointText {
    private CheckpointText() {}

    static String encode(String note) {
        return Base64.getEncoder().encodeToString(note.getBytes(StandardCharsets.UTF_8));
    }

    static String decode(String text) {
        return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
    }
}
