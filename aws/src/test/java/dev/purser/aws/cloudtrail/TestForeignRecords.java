package dev.purser.aws.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.purser.event.AuditEvent;
import dev.purser.event.dialect.Dialect;
import dev.purser.event.dialect.DialectFixture;
import dev.purser.event.dialect.EventJson;
import dev.purser.event.dialect.RecordBuffer;
import dev.purser.event.dialect.RecordException;
import dev.purser.event.dialect.RecordReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Records of every shape that members can be dropped, added, changed and moved into: what is read is written again. */
class TestForeignRecords {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Random random = new Random(42);

    @Test
    void whateverIsReadIsWrittenAgainByteForByte() throws IOException {
        List<DialectFixture> fixtures = DialectFixture.all(getClass(), "/dev/purser/aws/cloudtrail");
        List<JsonNode> pool = new ArrayList<>();
        for (DialectFixture fixture : fixtures) {
            for (byte[] record : fixture.records()) {
                collect(JSON.readTree(record), pool);
            }
        }
        int read = 0;
        for (DialectFixture fixture : fixtures) {
            if (fixture.records().isEmpty()) {
                continue;
            }
            Dialect dialect = TestCloudTrailDialect.open(fixture.options());
            RecordReader reader = dialect.reader(false).orElseThrow();
            for (int i = 0; i < 150; i++) {
                JsonNode record = JSON.readTree(fixture.records().getFirst());
                for (int n = random.nextInt(4); n >= 0; n--) {
                    mutate(record, pool);
                }
                read += check(dialect, reader, JSON.writeValueAsString(record)) ? 1 : 0;
            }
        }
        assertThat(read).isGreaterThan(fixtures.size() * 50);
    }

    /** True if it was a record at all. */
    private static boolean check(Dialect dialect, RecordReader reader, String record) {
        List<AuditEvent> events = new ArrayList<>();
        try {
            reader.read(record.getBytes(StandardCharsets.UTF_8), events::add);
        } catch (RecordException refused) {
            return false;
        }
        // As it would come back from the journal.
        AuditEvent event = EventJson.read(EventJson.write(OptionalLong.empty(), events.getFirst()))
                .event();
        RecordBuffer buffer = new RecordBuffer();
        buffer.begin(-1, event.id(), event.recorded());
        assertThat(dialect.writer().write(event, buffer)).as(record).isEqualTo(1);
        assertThat(new String(buffer.copy(0), StandardCharsets.UTF_8)).isEqualTo(record);
        return true;
    }

    private static void collect(JsonNode node, List<JsonNode> pool) {
        pool.add(node);
        node.forEach(inner -> collect(inner, pool));
    }

    private void mutate(JsonNode root, List<JsonNode> pool) {
        JsonNode node = root;
        while (node.isContainerNode() && !node.isEmpty() && random.nextInt(3) > 0) {
            List<JsonNode> inner = new ArrayList<>();
            node.forEach(one -> {
                if (one.isContainerNode()) {
                    inner.add(one);
                }
            });
            if (inner.isEmpty()) {
                break;
            }
            node = inner.get(random.nextInt(inner.size()));
        }
        JsonNode other = pool.get(random.nextInt(pool.size())).deepCopy();
        if (node instanceof ObjectNode object) {
            object(object, other);
        } else if (node instanceof ArrayNode array) {
            if (array.isEmpty() || random.nextBoolean()) {
                array.add(other);
            } else {
                array.remove(random.nextInt(array.size()));
            }
        }
    }

    private void object(ObjectNode object, JsonNode other) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        String name = names.isEmpty() ? "a" : names.get(random.nextInt(names.size()));
        switch (random.nextInt(5)) {
            case 0 -> object.remove(name);
            case 1 -> object.set(name, other);
            case 2 -> object.set(List.of("new", "a/b~c", "é", "", "order /x").get(random.nextInt(5)), other);
            case 3 -> object.putNull(name);
            default -> {
                Map<String, JsonNode> members = new java.util.HashMap<>();
                names.forEach(one -> members.put(one, object.get(one)));
                Collections.shuffle(names, random);
                object.removeAll();
                names.forEach(one -> object.set(one, members.get(one)));
            }
        }
    }
}
