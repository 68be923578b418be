package dev.purser.ibm.table;

import dev.purser.event.MalformedEventException;
import dev.purser.event.json.JsonTape;
import dev.purser.event.json.JsonTape.Kind;
import dev.purser.lake.record.Cell;
import dev.purser.lake.record.ParsedRecord;
import java.nio.charset.StandardCharsets;

/** Values that older records hold as a text of JSON: the value that the text spells, where it spells one. */
final class JsonText {
    private JsonText() {}

    static Cell cell(String member) {
        return (record, to) -> to.text(value(record, record.find(member)));
    }

    private static String value(ParsedRecord record, int node) {
        return node < 0 || record.tape().kind(node) != Kind.TEXT
                ? record.json(node)
                : spelled(record.tape().text(node), record.json(node));
    }

    private static String spelled(String text, String otherwise) {
        JsonTape tape = new JsonTape();
        try {
            tape.read(text.getBytes(StandardCharsets.UTF_8));
        } catch (MalformedEventException noJson) {
            return otherwise;
        }
        return tape.kind(0) == Kind.NULL ? null : tape.json(0);
    }
}
