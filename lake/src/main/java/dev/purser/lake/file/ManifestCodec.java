package dev.purser.lake.file;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The manifest as JSON, and back. */
final class ManifestCodec {
    private static final int VERSION = 1;
    private static final JsonFactory JSON = new JsonFactory();

    private ManifestCodec() {}

    static byte[] write(Manifest manifest) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator to = JSON.createGenerator(bytes, JsonEncoding.UTF8)) {
            to.writeStartObject();
            to.writeNumberField("version", VERSION);
            to.writeObjectFieldStart("tables");
            for (Map.Entry<String, TableFiles> table : new TreeMap<>(manifest.tables()).entrySet()) {
                to.writeObjectFieldStart(table.getKey());
                write(to, table.getValue());
                to.writeEndObject();
            }
            to.writeEndObject();
            to.writeEndObject();
            to.writeRaw('\n');
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator to, TableFiles table) throws IOException {
        to.writeNumberField("position", table.position());
        // Files of one table nearly always have the same columns: each set of them is written once.
        List<List<String>> signatures =
                table.all().stream().map(LakeFile::signature).distinct().toList();
        to.writeArrayFieldStart("columns");
        for (List<String> signature : signatures) {
            to.writeStartArray();
            for (String column : signature) {
                to.writeString(column);
            }
            to.writeEndArray();
        }
        to.writeEndArray();
        write(to, table.files(), signatures);
        if (table.rebuild().isPresent()) {
            TableFiles.Rebuild rebuild = table.rebuild().get();
            to.writeObjectFieldStart("rebuild");
            to.writeNumberField("from", rebuild.from());
            to.writeNumberField("below", rebuild.below());
            to.writeNumberField("position", rebuild.position());
            to.writeArrayFieldStart("erasures");
            for (long erasure : rebuild.erasures()) {
                to.writeNumber(erasure);
            }
            to.writeEndArray();
            write(to, rebuild.files(), signatures);
            to.writeEndObject();
        }
    }

    private static void write(JsonGenerator to, List<LakeFile> files, List<List<String>> signatures)
            throws IOException {
        to.writeArrayFieldStart("files");
        for (LakeFile file : files) {
            to.writeStartObject();
            to.writeStringField("path", file.path());
            to.writeNumberField("day", file.day());
            to.writeNumberField("first", file.first());
            to.writeNumberField("last", file.last());
            to.writeNumberField("min", file.min());
            to.writeNumberField("max", file.max());
            to.writeNumberField("rows", file.rows());
            to.writeNumberField("bytes", file.bytes());
            to.writeNumberField("columns", signatures.indexOf(file.signature()));
            to.writeEndObject();
        }
        to.writeEndArray();
    }

    /**
     * @throws IOException if the bytes are no manifest, or one of a later version
     */
    static Manifest read(byte[] bytes) throws IOException {
        Map<String, TableFiles> tables = new TreeMap<>();
        long version = 0;
        try (JsonParser from = JSON.createParser(bytes)) {
            expect(from.nextToken() == JsonToken.START_OBJECT);
            while (from.nextToken() == JsonToken.FIELD_NAME) {
                switch (from.currentName()) {
                    case "version" -> version = number(from);
                    case "tables" -> {
                        expect(from.nextToken() == JsonToken.START_OBJECT);
                        while (from.nextToken() == JsonToken.FIELD_NAME) {
                            String name = from.currentName();
                            tables.put(name, table(from));
                        }
                    }
                    default -> throw new IOException("an unknown member: " + from.currentName());
                }
            }
        }
        expect(version == VERSION);
        return new Manifest(tables);
    }

    private static TableFiles table(JsonParser from) throws IOException {
        List<List<String>> signatures = new ArrayList<>();
        TableFiles read = new TableFiles(0, List.of(), Optional.empty());
        expect(from.nextToken() == JsonToken.START_OBJECT);
        while (from.nextToken() == JsonToken.FIELD_NAME) {
            switch (from.currentName()) {
                case "position" -> read = read.at(number(from));
                case "columns" -> {
                    expect(from.nextToken() == JsonToken.START_ARRAY);
                    while (from.nextToken() == JsonToken.START_ARRAY) {
                        List<String> signature = new ArrayList<>();
                        while (from.nextToken() == JsonToken.VALUE_STRING) {
                            signature.add(from.getText());
                        }
                        signatures.add(List.copyOf(signature));
                    }
                }
                case "files" -> read = read.with(files(from, signatures));
                case "rebuild" -> read = read.rebuilding(Optional.of(rebuild(from, signatures)));
                default -> throw new IOException("an unknown member: " + from.currentName());
            }
        }
        return read;
    }

    private static TableFiles.Rebuild rebuild(JsonParser from, List<List<String>> signatures) throws IOException {
        long first = 0;
        long below = 0;
        long position = 0;
        List<Long> erasures = new ArrayList<>();
        List<LakeFile> files = List.of();
        expect(from.nextToken() == JsonToken.START_OBJECT);
        while (from.nextToken() == JsonToken.FIELD_NAME) {
            switch (from.currentName()) {
                case "from" -> first = number(from);
                case "below" -> below = number(from);
                case "position" -> position = number(from);
                case "erasures" -> {
                    expect(from.nextToken() == JsonToken.START_ARRAY);
                    while (from.nextToken() != JsonToken.END_ARRAY) {
                        erasures.add(from.getLongValue());
                    }
                }
                case "files" -> files = files(from, signatures);
                default -> throw new IOException("an unknown member: " + from.currentName());
            }
        }
        return new TableFiles.Rebuild(first, below, position, erasures, files);
    }

    private static List<LakeFile> files(JsonParser from, List<List<String>> signatures) throws IOException {
        List<LakeFile> files = new ArrayList<>();
        expect(from.nextToken() == JsonToken.START_ARRAY);
        while (from.nextToken() == JsonToken.START_OBJECT) {
            String path = "";
            Map<String, Long> numbers = new TreeMap<>();
            while (from.nextToken() == JsonToken.FIELD_NAME) {
                String name = from.currentName();
                if ("path".equals(name)) {
                    path = from.nextTextValue();
                } else {
                    numbers.put(name, number(from));
                }
            }
            int signature = (int) of(numbers, "columns");
            expect(path != null && !path.isEmpty() && signature >= 0 && signature < signatures.size());
            files.add(new LakeFile(
                    path,
                    of(numbers, "day"),
                    of(numbers, "first"),
                    of(numbers, "last"),
                    of(numbers, "min"),
                    of(numbers, "max"),
                    of(numbers, "rows"),
                    of(numbers, "bytes"),
                    signatures.get(signature)));
        }
        return files;
    }

    private static long of(Map<String, Long> numbers, String name) throws IOException {
        Long found = numbers.get(name);
        if (found == null) {
            throw new IOException("a file without " + name);
        }
        return found;
    }

    private static long number(JsonParser from) throws IOException {
        expect(from.nextToken() == JsonToken.VALUE_NUMBER_INT);
        return from.getLongValue();
    }

    private static void expect(boolean met) throws IOException {
        if (!met) {
            throw new IOException("not a manifest of this version");
        }
    }
}
