package dev.purser.event.ocsf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.purser.event.Action;
import dev.purser.event.AuditEvent;
import dev.purser.event.EventArbitraries;
import dev.purser.event.dialect.AbstractDialectTests;
import dev.purser.event.dialect.Dialect;
import dev.purser.event.dialect.DialectFixture;
import dev.purser.event.dialect.Home;
import dev.purser.event.dialect.Options;
import dev.purser.event.dialect.RecordException;
import dev.purser.event.dialect.RecordException.Reason;
import dev.purser.event.json.JsonTape;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TestOcsfDialect extends AbstractDialectTests {
    @Override
    protected Dialect dialect(Map<String, String> options) {
        return OcsfDialect.FACTORY.open(
                Home.NOWHERE, Options.of("dialect ocsf", OcsfDialect.FACTORY.options(), options));
    }

    @Override
    protected String fixtures() {
        return "/dev/purser/event/dialect/ocsf";
    }

    @Override
    protected Arbitrary<AuditEvent> expressible() {
        return EventArbitraries.events().map(OcsfExpressible::of);
    }

    /** What the class requires is there, for every event, and the numbers go together. */
    @Property(tries = 200)
    void whatTheClassRequiresIsThere(@ForAll("any") AuditEvent event) {
        JsonTape tape = new JsonTape();
        tape.read(written(dialect(Map.of()), event).getFirst());
        for (String name : List.of(
                "activity_id",
                "category_uid",
                "class_uid",
                "type_uid",
                "severity_id",
                "time",
                "metadata",
                "actor",
                "src_endpoint",
                "api")) {
            assertThat(tape.member(0, name)).as(name).isPositive();
        }
        long activity = tape.whole(tape.member(0, "activity_id")).orElseThrow();
        assertThat(tape.whole(tape.member(0, "type_uid"))).hasValue(600_300 + activity);
        assertThat(tape.text(tape.member(0, "type_name")))
                .isEqualTo("API Activity: " + tape.text(tape.member(0, "activity_name")));
        int user = tape.member(tape.member(0, "actor"), "user");
        assertThat(tape.member(user, "name") >= 0 || tape.member(user, "uid") >= 0 || tape.member(user, "account") >= 0)
                .isTrue();
        int resources = tape.member(0, "resources");
        if (resources >= 0) {
            for (int one = resources + 1; one < tape.next(resources); one = tape.next(one)) {
                assertThat(tape.member(one, "name") >= 0 || tape.member(one, "uid") >= 0)
                        .isTrue();
            }
        }
    }

    @Test
    void readsAreReadsAndNothingElseIs() {
        for (Action action : Action.values()) {
            if (action != Action.LOGIN) {
                assertThat(Activity.of(action) == Activity.READ)
                        .as(action.text())
                        .isEqualTo(action.readOnly());
            }
        }
    }

    @Test
    void nothingIsLeftOverOfTheUsualForm() {
        assertThat(fixture("foreign-plain").source().rest()).isEmpty();
        assertThat(fixture("foreign-version").source().rest()).isEmpty();
        assertThat(fixture("foreign-sequence").source().rest()).isEqualTo(Map.of("/metadata/sequence", "42"));
        assertThat(fixture("foreign-severity").source().rest())
                .isEqualTo(Map.of("/severity_id", "6", "/severity", "\"Fatal\""));
    }

    @Test
    void otherClassesVersionsAndCodesAreSetAside() {
        assertThat(refused("\"class_uid\":6003", "\"class_uid\":3002")).isEqualTo(Reason.OTHER_SERVICE);
        assertThat(refused("\"version\":\"1.9.0\"", "\"version\":\"2.0.0\"")).isEqualTo(Reason.UNSUPPORTED_VERSION);
        assertThat(refused("\"image.pull\"", "\"object.read\"")).isEqualTo(Reason.OTHER_SERVICE);
        assertThat(refused("\"time\":1795253405079", "\"time\":\"now\"")).isEqualTo(Reason.MALFORMED);
        assertThat(refused("\"time\":1795253405079", "\"time\":999999999999999999"))
                .isEqualTo(Reason.MALFORMED);
        assertThat(refused("\"duration\":1", "\"duration\":99999999999999999")).isEqualTo(Reason.MALFORMED);
        assertThat(refused("\"severity_id\":1", "\"severity_id\":\"1\"")).isEqualTo(Reason.MALFORMED);
    }

    private Reason refused(String what, String instead) {
        String record = record("foreign-plain");
        assertThat(record).contains(what);
        byte[] changed = record.replace(what, instead).getBytes(StandardCharsets.UTF_8);
        return catchThrowableOfType(RecordException.class, () -> read(dialect(Map.of()), List.of(changed)))
                .reason();
    }

    private AuditEvent fixture(String name) {
        return read(dialect(Map.of()), List.of(record(name).getBytes(StandardCharsets.UTF_8)))
                .getFirst();
    }

    private static String record(String name) {
        return DialectFixture.all(TestOcsfDialect.class, "/dev/purser/event/dialect/ocsf").stream()
                .filter(one -> one.name().equals(name + ".fixture"))
                .map(one -> new String(one.records().getFirst(), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow();
    }
}
