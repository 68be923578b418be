package dev.purser.lake.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.kql.type.KustoType;
import dev.purser.lake.table.Column;
import dev.purser.lake.table.LakeTable;
import dev.purser.lake.table.RowWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How columns are kept, and how rows that were kept otherwise are read. */
class TestStoredColumns {
    private record Plain(List<Column> columns) implements LakeTable {
        @Override
        public String name() {
            return "T";
        }

        @Override
        public String description() {
            return "For a test.";
        }

        @Override
        public String timeColumn() {
            return "At";
        }

        @Override
        public RowWriter rows() {
            return (sequence, event, to) -> {};
        }
    }

    private static StoredColumns of(Column... columns) {
        return StoredColumns.of(new Plain(List.of(columns)));
    }

    private static final Column AT = Column.of("At", KustoType.DATETIME);

    @Test
    void formsBecomeTwoColumns() {
        StoredColumns columns = of(AT, Column.of("Id", KustoType.STRING).as(Column.Form.GUID_TEXT));
        assertThat(columns.signature()).containsExactly("_seq BIGINT", "At BIGINT", "Id UUID", "Id~ VARCHAR");
        assertThat(columns.create("T#1"))
                .isEqualTo("CREATE TABLE \"T#1\" (_seq BIGINT NOT NULL, \"At\" BIGINT NOT NULL, \"Id\" UUID,"
                        + " \"Id~\" VARCHAR)");
        assertThat(columns.queried().get(1).stored()).isEqualTo("coalesce(CAST(\"Id\" AS VARCHAR), \"Id~\", '')");
    }

    @Test
    void columnsThatWereNotKeptAreEmpty() {
        StoredColumns before = of(AT, Column.of("Id", KustoType.STRING));
        StoredColumns now = of(
                AT,
                Column.of("Id", KustoType.STRING).as(Column.Form.GUID_TEXT),
                Column.of("Name", KustoType.STRING),
                Column.of("Count", KustoType.LONG));
        assertThat(now.all().list(before.signature()))
                .isEqualTo("_seq, \"At\", CAST(NULL AS UUID) AS \"Id\", \"Id\" AS \"Id~\", '' AS \"Name\","
                        + " CAST(NULL AS BIGINT) AS \"Count\"");
        assertThat(now.all().list(now.signature())).isEqualTo(now.list());
    }

    @Test
    void aTableNeedsAStoredTime() {
        assertThatThrownBy(() -> of(Column.of("Id", KustoType.STRING))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> of(Column.computed("At", KustoType.DATETIME, "1")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
