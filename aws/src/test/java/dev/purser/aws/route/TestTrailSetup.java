package dev.purser.aws.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.aws.AwsHarness;
import dev.purser.aws.selector.AdvancedSelectorJson;
import dev.purser.aws.trail.EventSelector;
import dev.purser.aws.trail.EventSelector.ReadWrite;
import dev.purser.aws.trail.Trail;
import dev.purser.aws.trail.TrailSelectors;
import dev.purser.aws.trail.TrailSettings;
import dev.purser.delivery.Selection;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What selectors become in delivery. */
class TestTrailSetup {
    private static final String READS =
            "[{\"FieldSelectors\":[{\"Field\":\"eventCategory\",\"Equals\":[\"Management\"]},"
                    + "{\"Field\":\"readOnly\",\"Equals\":[\"true\"]}]}]";

    private static Trail trail(TrailSelectors selectors) {
        return new Trail(
                "all",
                AwsHarness.PLACE,
                new TrailSettings("logs", Optional.empty(), true, false, false, Optional.empty()),
                selectors,
                true,
                Map.of(),
                true,
                Optional.of(Instant.EPOCH),
                Optional.empty(),
                Instant.EPOCH);
    }

    private static Map<String, String> dialect(Trail trail) {
        return TrailSetup.destination(trail, new TrailStorage.Folder(Path.of("buckets")), Optional.empty())
                .dialectOptions();
    }

    @Test
    void basicSelectorsChooseEvents() {
        Trail trail = trail(TrailSelectors.basic(List.of(
                new EventSelector(ReadWrite.WRITE_ONLY, true, List.of(), List.of()),
                new EventSelector(ReadWrite.ALL, false, List.of(), List.of()))));
        assertThat(TrailSetup.rules(trail))
                .singleElement()
                .satisfies(rule -> assertThat(rule.selection().readOnly()).contains(false));
        assertThat(dialect(trail)).containsOnlyKeys("account", "region");
    }

    @Test
    void advancedSelectorsChooseRecordsOfAllEvents() {
        Trail trail = trail(TrailSelectors.advanced(AdvancedSelectorJson.read(READS)));
        assertThat(TrailSetup.rules(trail))
                .singleElement()
                .satisfies(rule -> assertThat(rule.selection()).isEqualTo(Selection.ALL));
        assertThat(dialect(trail)).containsEntry("advanced-selectors", READS);
    }

    @Test
    void aTrailOfDataEventsTakesNone() {
        Trail trail = trail(TrailSelectors.advanced(
                AdvancedSelectorJson.read("[{\"FieldSelectors\":[{\"Field\":\"eventCategory\",\"Equals\":[\"Data\"]},"
                        + "{\"Field\":\"resources.type\",\"Equals\":[\"AWS::S3::Object\"]}]}]")));
        assertThat(TrailSetup.rules(trail)).isEmpty();
    }
}
