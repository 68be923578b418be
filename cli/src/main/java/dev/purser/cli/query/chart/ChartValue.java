package dev.purser.cli.query.chart;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.purser.cli.query.output.Values;
import dev.purser.kql.type.KustoType;
import dev.purser.kql.type.Ticks;
import dev.purser.kql.type.TimeText;
import dev.purser.lake.query.ResultRow;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Values as charts take them: {@code Double}, {@code Instant}, {@code String}, a {@code List} of those for an array, or
 * {@code null}. A timespan is its seconds.
 */
final class ChartValue {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int SHORTEST_MOMENT = 19;

    private ChartValue() {}

    static Object of(ResultRow row, int column, KustoType type) {
        if (row.isNull(column)) {
            return null;
        }
        return switch (type) {
            case DATETIME -> date(row.number(column));
            case TIMESPAN -> (double) row.number(column) / Ticks.SECOND;
            case INT, LONG -> (double) row.number(column);
            case REAL -> row.real(column);
            case DECIMAL -> Double.valueOf(row.text(column));
            case DYNAMIC -> json(row.text(column));
            default -> Values.text(row, column, type);
        };
    }

    private static Instant date(long ticks) {
        return Ticks.moment(ticks).toInstant(ZoneOffset.UTC);
    }

    private static Object json(String text) {
        try {
            return value(MAPPER.readTree(text));
        } catch (JsonProcessingException noJson) {
            return text;
        }
    }

    private static Object value(JsonNode node) {
        if (node.isArray()) {
            List<Object> all = new ArrayList<>();
            node.forEach(one -> all.add(value(one)));
            return all;
        }
        if (node.isNumber()) {
            return node.doubleValue();
        }
        if (node.isTextual()) {
            String text = node.textValue();
            OptionalLong moment = text.length() >= SHORTEST_MOMENT ? TimeText.datetime(text) : OptionalLong.empty();
            return moment.isPresent() ? date(moment.getAsLong()) : text;
        }
        return node.isNull() ? null : node.toString();
    }
}
