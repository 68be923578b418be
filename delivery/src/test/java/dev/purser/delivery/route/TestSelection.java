package dev.purser.delivery.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.delivery.Selection;
import dev.purser.event.Action;
import dev.purser.event.ActionKind;
import dev.purser.event.AuditEvent;
import dev.purser.event.Outcome;
import dev.purser.testkit.SampleEvents;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** A selection lets through exactly what each of its parts lets through. */
class TestSelection {
    private static final List<AuditEvent> EVENTS = new SampleEvents(11).next(500);

    private static void selects(Selection selection, Predicate<AuditEvent> expected) {
        CompiledSelection compiled = new CompiledSelection(selection, "home-1");
        assertThat(EVENTS.stream().filter(compiled::selects).toList())
                .isEqualTo(EVENTS.stream().filter(expected).toList());
        assertThat(RuleJson.read(RuleJson.write(List.of(new dev.purser.delivery.Rule(selection, List.of("d"))))))
                .as("kept as it was given")
                .containsExactly(new dev.purser.delivery.Rule(selection, List.of("d")));
    }

    private static Selection of(
            List<String> actions,
            Set<ActionKind> kinds,
            Set<Outcome.Result> outcomes,
            Optional<Boolean> readOnly,
            List<String> actors,
            List<String> namespaces,
            List<String> locations,
            Optional<String> predicate) {
        return new Selection(actions, kinds, outcomes, readOnly, actors, namespaces, locations, predicate);
    }

    @Test
    void everyPart() {
        selects(Selection.ALL, event -> true);
        selects(
                Selection.actions("image.*", "login"),
                event -> event.action().text().startsWith("image.") || event.action() == Action.LOGIN);
        selects(
                of(
                        List.of(),
                        Set.of(ActionKind.LOGIN),
                        Set.of(Outcome.Result.FAILURE),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Optional.empty()),
                event -> event.action().kind() == ActionKind.LOGIN
                        && event.outcome().result() == Outcome.Result.FAILURE);
        selects(
                of(
                        List.of(),
                        Set.of(),
                        Set.of(),
                        Optional.of(false),
                        List.of(),
                        List.of(),
                        List.of(),
                        Optional.empty()),
                event -> !event.action().readOnly());
        String name = EVENTS.stream()
                .flatMap(event -> event.actor().name().stream())
                .findFirst()
                .orElseThrow();
        selects(
                of(
                        List.of(),
                        Set.of(),
                        Set.of(),
                        Optional.empty(),
                        List.of(name),
                        List.of(),
                        List.of(),
                        Optional.empty()),
                event -> event.actor().name().equals(Optional.of(name))
                        || event.actor().id().equals(Optional.of(name)));
        String namespace = EVENTS.stream()
                .flatMap(event -> event.targets().stream())
                .flatMap(target -> target.namespace().stream())
                .findFirst()
                .orElseThrow();
        selects(
                of(
                        List.of(),
                        Set.of(),
                        Set.of(),
                        Optional.empty(),
                        List.of(),
                        List.of(namespace.substring(0, 2) + "*"),
                        List.of(),
                        Optional.of("readOnly")),
                event -> event.action().readOnly()
                        && event.targets().stream()
                                .anyMatch(target -> target.namespace()
                                        .filter(each -> each.startsWith(namespace.substring(0, 2)))
                                        .isPresent()));
        selects(
                of(
                        List.of(),
                        Set.of(),
                        Set.of(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        List.of("home-*"),
                        Optional.empty()),
                event -> event.origin().location().orElse("home-1").startsWith("home-"));
    }

    @Property(tries = 1000)
    void aPatternMatchesAsItsRegularExpressionDoes(
            @ForAll @Chars({'a', 'b', '*'}) @StringLength(max = 8) String pattern,
            @ForAll @Chars({'a', 'b'}) @StringLength(max = 12) String text) {
        String regex = pattern.chars()
                .mapToObj(c -> c == '*' ? ".*" : Pattern.quote(Character.toString(c)))
                .collect(Collectors.joining());
        assertThat(new Glob(pattern).matches(text)).isEqualTo(text.matches(regex));
    }
}
