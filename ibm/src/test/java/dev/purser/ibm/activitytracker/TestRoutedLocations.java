package dev.purser.ibm.activitytracker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.event.Action;
import dev.purser.event.AuditEvent;
import dev.purser.event.Origin;
import dev.purser.event.dialect.LocationTable;
import dev.purser.event.dialect.Options;
import dev.purser.event.dialect.RecordBuffer;
import dev.purser.event.dialect.RecordWriter;
import dev.purser.testkit.SampleEvents;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which rules of a route see an event, by the tables of both editions; and that its record says the same. */
class TestRoutedLocations {
    private static final AuditEvent SOME = new SampleEvents(3).of(Action.IMAGE_PULL);
    private static final String HOME = TestActivityTrackerDialect.HOME.location();

    private static LocationTable table(String name, Map<String, String> options) {
        return ActivityTrackerDialect.FACTORY
                .locations(
                        TestActivityTrackerDialect.HOME,
                        Options.of("dialect", ActivityTrackerDialect.FACTORY.options(), options))
                .stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static AuditEvent at(AuditEvent event, String location) {
        return new AuditEvent(
                event.id(),
                event.schema(),
                event.action(),
                event.severity(),
                event.face(),
                event.operation(),
                event.folding(),
                event.started(),
                event.duration(),
                event.recorded(),
                event.outcome(),
                event.decision(),
                event.actor(),
                event.client(),
                location.isEmpty()
                        ? Origin.NONE
                        : event.origin().toBuilder().location(location).build(),
                event.targets(),
                event.transfer(),
                event.call(),
                event.data(),
                event.source(),
                event.erased());
    }

    /** Table 3 of the page of 2020-07-28, the table of 2026-01-09, and the rule of 2026-01-27 about children. */
    @ParameterizedTest
    @CsvSource({
        "ap-south, jp-tok, true, false",
        "ap-south, au-syd, false, true",
        "ap-south, jp, false, false",
        "ap-south, au, false, true",
        "ap-north, jp-tok, true, true",
        "ap-north, jp, false, true",
        "au.icr.io, jp-tok, true, false",
        "global, us-south, true, false",
        "global, global, false, true",
        "icr.io, global, false, true",
        "eu-central, eu-de, true, true",
        "eu-de-1, eu-de, false, true",
        "eu-de, eu-de-1, false, false",
        "eu-gb, '*', true, true",
    })
    void bothEditions(String region, String rule, boolean by2020, boolean by2026) {
        AuditEvent elsewhere = at(SOME, region);
        assertThat(table("ibm-2020", Map.of()).sees(rule, elsewhere)).isEqualTo(by2020);
        assertThat(table("ibm-2026", Map.of()).sees(rule, elsewhere)).isEqualTo(by2026);
        assertThat(table("ibm", Map.of("edition", "2020")).sees(rule, elsewhere))
                .isEqualTo(by2020);
        assertThat(table("ibm", Map.of()).sees(rule, elsewhere)).isEqualTo(by2026);
        Map<String, String> here = Map.of("region", region);
        for (String own : List.of(HOME, "")) {
            assertThat(table("ibm-2020", here).sees(rule, at(SOME, own)))
                    .as("of this registry, where it stands for that region")
                    .isEqualTo(by2020);
            assertThat(table("ibm-2026", here).sees(rule, at(SOME, own))).isEqualTo(by2026);
        }
    }

    @Test
    void theGlobalRegistryMayBeFiledInWashington() {
        LocationTable table = table("ibm", Map.of("region", "global", "global-location", "us-east"));
        assertThat(table.sees("global", at(SOME, HOME))).isFalse();
        assertThat(table.sees("us-east", at(SOME, HOME))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "global", "us-east", "jp", "eu-de-1", "au-syd", "local"})
    void whatARuleMayName(String location) {
        assertThat(table("ibm", Map.of()).allows(location)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ap-south", "eu-central", "de.icr.io", "EU-DE", "eu-*", "registry.bluemix.net", "a:b"})
    void whatNoEventIsFiledUnder(String location) {
        assertThat(table("ibm", Map.of()).allows(location)).isFalse();
    }

    /** A route to a destination in this dialect sees an event by the location that stands in its record. */
    @Property(tries = 300)
    void theRecordSaysTheLocationThatRoutesSee(@ForAll long seed) {
        List<String> places = List.of(HOME, "", "ap-south", "global", "icr.io", "eu-de-1", "Not One", "a:b", "jp-osa");
        List<String> regions = List.of("ap-south", "global", "uk.icr.io", "eu-de", "No!");
        Map<String, String> options = Map.of(
                "region", regions.get((int) Math.floorMod(seed, regions.size())),
                "edition", seed % 2 == 0 ? "2020" : "2026",
                "global-location", seed % 3 == 0 ? "us-east" : "global");
        AuditEvent event = at(
                new SampleEvents(seed).of(Action.IMAGE_PULL), places.get((int) Math.floorMod(seed / 7, places.size())));
        RecordWriter writer = TestActivityTrackerDialect.open(options).writer();
        RecordBuffer to = new RecordBuffer();
        to.begin(0, event);
        assertThat(writer.write(event, to)).isPositive();
        assertThat(table("ibm", options).sees(to.filing(0).location(), event)).isTrue();
    }
}
