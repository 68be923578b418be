package dev.purser.delivery.http;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What the other side said, its body cut at a limit.
 *
 * @param status from 100 to 599
 * @param body its first bytes, as they came
 * @param cut true if there was more
 */
@SuppressWarnings("ArrayRecordComponent")
public record Answer(int status, HttpHeaders headers, byte[] body, boolean cut) {
    private static final int EXCERPT = 300;

    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** The beginning of the body as one line for a message: printable, at most 300 characters. */
    public String excerpt() {
        String text = new String(body, 0, Math.min(body.length, EXCERPT), StandardCharsets.UTF_8);
        StringBuilder line = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            line.append(Character.isISOControl(c) || c == '\uFFFD' ? ' ' : c);
        }
        return line.toString().strip();
    }
}
