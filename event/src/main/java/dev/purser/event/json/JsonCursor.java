package dev.purser.event.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.purser.event.MalformedEventException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Reads JSON from the front, strictly: a member that is not known, stands twice or has the wrong type ends it with what
 * was expected and at which byte. Memory is bounded by the input's length. For one thread.
 */
public final class JsonCursor implements AutoCloseable {
    private static final JsonFactory FACTORY = factory(true);
    private static final JsonFactory TRUSTING = factory(false);

    private static JsonFactory factory(boolean strict) {
        return JsonFactory.builder()
                .configure(StreamReadFeature.STRICT_DUPLICATE_DETECTION, strict)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(PrivateGroups.MAX_DEPTH + 8)
                        .maxNumberLength(40)
                        .maxNameLength(10_000)
                        .maxStringLength(Integer.MAX_VALUE)
                        .build())
                .build();
    }

    /** Takes one member: the cursor stands on its value, and a name that is not known is handed to {@link #unknown}. */
    @FunctionalInterface
    public interface Members {
        void take(String name);
    }

    /** A piece of reading that may find the bytes broken. */
    private interface Step<T> {
        T run() throws IOException;
    }

    private final String what;
    private final JsonParser parser;

    /**
     * @param what what is being read, for messages: "leaf", "part actor"
     */
    public JsonCursor(String what, byte[] bytes) {
        this(what, bytes, false);
    }

    /**
     * @param trusted whether the bytes are known to be the program's own, so that no member can stand twice and none is
     *     looked for
     */
    public JsonCursor(String what, byte[] bytes, boolean trusted) {
        this.what = what;
        try {
            parser = (trusted ? TRUSTING : FACTORY).createParser(bytes);
        } catch (IOException e) {
            throw new MalformedEventException(what + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Reads the one object that the bytes hold, nothing before or after it. */
    public void whole(Members members) {
        step(parser::nextToken);
        object(members);
        if (step(parser::nextToken) != null) {
            throw malformed("nothing after the end");
        }
    }

    /** Reads the object that the cursor stands on. */
    public void object(Members members) {
        expect(JsonToken.START_OBJECT, "an object");
        while (step(parser::nextToken) == JsonToken.FIELD_NAME) {
            String name = step(parser::currentName);
            step(parser::nextToken);
            members.take(name);
        }
    }

    /** Reads the array that the cursor stands on; {@code each} takes one element. */
    public void array(Runnable each) {
        expect(JsonToken.START_ARRAY, "an array");
        while (step(parser::nextToken) != JsonToken.END_ARRAY) {
            each.run();
        }
    }

    /** Refuses a member that the form does not have. */
    public void unknown(String name) {
        throw malformed("no member \"" + name + "\"");
    }

    public String text() {
        expect(JsonToken.VALUE_STRING, "a text");
        return step(parser::getText);
    }

    public List<String> texts() {
        List<String> texts = new ArrayList<>();
        array(() -> texts.add(text()));
        return texts;
    }

    public long number() {
        expect(JsonToken.VALUE_NUMBER_INT, "a whole number");
        return step(parser::getLongValue);
    }

    public int smallNumber() {
        expect(JsonToken.VALUE_NUMBER_INT, "a whole number");
        return step(parser::getIntValue);
    }

    public boolean truth() {
        return switch (parser.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case null, default -> throw malformed("true or false");
        };
    }

    public Instant instant() {
        String text = text();
        try {
            return InstantText.read(text);
        } catch (DateTimeException e) {
            throw malformed("an instant of nine digits in UTC");
        }
    }

    /** A UUID as RFC 9562 writes it, in lower case. */
    public UUID uuid() {
        String text = text();
        try {
            UUID id = UUID.fromString(text);
            if (id.toString().equals(text)) {
                return id;
            }
        } catch (IllegalArgumentException noUuid) {
            // Told below, with the place.
        }
        throw malformed("a UUID in lower case");
    }

    /** A text that names a constant. */
    public <E extends Enum<E>> E constant(Names<E> names, String expected) {
        return names.get(text()).orElseThrow(() -> malformed(expected));
    }

    /** An object of any members, as {@link dev.purser.event.EventData} has it. */
    public Map<String, Object> map() {
        Map<String, Object> map = new LinkedHashMap<>();
        object(name -> map.put(name, value()));
        return map;
    }

    private Object value() {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> text();
            case VALUE_NUMBER_INT -> number();
            case VALUE_NUMBER_FLOAT -> decimal();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case START_OBJECT -> map();
            case START_ARRAY -> {
                List<Object> list = new ArrayList<>();
                array(() -> list.add(value()));
                yield list;
            }
            case null, default -> throw malformed("a value");
        };
    }

    private Double decimal() {
        double value = step(parser::getDoubleValue);
        if (!Double.isFinite(value)) {
            throw malformed("a number in the range of a double");
        }
        return value;
    }

    /** The failure to throw where something else was expected here. */
    public MalformedEventException malformed(String expected) {
        return new MalformedEventException(
                what + ", byte " + parser.currentTokenLocation().getByteOffset() + ": expected " + expected);
    }

    /** The value of a member that must be there. */
    public <T> T required(String name, T value) {
        if (value == null) {
            throw malformed("a member \"" + name + "\"");
        }
        return value;
    }

    private void expect(JsonToken token, String name) {
        if (parser.currentToken() != token) {
            throw malformed(name);
        }
    }

    private <T> T step(Step<T> step) {
        try {
            return step.run();
        } catch (IOException e) {
            throw new MalformedEventException(
                    what + ", byte " + parser.currentLocation().getByteOffset() + ": " + firstLine(e), e);
        }
    }

    private static String firstLine(IOException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("broken JSON");
    }

    @Override
    public void close() {
        step(() -> {
            parser.close();
            return null;
        });
    }
}
