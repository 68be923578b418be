package dev.purser.azure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.event.dialect.Dialect;
import dev.purser.event.dialect.DialectFixture;
import dev.purser.event.dialect.FileLayout;
import dev.purser.event.dialect.FileLayout.Name;
import dev.purser.event.dialect.Filing;
import dev.purser.event.dialect.Framing;
import dev.purser.event.dialect.MessageLayout;
import dev.purser.event.dialect.Options;
import dev.purser.event.dialect.RecordBuffer;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where Azure's records lie: azure.md 4.1 and 4.2. */
class TestAzureLayouts {
    private static final Instant RECEIVED = Instant.parse("2026-01-05T23:59:59.999Z");
    private static final String SUBSCRIPTION = "6F0C2A4E-1111-4222-8333-0123456789AB";
    private static final String REGISTRY = "/SUBSCRIPTIONS/" + SUBSCRIPTION
            + "/RESOURCEGROUPS/RG1/PROVIDERS/MICROSOFT.CONTAINERREGISTRY/REGISTRIES/CONTOSOREG";

    private final Dialect dialect = AzureDialect.FACTORY.open(
            TestAzureDialect.HOME, Options.of("azure", AzureDialect.FACTORY.options(), Map.of()));
    private final FileLayout files = dialect.files();
    private final MessageLayout messages = dialect.messages();

    private Filing filing(String fixture) {
        DialectFixture found = DialectFixture.all(getClass(), "/dev/purser/azure/fixtures").stream()
                .filter(one -> one.name().equals(fixture + ".fixture"))
                .findFirst()
                .orElseThrow();
        RecordBuffer buffer = new RecordBuffer();
        buffer.begin(1, found.event().orElseThrow().id(), RECEIVED);
        dialect.writer().write(found.event().orElseThrow(), buffer);
        return buffer.filing(0);
    }

    @Test
    void resourceLogsAreFiledByRegistryAndHourOfReceipt() {
        assertThat(files.name(filing("pull"), RECEIVED, "x"))
                .isEqualTo(new Name(
                        Optional.of("insights-logs-containerregistryrepositoryevents"),
                        "resourceId=" + REGISTRY + "/y=2026/m=01/d=05/h=23/m=00/PT1H.json"));
        assertThat(files.name(filing("login-refused"), RECEIVED, "x").container())
                .contains("insights-logs-containerregistryloginevents");
    }

    @Test
    void theActivityLogIsFiledBySubscription() {
        assertThat(files.name(filing("token-write"), RECEIVED, "x"))
                .isEqualTo(new Name(
                        Optional.of("insights-activity-logs"),
                        "resourceId=/SUBSCRIPTIONS/" + SUBSCRIPTION + "/y=2026/m=01/d=05/h=23/m=00/PT1H.json"));
    }

    @Test
    void aBlobGrowsByLines() {
        assertThat(files.growth()).isEqualTo(FileLayout.Growth.APPEND);
        assertThat(files.framing()).isEqualTo(Framing.LINES);
        assertThat(files.gzip()).isFalse();
    }

    @Test
    void aHubForEachCategoryHoldsSeveralRecordsInAMessage() {
        assertThat(messages.framing()).isEqualTo(new Framing("{\"records\":[", ",", "]}"));
        assertThat(messages.topic(filing("pull"))).isEqualTo("insights-logs-containerregistryrepositoryevents");
        assertThat(messages.topic(filing("login-refused"))).isEqualTo("insights-logs-containerregistryloginevents");
        assertThat(messages.topic(filing("token-write"))).isEqualTo("insights-logs-operational-logs");
    }
}
