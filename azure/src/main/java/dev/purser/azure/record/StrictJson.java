package dev.purser.azure.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.purser.event.dialect.RecordException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Foreign bytes, checked to the last one: UTF-8, one JSON object, no member twice, of bounded size and depth. */
public final class StrictJson {
    /** The largest record that is taken, in bytes: what one message of Event Hubs can hold. */
    public static final int LARGEST = 1 << 20;

    private static final int DEEPEST = 64;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LARGEST)
                    .build())
            .build();

    private StrictJson() {}

    /**
     * The record without the white space between its tokens.
     *
     * @throws RecordException if the bytes are no such record
     */
    public static byte[] compacted(byte[] record) {
        if (record.length > LARGEST) {
            throw new RecordException(
                    RecordException.Reason.TOO_LARGE, "a record of " + record.length + " bytes, at most " + LARGEST);
        }
        check(record);
        return compact(record);
    }

    private static void check(byte[] record) {
        try (JsonParser parser = plain(record) ? FACTORY.createParser(record) : FACTORY.createParser(decoded(record))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw malformed("not a JSON object");
            }
            parser.skipChildren();
            if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
                throw malformed("something behind the JSON object");
            }
        } catch (IOException e) {
            throw malformed("broken JSON: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    /** True for ASCII without zeros, which no reader can take for another encoding. */
    private static boolean plain(byte[] record) {
        for (byte b : record) {
            if (b <= 0) {
                return false;
            }
        }
        return true;
    }

    private static String decoded(byte[] record) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(record))
                    .toString();
        } catch (CharacterCodingException e) {
            throw malformed("not UTF-8");
        }
    }

    private static byte[] compact(byte[] json) {
        byte[] compact = new byte[json.length];
        int size = 0;
        boolean quoted = false;
        for (int i = 0; i < json.length; i++) {
            byte b = json[i];
            if (quoted) {
                compact[size++] = b;
                if (b == '\\') {
                    compact[size++] = json[++i];
                } else {
                    quoted = b != '"';
                }
            } else if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
                compact[size++] = b;
                quoted = b == '"';
            }
        }
        return size == json.length ? json : java.util.Arrays.copyOf(compact, size);
    }

    /** What a JSON string says, from how it is spelled between its quotes; what is no escape is left as it stands. */
    static String unescaped(String spelled) {
        StringBuilder text = new StringBuilder(spelled.length());
        for (int i = 0; i < spelled.length(); i++) {
            char c = spelled.charAt(i);
            if (c != '\\' || i + 1 == spelled.length()) {
                text.append(c);
                continue;
            }
            char next = spelled.charAt(++i);
            switch (next) {
                case 'b' -> text.append('\b');
                case 'f' -> text.append('\f');
                case 'n' -> text.append('\n');
                case 'r' -> text.append('\r');
                case 't' -> text.append('\t');
                case 'u' -> i = unicode(spelled, i, text);
                default -> text.append(next);
            }
        }
        return text.toString();
    }

    private static int unicode(String spelled, int at, StringBuilder text) {
        int value = 0;
        for (int i = at + 1; i <= at + 4; i++) {
            int digit = i < spelled.length() ? Character.digit(spelled.charAt(i), 16) : -1;
            if (digit < 0) {
                text.append('u');
                return at;
            }
            value = value << 4 | digit;
        }
        text.append((char) value);
        return at + 4;
    }

    private static RecordException malformed(String what) {
        return new RecordException(RecordException.Reason.MALFORMED, what);
    }
}
