package dev.purser.azure.table;

import dev.purser.event.json.JsonTape.Kind;
import dev.purser.lake.record.Cell;
import dev.purser.lake.record.ParsedRecord;
import java.util.Locale;

/** Values that a table spells in another way than the record does. */
final class AzureCells {
    private static final int DECIMALS = 6;
    private static final int LONGEST = 24;

    private AzureCells() {}

    /** A string in lower case. */
    static Cell lower(String member) {
        return (record, to) -> {
            String text = record.text(record.find(member));
            to.text(text == null ? null : text.toLowerCase(Locale.ROOT));
        };
    }

    /** Decimal milliseconds with all six decimals, which records leave out where they are zero. */
    static Cell millis(String member) {
        return (record, to) -> to.text(sixDecimals(millis(record, record.find(member))));
    }

    private static String millis(ParsedRecord record, int node) {
        boolean number = node >= 0 && record.tape().kind(node) == Kind.NUMBER;
        return number ? record.tape().json(node) : record.text(node);
    }

    /** The same number with six decimals; any other text, also one with more decimals, as it is. */
    static String sixDecimals(String text) {
        if (text == null || text.isEmpty() || text.length() > LONGEST) {
            return text;
        }
        int point = -1;
        for (int i = text.charAt(0) == '-' ? 1 : 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' && point < 0 && i > 0 && text.charAt(i - 1) != '-') {
                point = i;
            } else if (c < '0' || c > '9') {
                return text;
            }
        }
        if (text.equals("-")) {
            return text;
        }
        int decimals = point < 0 ? 0 : text.length() - point - 1;
        if (decimals == DECIMALS || decimals > DECIMALS) {
            return text;
        }
        return (point < 0 ? text + "." : text) + "000000".substring(decimals);
    }
}
