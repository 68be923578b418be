package dev.purser.delivery.predicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.delivery.DeliveryError;
import dev.purser.event.Action;
import dev.purser.event.Actor;
import dev.purser.event.ActorKind;
import dev.purser.event.AuditEvent;
import dev.purser.event.PurserException;
import dev.purser.testkit.SampleEvents;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The language of predicates: what holds, what is refused and where, and that no text does anything else. */
class TestPredicate {
    private static final AuditEvent PUSH = new SampleEvents(5).of(Action.IMAGE_PUSH, ActorKind.USER);
    private static final List<AuditEvent> EVENTS = new SampleEvents(9).next(200);

    private static boolean holds(String text) {
        return Predicate.compile(text).test(PUSH);
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    @Test
    void fieldsAreAskedAsTheyStand() {
        assertThat(holds("action == \"image.push\"")).isTrue();
        assertThat(holds("action != \"image.push\"")).isFalse();
        assertThat(holds("kind == 'data' and not readOnly")).isTrue();
        assertThat(holds("readOnly == false")).isTrue();
        assertThat(holds("readOnly in (true)")).isFalse();
        assertThat(holds("actor.kind in (\"robot\", \"user\")")).isTrue();
        assertThat(holds("actor.kind not in (\"robot\", \"user\")")).isFalse();
        assertThat(holds("action startswith \"image.\" and action endswith 'push' and action contains \"ge.pu\""))
                .isTrue();
        assertThat(holds("action not startswith \"layer.\"")).isTrue();
        assertThat(holds("target.repository == "
                        + quoted(PUSH.targets().getFirst().repository().orElseThrow())))
                .isTrue();
        assertThat(holds("outcome.status >= 200 and outcome.status < 600")).isTrue();
        assertThat(holds("outcome.status in (1, 2, -3)")).isFalse();
        assertThat(holds("folding.count == 1")).isTrue();
    }

    @Test
    void whatIsNotKnownEqualsNothingAndNegationIsExact() {
        AuditEvent unknown = withActor(Actor.ANONYMOUS);
        assertThat(Predicate.compile("actor.name == \"\"").test(unknown)).isFalse();
        assertThat(Predicate.compile("actor.name != \"x\"").test(unknown)).isTrue();
        assertThat(Predicate.compile("actor.name not contains \"x\"").test(unknown))
                .isTrue();
        assertThat(Predicate.compile("actor.name is known").test(unknown)).isFalse();
        assertThat(Predicate.compile("actor.name is not known").test(unknown)).isTrue();
        assertThat(Predicate.compile("actor.kind == \"anonymous\"").test(unknown))
                .isTrue();
    }

    private static AuditEvent withActor(Actor actor) {
        AuditEvent e = PUSH;
        return new AuditEvent(
                e.id(),
                e.schema(),
                e.action(),
                e.severity(),
                e.face(),
                e.operation(),
                e.folding(),
                e.started(),
                e.duration(),
                e.recorded(),
                e.outcome(),
                e.decision(),
                actor,
                e.client(),
                e.origin(),
                e.targets(),
                e.transfer(),
                e.call(),
                e.data(),
                e.source(),
                e.erased());
    }

    @Test
    void andBindsCloserThanOrAndParenthesesCloser() {
        assertThat(holds("action == 'image.push' or action == 'x' and action == 'y'"))
                .isTrue();
        assertThat(holds("(action == 'image.push' or action == 'x') and action == 'y'"))
                .isFalse();
        assertThat(holds("not (action == 'x' or action == 'y')")).isTrue();
        assertThat(holds("not not action == 'image.push'")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                             | 1",
                "actr.name == 'x'               | 1",
                "action                         | 7",
                "action = 'x'                   | 8",
                "action == x                    | 11",
                "action == 'x                   | 11",
                "action == 'x' and              | 18",
                "action == 'x' action == 'y'    | 15",
                "(action == 'x'                 | 15",
                "outcome.status > 'x'           | 18",
                "outcome.status > 1.5           | 18",
                "outcome.status startswith '4'  | 16",
                "action > 3                     | 8",
                "action in ()                   | 12",
                "action in ('x',)               | 16",
                "action in ('x'                 | 15",
                "action not 'x'                 | 12",
                "actor.name is                  | 14",
                "action == 'a\\b'               | 14",
                "action == 'x' ; drop           | 15",
                "outcome.status == 99999999999999999999 | 19",
            })
    void whatCannotBeReadNamesTheCharacter(String text, int character) {
        assertThatThrownBy(() -> Predicate.compile(text)).isInstanceOfSatisfying(PurserException.class, e -> {
            assertThat(e.error()).isEqualTo(DeliveryError.PREDICATE_INVALID);
            assertThat(e.detail()).containsEntry("character", character).containsKeys("expected", "found");
        });
    }

    @Test
    void depthAndLengthAreBounded() {
        for (String text : List.of(
                "(".repeat(65) + "readOnly" + ")".repeat(65),
                "not ".repeat(65) + "readOnly",
                "readOnly or ".repeat(400) + "readOnly")) {
            assertThatThrownBy(() -> Predicate.compile(text)).isInstanceOf(PurserException.class);
        }
        assertThat(Predicate.compile("readOnly or ".repeat(300) + "readOnly")).isNotNull();
        assertThat(Predicate.compile("(".repeat(60) + "readOnly" + ")".repeat(60)))
                .isNotNull();
    }

    @Property(tries = 500)
    void anyTextIsCompiledOrRefused(@ForAll @StringLength(max = 200) String text) {
        refusedOrAsked(text);
    }

    @Property(tries = 1000)
    void anyWordsAreCompiledOrRefused(@ForAll("words") List<String> words) {
        refusedOrAsked(String.join(" ", words));
    }

    private static void refusedOrAsked(String text) {
        Predicate compiled;
        try {
            compiled = Predicate.compile(text);
        } catch (PurserException e) {
            assertThat(e.error()).isEqualTo(DeliveryError.PREDICATE_INVALID);
            assertThat((Integer) e.detail().get("character")).isBetween(1, text.length() + 1);
            return;
        }
        EVENTS.forEach(compiled::test);
    }

    @Property(tries = 300)
    void negationAndDeMorganHold(@ForAll("tests") String one, @ForAll("tests") String other) {
        Predicate both = Predicate.compile("not (" + one + " and " + other + ")");
        Predicate either = Predicate.compile("(not " + one + ") or not " + other);
        Predicate plain = Predicate.compile(one);
        Predicate negated = Predicate.compile("not " + one);
        for (AuditEvent event : EVENTS) {
            assertThat(both.test(event)).isEqualTo(either.test(event));
            assertThat(negated.test(event)).isNotEqualTo(plain.test(event));
        }
    }

    @Property(tries = 200)
    void aTextIsFoundWhateverStandsInIt(@ForAll @StringLength(max = 50) String name) {
        AuditEvent event = withActor(Actor.builder(ActorKind.USER).name(name).build());
        assertThat(Predicate.compile("actor.name == " + quoted(name)).test(event))
                .isTrue();
        assertThat(Predicate.compile("actor.name contains " + quoted(name)).test(event))
                .isTrue();
        assertThat(Predicate.compile("actor.name == " + quoted(name + "!")).test(event))
                .isFalse();
    }

    @Provide
    Arbitrary<List<String>> words() {
        return Arbitraries.of(
                        "and",
                        "or",
                        "not",
                        "(",
                        ")",
                        ",",
                        "in",
                        "is",
                        "known",
                        "==",
                        "!=",
                        "<",
                        ">=",
                        "startswith",
                        "contains",
                        "true",
                        "false",
                        "1",
                        "-7",
                        "'x'",
                        "\"image.push\"",
                        "action",
                        "readOnly",
                        "outcome.status",
                        "actor.name",
                        "target.repository",
                        "decision.granted")
                .list()
                .ofMaxSize(14);
    }

    @Provide
    Arbitrary<String> tests() {
        return Arbitraries.of(
                "readOnly",
                "kind == 'data'",
                "outcome.status >= 400",
                "actor.name contains 'a'",
                "actor.id is known",
                "target.repository startswith 'team'",
                "target.tag in ('latest', 'v1')",
                "decision.granted == true",
                "transfer.moved > 1000");
    }
}
