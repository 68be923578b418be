package dev.purser.ibm.location;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.ibm.location.IbmLocations.Edition;
import dev.purser.ibm.location.IbmLocations.Matching;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables of the two pages, row by row, and the rules of a route. */
class TestIbmLocations {
    /** Tables 2 and 3 of the page of 2020-07-28. */
    @ParameterizedTest
    @CsvSource({
        "us-south, us.icr.io, us-south",
        "eu-central, de.icr.io, eu-de",
        "uk-south, uk.icr.io, eu-gb",
        "ap-south, au.icr.io, jp-tok",
        "ap-north, jp.icr.io, jp-tok",
        "global, icr.io, us-south",
    })
    void thePageOf2020(String region, String domain, String location) {
        assertThat(IbmLocations.eventLocation(Edition.OF_2020, region)).isEqualTo(location);
        assertThat(IbmLocations.eventLocation(Edition.OF_2020, domain)).isEqualTo(location);
    }

    /** The locations of the page of 2026-01-09, by the domains of the registry's overview. */
    @ParameterizedTest
    @CsvSource({
        "us-south, us.icr.io, us-south",
        "eu-de, de.icr.io, eu-de",
        "eu-gb, uk.icr.io, eu-gb",
        "au-syd, au.icr.io, au-syd",
        "jp-tok, jp.icr.io, jp-tok",
        "jp-osa, jp2.icr.io, jp-osa",
        "br-sao, br.icr.io, br-sao",
        "ca-tor, ca.icr.io, ca-tor",
        "ca-mon, ca2.icr.io, ca-mon",
        "eu-es, es.icr.io, eu-es",
        "in-che, in.icr.io, in-che",
        "in-mum, in2.icr.io, in-mum",
        "global, icr.io, global",
        "ap-south, private.au.icr.io, au-syd",
        "eu-central, registry.eu-de.bluemix.net, eu-de",
        "uk-south, registry.eu-gb.bluemix.net, eu-gb",
        "global, registry.bluemix.net, global",
        "us-south, registry.ng.bluemix.net, us-south",
    })
    void thePageOf2026(String region, String domain, String location) {
        assertThat(IbmLocations.eventLocation(Edition.OF_2026, region)).isEqualTo(location);
        assertThat(IbmLocations.eventLocation(Edition.OF_2026, domain)).isEqualTo(location);
    }

    @Test
    void whatIsNoRegionStands() {
        assertThat(IbmLocations.eventLocation(Edition.OF_2020, "eu-de-1")).isEqualTo("eu-de-1");
        assertThat(IbmLocations.find("registry.example")).isEmpty();
        assertThat(IbmLocations.find("DE.icr.io")).hasValueSatisfying(one -> {
            assertThat(one.name()).isEqualTo("eu-de");
            assertThat(one.privateDomain()).isEqualTo("private.de.icr.io");
        });
        assertThat(IbmLocations.regions()).hasSize(13);
    }

    @ParameterizedTest
    @CsvSource({
        "*, eu-de, true, true",
        "eu-de, eu-de, true, true",
        "eu-de, eu-de-1, true, false",
        "jp, jp-tok, true, false",
        "jp, jp-osa, true, false",
        "eu-de-1, eu-de, false, false",
        "eu-d, eu-de, false, false",
        "jp, jpx-1, false, false",
        "global, global, true, true",
        "global, us-east, false, false",
        "us-east, global, false, false",
        "'', eu-de, false, false",
    })
    void rulesSeeTheirLocations(String rule, String location, boolean since2026, boolean before) {
        assertThat(IbmLocations.locationMatches(rule, location, Matching.WITH_CHILDREN))
                .isEqualTo(since2026);
        assertThat(IbmLocations.locationMatches(rule, location, Matching.EQUAL)).isEqualTo(before);
    }
}
