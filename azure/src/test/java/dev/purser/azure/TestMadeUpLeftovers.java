package dev.purser.azure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.azure.record.Sources;
import dev.purser.event.AuditEvent;
import dev.purser.event.Source;
import dev.purser.event.dialect.DialectFixture;
import dev.purser.event.dialect.RecordBuffer;
import dev.purser.event.json.JsonTape;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an event says is left over of its record may have come from anywhere. */
class TestMadeUpLeftovers {
    private static final List<Map<String, String>> ODD = List.of(
            Map.of("/category", "{broken", "/new", "nope"),
            Map.of("/category", "1,\"more\":2"),
            Map.of("order:", "[1,null,\"time\"", "/a/b/c", "1"),
            Map.of("order:", "[\"time\",\"time\",7]"),
            Map.of("/properties", "", "/\ud800", "1", "/~", "2"));

    @Test
    void theyNeverBreakARecord() {
        int written = 0;
        for (DialectFixture fixture : DialectFixture.all(getClass(), "/dev/purser/azure/fixtures")) {
            for (Map<String, String> rest : ODD) {
                if (fixture.event().isPresent()) {
                    written += write(fixture.event().get(), rest);
                }
            }
        }
        assertThat(written).isGreaterThan(100);
    }

    private static int write(AuditEvent event, Map<String, String> rest) {
        Source odd = Source.builder("azure")
                .format(Sources.FORMAT + "ContainerRegistryRepositoryEvents")
                .rest(rest)
                .build();
        RecordBuffer buffer = new RecordBuffer();
        buffer.begin(-1, event);
        int records = new TestAzureDialect().dialect(Map.of()).writer().write(event.withSource(odd), buffer);
        for (int i = 0; i < records; i++) {
            JsonTape tape = new JsonTape();
            tape.read(buffer.copy(i));
            assertThat(tape.kind(0)).isEqualTo(JsonTape.Kind.OBJECT);
        }
        return records;
    }
}
