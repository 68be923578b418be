package dev.purser.aws.table;

import dev.purser.event.json.JsonTape;
import dev.purser.event.json.JsonTape.Kind;
import dev.purser.lake.record.Cell;
import dev.purser.lake.record.ParsedRecord;
import java.util.Locale;

/**
 * Values whose members Athena's table names: as there, the names are in lower case, at every depth, but for keys that are
 * data themselves (a map's). Values stand as they are spelled.
 */
final class StructText {
    /** Of {@code userIdentity.sessionContext.webIdFederationData}: a map from an issuer's names to texts. */
    private static final String HOLDS_MAP = "webidfederationdata";

    private StructText() {}

    static Cell cell(String member) {
        return (record, to) -> to.text(of(record, record.find(member)));
    }

    private static String of(ParsedRecord record, int node) {
        if (node < 0 || record.tape().kind(node) == Kind.NULL) {
            return null;
        }
        JsonTape tape = record.tape();
        StringBuilder text = new StringBuilder(tape.end(node) - tape.start(node));
        write(tape, node, "", text);
        return text.toString();
    }

    private static void write(JsonTape tape, int node, String name, StringBuilder to) {
        switch (tape.kind(node)) {
            case OBJECT -> {
                to.append('{');
                for (int child = node + 1; child < tape.next(node); child = tape.next(child)) {
                    if (child > node + 1) {
                        to.append(',');
                    }
                    String lower = tape.name(child).toLowerCase(Locale.ROOT);
                    to.append('"').append(lower).append("\":");
                    if (name.equals(HOLDS_MAP) && lower.equals("attributes")) {
                        to.append(tape.json(child));
                    } else {
                        write(tape, child, lower, to);
                    }
                }
                to.append('}');
            }
            case ARRAY -> {
                to.append('[');
                for (int child = node + 1; child < tape.next(node); child = tape.next(child)) {
                    if (child > node + 1) {
                        to.append(',');
                    }
                    write(tape, child, name, to);
                }
                to.append(']');
            }
            default -> to.append(tape.json(node));
        }
    }
}
