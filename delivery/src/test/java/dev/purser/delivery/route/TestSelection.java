package dev.purser.delivery.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.delivery.DeliveryError;
import dev.purser.delivery.Selection;
import dev.purser.event.Action;
import dev.purser.event.ActionKind;
import dev.purser.event.AuditEvent;
import dev.purser.event.Outcome;
import dev.purser.event.PurserException;
import dev.purser.event.dialect.LocationTable;
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

    /** A cloud that files events by whether they only read. */
    private static final LocationTable CLOUD = new LocationTable() {
        @Override
        public String name() {
            return "cloud";
        }

        @Override
        public String expected() {
            return "reads or writes";
        }

        @Override
        public boolean allows(String location) {
            return location.equals("reads") || location.equals("writes");
        }

        @Override
        public boolean sees(String location, AuditEvent event) {
            return event.action().readOnly() == location.equals("reads");
        }
    };

    private static final Locations KNOWN = new Locations("home-1", List.of(CLOUD));

    private static void selects(Selection selection, Predicate<AuditEvent> expected) {
        CompiledSelection compiled = new CompiledSelection(selection, KNOWN);
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

    private static Selection at(String... locations) {
        return of(
                List.of(),
                Set.of(),
                Set.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(locations),
                Optional.empty());
    }

    @Test
    void aCloudsOwnLocations() {
        selects(at("cloud:reads"), event -> event.action().readOnly());
        selects(at("cloud:reads", "cloud:writes"), event -> true);
        String place = EVENTS.stream()
                .flatMap(event -> event.origin().location().stream())
                .findFirst()
                .orElseThrow();
        selects(
                at("cloud:writes", place),
                event -> !event.action().readOnly()
                        || event.origin().location().orElse("home-1").equals(place));
        selects(at("other:reads"), event -> false);
    }

    @Test
    void aLocationThatTheCloudHasNotIsRefusedWithWhatItHas() {
        assertThatThrownBy(() -> new CompiledSelection(at("cloud:both"), KNOWN))
                .isInstanceOfSatisfying(PurserException.class, refused -> {
                    assertThat(refused.error()).isEqualTo(DeliveryError.ROUTE_INVALID);
                    assertThat(refused.detail())
                            .containsEntry("member", "locations")
                            .containsEntry("expected", "behind cloud: reads or writes");
                });
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
