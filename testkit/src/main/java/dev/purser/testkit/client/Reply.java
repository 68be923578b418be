package dev.purser.testkit.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An answer, whole.
 *
 * @param headers by lower-case name
 * @param bytes the body; shared, not copied
 */
@SuppressWarnings("ArrayRecordComponent")
public record Reply(int status, Map<String, List<String>> headers, byte[] bytes) {
    public Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .findFirst();
    }

    /** The header; fails where it is missing. */
    public String required(String name) {
        return header(name).orElseThrow(() -> new AssertionError("no header " + name + " in " + this));
    }

    public String text() {
        return new String(bytes, UTF_8);
    }

    public boolean succeeded() {
        return status >= 200 && status < 300;
    }

    /** @throws AssertionError if the status is none of these, with the answer in the message */
    public Reply expect(int... statuses) {
        if (Arrays.stream(statuses).noneMatch(each -> each == status)) {
            throw new AssertionError(this + " instead of " + Arrays.toString(statuses));
        }
        return this;
    }

    @Override
    public String toString() {
        String body = text();
        return status + " " + headers + " " + (body.length() > 500 ? body.substring(0, 500) + "…" : body);
    }
}
