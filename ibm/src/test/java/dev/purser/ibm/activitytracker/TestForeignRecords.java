package dev.purser.ibm.activitytracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.event.AuditEvent;
import dev.purser.event.dialect.Dialect;
import dev.purser.event.dialect.DialectFixture;
import dev.purser.event.dialect.RecordBuffer;
import dev.purser.event.dialect.RecordException;
import dev.purser.event.dialect.RecordException.Reason;
import dev.purser.event.dialect.RecordReader;
import dev.purser.event.json.JsonTape;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records that are not of our own writing: kept to the byte, by their facts and not as a whole, or refused with reason. */
class TestForeignRecords {
    private static final List<String> STRANGE = List.of(
            "null",
            "\"\"",
            "\"x\"",
            "\"\\u0041\"",
            "{}",
            "[]",
            "[1,{\"a\":null}]",
            "7",
            "1.50",
            "-0",
            "true",
            "{\"a\":{\"b\":1}}");

    private final Dialect dialect = TestActivityTrackerDialect.open(Map.of());

    @Test
    void nothingIsLeftOverOfTheUsualForm() {
        assertThat(read(fixture("foreign-push")).source().rest()).isEmpty();
        assertThat(read(fixture("foreign-pull")).source().rest()).isEmpty();
    }

    @Test
    void leftOverIsOnlyWhatDiffers() {
        assertThat(read(fixture("foreign-cse")).source().rest())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("/initiator/host/addressType", "\"CSE\"", "/initiator/host/agent", "\"\""));
        assertThat(read(fixture("foreign-proxies")).source().rest()).containsOnlyKeys("/initiator/host/address");
        assertThat(read(fixture("foreign-line")).source().rest())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "frame", "\"line\"",
                        "frame:/_source/_host", "\"h\"",
                        "frame:/_source/_logtype", "\"json\"",
                        "frame:/_source/_file", "\"f\"",
                        "frame:order:/_source", "[\"_host\",\"_line\",\"_logtype\",\"_file\"]"));
    }

    @Test
    void whiteSpaceAloneIsNotKept() {
        String record = fixture("foreign-push");
        String spaced = record.replace(",\"", " ,\n  \"").replace("\":", "\" : ");
        assertThat(read(spaced)).isEqualTo(read(record));
    }

    /** Members taken away, added, put in another order, or given other values: what is read is written again. */
    @Test
    void whateverIsReadIsWrittenAgain() {
        Random random = new Random(7);
        int kept = 0;
        for (DialectFixture one : DialectFixture.all(getClass(), "/dev/purser/ibm/activitytracker")) {
            for (byte[] record : one.records()) {
                for (int i = 0; i < 40; i++) {
                    String changed = changed(new String(record, StandardCharsets.UTF_8), random);
                    Optional<String> again = again(changed);
                    if (again.isPresent()) {
                        assertThat(again.get()).isEqualTo(changed);
                        kept++;
                    }
                }
            }
        }
        assertThat(kept).isGreaterThan(1000);
    }

    private Optional<String> again(String record) {
        RecordReader reader = dialect.reader(false).orElseThrow();
        List<AuditEvent> events = new ArrayList<>();
        try {
            reader.read(record.getBytes(StandardCharsets.UTF_8), events::add);
            reader.end(events::add);
        } catch (RecordException refused) {
            return Optional.empty();
        }
        RecordBuffer buffer = new RecordBuffer();
        for (AuditEvent event : events) {
            buffer.begin(1, event.id(), event.recorded());
            dialect.writer().write(event, buffer);
        }
        assertThat(buffer.size()).isEqualTo(1);
        return Optional.of(new String(buffer.copy(0), StandardCharsets.UTF_8));
    }

    private static String changed(String json, Random random) {
        JsonTape tape = new JsonTape();
        tape.read(json.getBytes(StandardCharsets.UTF_8));
        return changed(tape, 0, random, 2);
    }

    private static String changed(JsonTape tape, int node, Random random, int changes) {
        if (tape.kind(node) != JsonTape.Kind.OBJECT) {
            return tape.json(node);
        }
        List<String> members = new ArrayList<>();
        int count = 0;
        for (int child = node + 1; child < tape.next(node); child = tape.next(child)) {
            count++;
        }
        int chosen = random.nextInt(count + 1);
        int index = 0;
        for (int child = node + 1; child < tape.next(node); child = tape.next(child)) {
            String name = '"' + tape.name(child) + "\":";
            if (index++ != chosen) {
                members.add(name + tape.json(child));
            } else if (tape.kind(child) == JsonTape.Kind.OBJECT && changes > 0 && random.nextInt(4) > 0) {
                members.add(name + changed(tape, child, random, changes - 1));
            } else if (random.nextBoolean()) {
                members.add(name + STRANGE.get(random.nextInt(STRANGE.size())));
            }
        }
        if (random.nextInt(3) == 0) {
            members.add("\"new/" + random.nextInt(3) + "~\":" + STRANGE.get(random.nextInt(STRANGE.size())));
        }
        if (!members.isEmpty() && random.nextInt(3) == 0) {
            Collections.swap(members, random.nextInt(members.size()), random.nextInt(members.size()));
        }
        return "{" + String.join(",", members) + "}";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cloud-object-storage.object.read",
                "container-registry.image.copy",
                "iam-identity.account-serviceid.create",
                "atracker.route.get"
            })
    void otherServicesAreSetAside(String action) {
        assertThatThrownBy(() -> read(fixture("foreign-push").replace("container-registry.image.push", action)))
                .isInstanceOfSatisfying(
                        RecordException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.OTHER_SERVICE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "2026-11-21T09:30:05.07+0000 | 2026-11-21T09:30:05.07Z",
                "2026-11-21T09:30:05.07+0000 | 2026-11-21T09:30:05.070+0000",
                "2026-11-21T09:30:05.07+0000 | 2026-11-21T09:30:05.07+00:00",
                "2026-11-21T09:30:05.07+0000 | 2026-02-30T09:30:05.07+0000",
                "2026-11-21T09:30:05.07+0000 | 2026-11-21T24:30:05.07+0000",
                "\"reasonCode\":201 | \"reasonCode\":\"201\"",
                "\"dataEvent\":true | \"dataEvent\":\"true\"",
                "\"outcome\":\"success\" | \"outcome\":\"Success\"",
                "\"severity\":\"normal\" | \"severity\":\"info\"",
                "\"requestData\":{} | \"requestData\":[]",
                "\"requestData\":{} | \"requestData\":\"{\"",
                "\"initiator\":{ | \"initiator\":{\"id\":\"x\",",
                "\"action\": | \"acts\":",
            })
    void wrongFormsAreSetAside(String what, String instead) {
        String broken = fixture("foreign-push").replace(what, instead);
        assertThat(broken).isNotEqualTo(fixture("foreign-push"));
        assertThatThrownBy(() -> read(broken))
                .isInstanceOfSatisfying(
                        RecordException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.MALFORMED));
    }

    @Test
    void tooLargeARecordIsSetAside() {
        String large = fixture("foreign-push")
                .replace("\"requestData\":{}", "\"requestData\":{\"a\":\"" + "x".repeat(1 << 20) + "\"}");
        assertThatThrownBy(() -> read(large))
                .isInstanceOfSatisfying(
                        RecordException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.TOO_LARGE));
    }

    @Test
    void theRawRecordIsKeptWhereAskedFor() {
        RecordReader reader = dialect.reader(true).orElseThrow();
        List<AuditEvent> events = new ArrayList<>();
        String record = fixture("foreign-push");
        reader.read(record.getBytes(StandardCharsets.UTF_8), events::add);
        assertThat(events)
                .singleElement()
                .satisfies(event -> assertThat(event.source().raw()).contains(record));
    }

    /** Two different events may bear one id of IBM's, which joins events; they stay two. */
    @Test
    void eventsThatShareAnIdStayApart() {
        String push = fixture("foreign-push")
                .replace("\"initiator\":", "\"id\":\"6b0f5f0e-6f6e-4c0e-9a57-0d5d3b1b7a11\",\"initiator\":");
        String pull = push.replace("image.push", "image.pull").replace("push image", "pull image");
        assertThat(read(push).id()).isNotEqualTo(read(pull).id());
        assertThat(read(push).id()).isEqualTo(read(push).id());
    }

    /** Texts of unknown origin never break a record, or out of it. */
    @Test
    void brokenLeftoversAreNotWritten() {
        AuditEvent event = read(fixture("foreign-push"));
        for (String text : List.of("{", "1,\"x\":2", "1}\n{\"forged\":1", "\"\n\"", "")) {
            AuditEvent forged = event.withSource(event.source().toBuilder()
                    .rest(Map.of("/message", text, "/a\"b", text))
                    .build());
            RecordBuffer buffer = new RecordBuffer();
            buffer.begin(1, event.id(), event.recorded());
            dialect.writer().write(forged, buffer);
            assertThat(new String(buffer.copy(0), StandardCharsets.UTF_8)).doesNotContain("\n");
            new JsonTape().read(buffer.copy(0));
        }
    }

    private AuditEvent read(String record) {
        RecordReader reader = dialect.reader(false).orElseThrow();
        List<AuditEvent> events = new ArrayList<>();
        reader.read(record.getBytes(StandardCharsets.UTF_8), events::add);
        reader.end(events::add);
        assertThat(events).hasSize(1);
        return events.getFirst();
    }

    private static String fixture(String name) {
        return DialectFixture.all(TestForeignRecords.class, "/dev/purser/ibm/activitytracker").stream()
                .filter(one -> one.name().equals(name + ".fixture"))
                .map(one -> new String(one.records().getFirst(), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow();
    }
}
