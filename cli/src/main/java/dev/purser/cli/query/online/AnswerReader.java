package dev.purser.cli.query.online;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.purser.cli.query.ask.Answered;
import dev.purser.kql.BoundQuery;
import dev.purser.kql.type.KustoType;
import dev.purser.lake.query.ResultSink;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads an answer while it comes, row by row. For one answer. */
final class AnswerReader {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final InputStream in;
    private final ResultSink sink;
    private final List<String> warnings = new ArrayList<>();
    private Optional<BoundQuery.Render> render = Optional.empty();
    private Optional<String> broken = Optional.empty();
    private long rows;

    AnswerReader(InputStream in, ResultSink sink) {
        this.in = in;
        this.sink = sink;
    }

    Answered read() throws IOException {
        try (JsonParser json = MAPPER.getFactory().createParser(in)) {
            expect(json, json.nextToken(), JsonToken.START_OBJECT);
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "tables" -> tables(json);
                    case "render" -> render(MAPPER.readTree(json));
                    case "error" -> error(MAPPER.readTree(json));
                    default -> json.skipChildren();
                }
            }
        }
        return new Answered(rows, render, warnings, broken);
    }

    private void tables(JsonParser json) throws IOException {
        expect(json, json.currentToken(), JsonToken.START_ARRAY);
        while (json.nextToken() == JsonToken.START_OBJECT) {
            table(json);
        }
    }

    private void table(JsonParser json) throws IOException {
        String table = "";
        Optional<JsonRow> row = Optional.empty();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "name" -> table = json.getText();
                case "columns" -> row = Optional.of(columns(table, MAPPER.readTree(json)));
                case "rows" -> rows(json, row.orElseThrow(() -> new IOException("rows without columns")));
                default -> json.skipChildren();
            }
        }
    }

    private JsonRow columns(String table, JsonNode described) throws IOException {
        List<BoundQuery.Column> columns = new ArrayList<>();
        for (JsonNode column : described) {
            columns.add(new BoundQuery.Column(
                    column.path("name").asText(),
                    KustoType.named(column.path("type").asText()).orElse(KustoType.STRING)));
        }
        sink.table(table, columns, Optional.empty());
        return new JsonRow(columns.stream().map(BoundQuery.Column::type).toList());
    }

    private void rows(JsonParser json, JsonRow row) throws IOException {
        expect(json, json.currentToken(), JsonToken.START_ARRAY);
        while (json.nextToken() == JsonToken.START_ARRAY) {
            for (int i = 0; i < row.size(); i++) {
                JsonToken token = json.nextToken();
                if (token == JsonToken.END_ARRAY) {
                    throw new IOException("a row with too few values");
                }
                row.set(i, token == JsonToken.VALUE_NULL ? null : text(json));
            }
            expect(json, json.nextToken(), JsonToken.END_ARRAY);
            rows++;
            sink.row(row);
        }
    }

    private static String text(JsonParser json) throws IOException {
        return json.currentToken().isStructStart() ? MAPPER.readTree(json).toString() : json.getText();
    }

    private void render(JsonNode hint) {
        String chart = hint.path("visualization").asText("");
        if (hint.isObject() && !chart.isEmpty() && !hint.path("visualization").isNull()) {
            Map<String, String> properties = new HashMap<>();
            hint.properties()
                    .forEach(one -> property(one.getValue()).ifPresent(text -> properties.put(one.getKey(), text)));
            properties.remove("visualization");
            render = Optional.of(new BoundQuery.Render(chart, properties));
        }
    }

    private static Optional<String> property(JsonNode value) {
        if (value.isArray()) {
            List<String> names = new ArrayList<>();
            value.forEach(one -> names.add(one.asText()));
            return Optional.of(String.join(",", names));
        }
        return value.isNull() || value.asText().equals("NaN") ? Optional.empty() : Optional.of(value.asText());
    }

    private void error(JsonNode error) {
        for (JsonNode detail : error.path("details")) {
            JsonNode inner = detail.path("innererror");
            String message = inner.path("message").asText(detail.path("message").asText());
            if (inner.path("severityName").asText().equals("Warning")) {
                warnings.add(message);
            } else {
                broken = Optional.of(message);
            }
        }
        if (error.isObject() && error.path("details").isEmpty()) {
            broken = Optional.of(error.path("message").asText("the answer is not whole"));
        }
    }

    private static void expect(JsonParser json, JsonToken found, JsonToken wanted) throws IOException {
        if (found != wanted) {
            throw new IOException("not the form of an answer, near byte "
                    + json.currentLocation().getByteOffset());
        }
    }
}
