package dev.purser.cli.query.offline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TestCsvText {
    private static List<List<String>> rows(String text) throws IOException {
        CsvText csv = new CsvText(new StringReader(text), 1_000);
        List<List<String>> rows = new ArrayList<>();
        for (List<String> row = csv.row(); row != null; row = csv.row()) {
            rows.add(csv.fault() == null ? row : List.of("!" + csv.began() + " " + csv.fault()));
        }
        return rows;
    }

    @Test
    void quotesHoldDelimitersBreaksAndQuotes() throws IOException {
        assertThat(rows("a,b\r\n\"x,y\",\"1\n2\"\n\n\"\"\"q\"\"\",\n"))
                .containsExactly(List.of("a", "b"), List.of("x,y", "1\n2"), List.of("\"q\"", ""));
    }

    @Test
    void theDelimiterIsTheHeadings() throws IOException {
        assertThat(rows("a;b,c;d\n1;2;3\n")).containsExactly(List.of("a", "b,c", "d"), List.of("1", "2", "3"));
        assertThat(rows("a\tb\n1\t2")).containsExactly(List.of("a", "b"), List.of("1", "2"));
        assertThat(rows("\uFEFFone\n1")).containsExactly(List.of("one"), List.of("1"));
    }

    @Test
    void whatIsTooLongOrNeverEndsIsAFault() throws IOException {
        assertThat(rows("a\n" + "x".repeat(5_000) + "\n2\n"))
                .containsExactly(List.of("a"), List.of("!2 a row of more than 1000 characters"), List.of("2"));
        assertThat(rows("a\n\"open\n")).containsExactly(List.of("a"), List.of("!2 the file ends inside quotes"));
    }

    @Property(tries = 300)
    void whatIsQuotedComesBack(@ForAll List<String> values) throws IOException {
        List<String> texts = values.stream()
                .map(text -> text.replace("\r\n", "\n").replace("\r", ""))
                .filter(text -> text.length() < 50)
                .limit(10)
                .toList();
        if (texts.isEmpty()) {
            return;
        }
        StringBuilder line = new StringBuilder("a,b\n");
        for (int i = 0; i < texts.size(); i++) {
            line.append(i == 0 ? "\"" : ",\"")
                    .append(texts.get(i).replace("\"", "\"\""))
                    .append('"');
        }
        assertThat(rows(line.toString())).containsExactly(List.of("a", "b"), texts);
    }
}
