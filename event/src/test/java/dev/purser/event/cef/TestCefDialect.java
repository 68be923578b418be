package dev.purser.event.cef;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.event.AuditEvent;
import dev.purser.event.EventArbitraries;
import dev.purser.event.dialect.AbstractDialectTests;
import dev.purser.event.dialect.Dialect;
import dev.purser.event.dialect.Home;
import dev.purser.event.dialect.Options;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class TestCefDialect extends AbstractDialectTests {
    @Override
    protected Dialect dialect(Map<String, String> options) {
        return CefDialect.FACTORY.open(Home.NOWHERE, Options.of("dialect cef", CefDialect.FACTORY.options(), options));
    }

    @Override
    protected String fixtures() {
        return "/dev/purser/event/dialect/cef";
    }

    @Override
    protected Arbitrary<AuditEvent> expressible() {
        return EventArbitraries.events();
    }

    /** A reader that follows the format's rules alone finds the event's own texts, whatever stands in them. */
    @Property(tries = 300)
    void linesAreTakenApartAgain(@ForAll("any") AuditEvent event) {
        String line = new String(written(dialect(Map.of()), event).getFirst(), StandardCharsets.UTF_8);
        assertThat(line.chars()).allMatch(c -> c >= ' ' && c != 0x7F);
        List<String> header = new ArrayList<>();
        int at = header(line, header);
        assertThat(header).hasSize(7).startsWith("CEF:0", "Purser", "Purser", "1");
        assertThat(header.get(4)).isEqualTo(event.action().text());
        Map<String, String> extension = extension(line.substring(at));
        assertThat(extension)
                .containsEntry("externalId", event.id().toString())
                .containsEntry("act", event.action().text())
                .containsEntry("rt", Long.toString(event.recorded().toEpochMilli()));
        event.client()
                .agent()
                .filter(agent -> !agent.isEmpty())
                .ifPresent(agent ->
                        assertThat(extension.get("requestClientApplication")).isEqualTo(shown(agent)));
        event.outcome()
                .errorMessage()
                .filter(message -> !message.isEmpty())
                .ifPresent(message -> assertThat(extension.get("msg")).isEqualTo(shown(message)));
        extension.keySet().stream()
                .filter(key -> key.matches("c[sn][1-6]|c6a2"))
                .forEach(key -> assertThat(extension).containsKey(key + "Label"));
    }

    private static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            shown.append(c != '\n' && c != '\r' && (c < ' ' || c == 0x7F) ? ' ' : c);
        }
        return new String(shown.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static int header(String line, List<String> fields) {
        StringBuilder field = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\') {
                field.append(line.charAt(++i));
            } else if (c == '|') {
                fields.add(field.toString());
                field.setLength(0);
                if (fields.size() == 7) {
                    return i + 1;
                }
            } else {
                field.append(c);
            }
        }
        throw new AssertionError("no header: " + line);
    }

    /** A key is the word before an unescaped equals sign; its value runs to the space before the next key. */
    private static Map<String, String> extension(String text) {
        List<Integer> signs = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == '=') {
                signs.add(i);
            }
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < signs.size(); i++) {
            int sign = signs.get(i);
            String key = text.substring(text.lastIndexOf(' ', sign) + 1, sign);
            int end = i + 1 < signs.size() ? text.lastIndexOf(' ', signs.get(i + 1)) : text.length();
            values.put(key, unescaped(text.substring(sign + 1, end)));
        }
        return values;
    }

    private static String unescaped(String value) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c != '\\') {
                plain.append(c);
                continue;
            }
            switch (value.charAt(++i)) {
                case 'n' -> plain.append('\n');
                case 'r' -> plain.append('\r');
                default -> plain.append(value.charAt(i));
            }
        }
        return plain.toString();
    }
}
