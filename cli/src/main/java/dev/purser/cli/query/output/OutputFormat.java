package dev.purser.cli.query.output;

import java.util.OptionalInt;

/** How an answer is written down. */
public enum OutputFormat {
    /** Columns under a heading. */
    TABLE,
    /** One JSON object a row. */
    JSONL,
    /** RFC 4180, with a heading. */
    CSV,
    /** Apache Parquet. */
    PARQUET;

    /**
     * Begins to write.
     *
     * @param width of the terminal that a table is to fit into; empty where there is none
     */
    public Output open(Target target, OptionalInt width) {
        return switch (this) {
            case TABLE -> new TableOutput(target, width);
            case JSONL -> new JsonLinesOutput(target);
            case CSV -> new CsvOutput(target);
            case PARQUET -> new ParquetOutput(target);
        };
    }
}
