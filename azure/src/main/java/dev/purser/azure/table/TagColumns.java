package dev.purser.azure.table;

import dev.purser.kql.type.KustoType;
import dev.purser.lake.record.ParsedRecord;
import dev.purser.lake.table.Column;
import dev.purser.lake.table.RowSink;

/**
 * How a tag is kept. A client that asks by digest has the digest for a tag (azure.md 1.2), and most clients do once they have
 * looked the tag up: kept twice, it would be the dearest column but the correlation id. So {@code =} stands for the digest,
 * and a tag that begins so has one more.
 */
final class TagColumns {
    private static final String SAME = "=";

    /** As kept. */
    static final Column KEPT =
            Column.of("_Tag", KustoType.STRING).hide().describe("How Tag is kept: = where it is the digest.");

    /** As Azure has it. */
    static final Column TAG = Column.computed(
                    "Tag",
                    KustoType.STRING,
                    "CASE WHEN \"_Tag\" = '=' THEN \"Digest\" WHEN starts_with(\"_Tag\", '=') THEN substr(\"_Tag\", 2)"
                            + " ELSE \"_Tag\" END")
            .describe("The tag, or the digest that was asked for in its place.");

    private TagColumns() {}

    static void kept(ParsedRecord record, RowSink to) {
        int tag = record.find("properties", "tag");
        int digest = record.find("properties", "digest");
        if (tag >= 0 && digest >= 0 && record.tape().same(tag, record.tape(), digest)) {
            to.text(SAME);
            return;
        }
        String text = record.text(tag);
        to.text(text != null && text.startsWith(SAME) ? SAME + text : text);
    }
}
