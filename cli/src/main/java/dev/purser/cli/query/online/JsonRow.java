package dev.purser.cli.query.online;

import dev.purser.kql.type.KustoType;
import dev.purser.kql.type.TimeText;
import dev.purser.lake.query.ResultRow;
import java.util.List;

/** A row as the API sends it. Used again for the next one. */
final class JsonRow implements ResultRow {
    private final KustoType[] types;
    private final String[] texts;

    JsonRow(List<KustoType> types) {
        this.types = types.toArray(KustoType[]::new);
        texts = new String[types.size()];
    }

    int size() {
        return texts.length;
    }

    /**
     * @param text the JSON value's text, {@code null} for null
     */
    void set(int column, String text) {
        texts[column] = text;
    }

    @Override
    public boolean isNull(int column) {
        return texts[column] == null;
    }

    @Override
    public long number(int column) {
        return switch (types[column]) {
            case DATETIME -> TimeText.datetime(texts[column]).orElse(0);
            case TIMESPAN -> TimeText.timespan(texts[column]).orElse(0);
            default -> Long.parseLong(texts[column]);
        };
    }

    @Override
    public double real(int column) {
        return Double.parseDouble(texts[column]);
    }

    @Override
    public boolean truth(int column) {
        return texts[column].equals("true") || texts[column].equals("1");
    }

    @Override
    public String text(int column) {
        return texts[column];
    }
}
