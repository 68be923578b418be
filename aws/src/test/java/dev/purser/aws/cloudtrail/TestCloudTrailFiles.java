package dev.purser.aws.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.event.PurserException;
import dev.purser.event.dialect.DialectError;
import dev.purser.event.dialect.FileLayout;
import dev.purser.event.dialect.Filing;
import dev.purser.event.dialect.Framing;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** aws.md 1.1. */
class TestCloudTrailFiles {
    private static final Filing FILING = new Filing("123456789012", "eu-central-1", "", "");
    private static final Instant WRITTEN = Instant.parse("2026-11-21T04:50:56Z");

    @Test
    void aFilesNameSaysAccountRegionDayAndMinute() {
        FileLayout files = TestCloudTrailDialect.open(Map.of()).files();
        FileLayout.Name name = files.name(FILING, WRITTEN, "QF6qcgyiaVnSueXa");
        assertThat(name.container()).isEmpty();
        assertThat(name.path())
                .isEqualTo("AWSLogs/123456789012/CloudTrail/eu-central-1/2026/11/21/"
                        + "123456789012_CloudTrail_eu-central-1_20261121T0450Z_QF6qcgyiaVnSueXa.json.gz");
    }

    @Test
    void anOrganizationsFilesLieUnderItsId() {
        FileLayout files = TestCloudTrailDialect.open(Map.of("organization", "o-1234567890"))
                .files();
        assertThat(files.name(FILING, WRITTEN, "QF6qcgyiaVnSueXa").path())
                .startsWith("AWSLogs/o-1234567890/123456789012/CloudTrail/eu-central-1/2026/");
    }

    @Test
    void aFileIsOneGzippedObject() {
        FileLayout files = TestCloudTrailDialect.open(Map.of()).files();
        assertThat(files.framing()).isEqualTo(new Framing("{\"Records\":[", ",", "]}"));
        assertThat(files.gzip()).isTrue();
        assertThat(files.growth()).isEqualTo(FileLayout.Growth.NEW_FILE);
        assertThat(files.contentType()).isEqualTo("application/json");
        assertThat(files.contentEncoding()).contains("gzip");
        assertThat(files.cadence()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void whatCannotStandInANameIsRefused() {
        for (Map<String, String> wrong : java.util.List.of(
                Map.of("account", "12345"),
                Map.of("region", "../x"),
                Map.of("organization", "o-/"),
                Map.of("edition", "1.03"))) {
            assertThatThrownBy(() -> TestCloudTrailDialect.open(wrong))
                    .isInstanceOfSatisfying(
                            PurserException.class, e -> assertThat(e.error()).isEqualTo(DialectError.OPTION_INVALID));
        }
    }
}
