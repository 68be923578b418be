package dev.purser.cli.query.online;

import com.fasterxml.jackson.databind.JsonNode;
import dev.purser.kql.schema.Catalog;
import dev.purser.kql.schema.StoredFunction;
import dev.purser.kql.schema.Table;
import dev.purser.kql.type.KustoType;
import java.util.ArrayList;
import java.util.List;

/** Reads the server's schema. */
final class MetadataReader {
    private MetadataReader() {}

    static Catalog catalog(JsonNode metadata) {
        List<Table> tables = new ArrayList<>();
        for (JsonNode table : metadata.path("tables")) {
            List<Table.Column> columns = new ArrayList<>();
            for (JsonNode column : table.path("columns")) {
                KustoType.named(column.path("type").asText())
                        .ifPresent(type ->
                                columns.add(Table.Column.of(column.path("name").asText(), type)));
            }
            tables.add(Table.of(table.path("name").asText(), columns.toArray(Table.Column[]::new)));
        }
        List<StoredFunction> functions = new ArrayList<>();
        for (JsonNode function : metadata.path("functions")) {
            String parameters = function.path("parameters").asText("");
            functions.add(new StoredFunction(
                    function.path("name").asText(),
                    parameters.isEmpty() ? "()" : parameters,
                    function.path("body").asText()));
        }
        return Catalog.of(tables.toArray(Table[]::new)).withFunctions(functions);
    }
}
