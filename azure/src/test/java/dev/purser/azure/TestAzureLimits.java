package dev.purser.azure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.azure.activitylog.ActivityOperations;
import dev.purser.azure.record.AzureOptions;
import dev.purser.azure.record.AzureSettings;
import dev.purser.azure.resourcelog.OperationNames;
import dev.purser.event.Action;
import dev.purser.event.ActorKind;
import dev.purser.event.dialect.DialectFactory.Limit;
import dev.purser.event.dialect.Options;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What Azure cannot say is said. */
class TestAzureLimits {
    private final List<Limit> limits = AzureDialect.FACTORY.limits();

    @Test
    void everyActionHasARecordOrAReasonForNone() {
        Set<Action> written = EnumSet.copyOf(ActivityOperations.names().keySet());
        written.addAll(new OperationNames(
                        AzureSettings.of(TestAzureDialect.HOME, Options.of("azure", AzureOptions.ALL, Map.of())))
                .all()
                .keySet());
        Set<String> silent = limits.stream()
                .filter(limit -> limit.about().equals("action") && limit.how().startsWith("not written"))
                .map(Limit::what)
                .collect(Collectors.toSet());
        for (Action action : Action.values()) {
            assertThat(written.contains(action)).as(action.text()).isNotEqualTo(silent.contains(action.text()));
        }
    }

    @Test
    void everyKindOfActorHasItsWord() {
        String actors = limits.stream()
                .filter(limit -> limit.about().equals("actor"))
                .map(Limit::what)
                .collect(Collectors.joining(", "));
        assertThat(List.of(actors.split(", ")))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(ActorKind.values()).map(ActorKind::text).toList());
    }

    @Test
    void noActionIsNamedTwice() {
        assertThat(limits.stream()
                        .filter(limit -> limit.about().equals("action"))
                        .map(Limit::what))
                .doesNotHaveDuplicates();
    }

    @Test
    void whatComesBackAsAnotherActionSaysSo() {
        assertThat(limits)
                .contains(
                        new Limit("action", "image.tag", "read back as image.push"),
                        new Limit("action", "target.create", "read back as route.create"),
                        new Limit("action", "namespace.create", "only with the option extensions"));
    }
}
