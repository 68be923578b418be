package dev.purser.event.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.event.dialect.Framing;
import dev.purser.event.dialect.RecordException.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TestRecordFileReader {
    private static final int LONGEST = 1 << 20;

    /** What was found: a record's text, or {@code !line reason} for a broken piece. */
    private static List<String> found(byte[] file, int longest) throws IOException {
        List<String> found = new ArrayList<>();
        try (RecordFileReader reader = new RecordFileReader(trickling(file), longest)) {
            while (reader.next()) {
                found.add(
                        reader.broken() == null
                                ? new String(reader.record(), StandardCharsets.UTF_8)
                                : "!" + reader.line() + " "
                                        + reader.broken().reason().text());
            }
        }
        return found;
    }

    private static List<String> found(String text) throws IOException {
        return found(text.getBytes(StandardCharsets.UTF_8), LONGEST);
    }

    /** Gives out a few bytes at a time, so that every state has to survive the end of a chunk. */
    private static InputStream trickling(byte[] file) {
        Random random = new Random(file.length);
        return new ByteArrayInputStream(file) {
            @Override
            public int read(byte[] to, int at, int length) {
                return super.read(to, at, Math.min(length, 1 + random.nextInt(40)));
            }
        };
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }

    @Provide
    Arbitrary<List<String>> records() {
        Arbitrary<String> text = Arbitraries.of("a", "\\\"", "{", "}", "[]", "\\\\", ",", ":", "é", "\\n")
                .list()
                .ofMaxSize(6)
                .map(parts -> "\"" + String.join("", parts) + "\"");
        Arbitrary<String> value = Arbitraries.lazyOf(
                () -> text,
                () -> Arbitraries.of("1", "-2.5e3", "true", "null", "{}", "[]"),
                () -> text.list().ofMinSize(1).ofMaxSize(3).map(all -> "[" + String.join(",", all) + "]"),
                () -> text.map(one -> "{\"k\":" + one + "}"));
        return value.map(one -> "{\"name\": " + one + "}").list().ofMaxSize(20);
    }

    @Property(tries = 200)
    void findsTheRecordsWhateverLiesAroundThem(
            @ForAll("records") List<String> records, @ForAll boolean packed, @ForAll("framings") Framing framing)
            throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (RecordFileWriter writer = new RecordFileWriter(file, framing)) {
            for (String record : records) {
                byte[] bytes = record.getBytes(StandardCharsets.UTF_8);
                writer.write(bytes, 0, bytes.length);
            }
        }
        assertThat(found(packed ? gzip(file.toByteArray()) : file.toByteArray(), LONGEST))
                .isEqualTo(records);
    }

    @Provide
    Arbitrary<Framing> framings() {
        return Arbitraries.of(
                Framing.LINES,
                Framing.array("Records"),
                Framing.array("records"),
                new Framing("[\n", ",\n", "\n]\n"),
                new Framing("{ \"Records\" :\n[ ", " , ", " ] }"),
                new Framing("", "\r\n", ""));
    }

    @Property(tries = 500)
    void anyBytesAreRecordsOrBrokenPieces(@ForAll byte[] bytes) throws IOException {
        for (String piece : found(bytes, LONGEST)) {
            assertThat(piece).matches("(?s)!\\d+ .*|\\{.*\\}");
        }
    }

    @Test
    void aPrettyPrintedRecordIsOne() throws IOException {
        assertThat(found("{\n  \"a\": [\n{\n}\n  ]\n}\n{\"b\":2}"))
                .containsExactly("{\n  \"a\": [\n{\n}\n  ]\n}", "{\"b\":2}");
    }

    @Test
    void aBrokenLineIsReportedAndTheNextIsRead() throws IOException {
        assertThat(found("{\"a\":1}\n{\"b\":\"open\n{\"c\":3}\n{\"d\":\n{\"e\":[1}\nplain words\n{\"f\":6}"))
                .containsExactly("{\"a\":1}", "!2 malformed", "{\"c\":3}", "!4 malformed", "!6 malformed", "{\"f\":6}");
    }

    @Test
    void aRecordThatIsCutOffBeforeTheNextLineIsReportedAlone() throws IOException {
        assertThat(found("{\"a\":1,\n{\"b\":2}\n{\"c\"\n{\"d\":4}"))
                .containsExactly("!1 malformed", "{\"b\":2}", "!3 malformed", "{\"d\":4}");
    }

    @Test
    void aHugeLineIsSkippedWithoutBeingHeld() throws IOException {
        String huge = "{\"a\":\"" + "x".repeat(3 << 20) + "\"}";
        assertThat(found("{\"b\":1}\n" + huge + "\n{\"c\":2}\n"))
                .containsExactly("{\"b\":1}", "!2 too-large", "{\"c\":2}");
        assertThat(found("{\"Records\":[{\"b\":1}," + huge + ",{\"c\":2}]}"))
                .containsExactly("{\"b\":1}", "!1 too-large", "{\"c\":2}");
    }

    @Test
    void aGzipFileThatIsCutOffGivesWhatCouldBeReadAndSaysSo() throws IOException {
        StringBuilder lines = new StringBuilder();
        Random random = new Random(5);
        for (int i = 0; i < 1000; i++) {
            lines.append("{\"a\":").append(random.nextLong()).append("}\n");
        }
        byte[] whole = gzip(lines.toString().getBytes(StandardCharsets.UTF_8));
        List<String> found = found(Arrays.copyOf(whole, whole.length / 2), LONGEST);
        assertThat(found).hasSizeGreaterThan(100);
        assertThat(found.getLast()).startsWith("!").endsWith(" malformed");
        assertThat(found.subList(0, found.size() - 1)).allMatch(piece -> piece.startsWith("{"));
    }

    @Test
    void theEndInTheMiddleOfARecordIsReported() throws IOException {
        assertThat(found("{\"Records\":[{\"a\":1},{\"b\":")).containsExactly("{\"a\":1}", "!1 malformed");
        assertThat(found("")).isEmpty();
        assertThat(found("{")).containsExactly("!1 malformed");
        assertThat(found("\uFEFF{\"a\":1}")).containsExactly("{\"a\":1}");
    }

    @Test
    void reasonsHaveWords() {
        assertThat(Reason.values()).extracting(Reason::text).doesNotHaveDuplicates();
    }
}
