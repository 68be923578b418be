package dev.purser.azure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.event.AuditEvent;
import dev.purser.event.dialect.AbstractDialectTests;
import dev.purser.event.dialect.Dialect;
import dev.purser.event.dialect.Home;
import dev.purser.event.dialect.Options;
import dev.purser.event.dialect.RecordException;
import dev.purser.event.dialect.RecordReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TestAzureDialect extends AbstractDialectTests {
    static final Home HOME = new Home(
            "123456789012",
            "123456789012",
            UUID.fromString("6f0c2a4e-1111-4222-8333-0123456789ab"),
            "00000000000000000000123456789012",
            "contosoreg.example",
            "westeurope",
            Optional.of("rg1"));

    @Override
    protected Dialect dialect(Map<String, String> options) {
        return AzureDialect.FACTORY.open(HOME, Options.of("dialect azure", AzureDialect.FACTORY.options(), options));
    }

    @Override
    protected String fixtures() {
        return "/dev/purser/azure/fixtures";
    }

    @Override
    protected Arbitrary<AuditEvent> expressible() {
        return Arbitraries.oneOf(AzureArbitraries.events(), ActivityArbitraries.events());
    }

    /** The same promise under each setting that changes what is written. */
    @Property(tries = 200)
    void whatIsWrittenIsWrittenAgainOnceReadUnderOtherSettings(
            @ForAll("any") AuditEvent event, @ForAll("settings") Map<String, String> settings) {
        Dialect dialect = dialect(settings);
        List<byte[]> records = written(dialect, event);
        List<byte[]> again = new ArrayList<>();
        if (!records.isEmpty()) {
            read(dialect, records).forEach(one -> again.addAll(written(dialect, one)));
        }
        assertThat(again).usingElementComparator(Arrays::compare).isEqualTo(records);
    }

    @Provide
    Arbitrary<Map<String, String>> settings() {
        return Arbitraries.of(
                Map.of("extensions", "true", "categories", "repository,login,administrative,alert"),
                Map.of("edition", "2019", "region-stamp", "weu-1"),
                Map.of("activity-category", "verb", "activity-result", "status", "activity-case", "published"),
                Map.of("artifact-type", "acr", "service-identity", "name", "anonymous-identity", "anonymous"),
                Map.of("categories", "repository"),
                Map.of("categories", "administrative,alert"),
                Map.of("size-member", "bytes", "jwt-member", "jti", "user-domain", "", "purge-tag", "Purge tag"));
    }

    @Test
    void recordsOfOtherServicesAreSaidToBeSuch() {
        for (String record : List.of(
                "{\"time\":\"2026-01-05T10:00:00Z\",\"category\":\"kube-audit\",\"operationName\":\"x\"}",
                "{\"time\":\"2026-01-05T10:00:00Z\",\"category\":\"Administrative\",\"resourceId\":\"/subscriptions/s\","
                        + "\"operationName\":\"Microsoft.Compute/virtualMachines/write\"}",
                "{\"time\":\"2026-01-05T10:00:00Z\",\"category\":\"Administrative\",\"resourceId\":\"/subscriptions/s\","
                        + "\"operationName\":\"Microsoft.Authorization/roleAssignments/write\"}",
                "{\"time\":\"2026-01-05T10:00:00Z\",\"category\":\"ContainerRegistryRepositoryEvents\","
                        + "\"operationName\":\"Ponder\"}")) {
            assertThat(refused(record)).as(record).isEqualTo(RecordException.Reason.OTHER_SERVICE);
        }
    }

    @Test
    void whatIsNoRecordIsSaidToBeMalformedOrTooLarge() {
        String base = "{\"time\":\"2026-01-05T10:00:00Z\",\"category\":\"ContainerRegistryLoginEvents\",";
        for (String record : List.of(
                "",
                "[]",
                "{}",
                "{\"category\":7}",
                base + "\"operationName\":\"Login\",\"operationName\":\"Login\"}",
                base + "\"operationName\":\"Login\"",
                base + "\"operationName\":\"Login\"}}",
                base.replace("2026-01-05", "yesterday ") + "\"operationName\":\"Login\"}",
                base + "\"operationName\":\"Login\",\"x\":" + "[".repeat(5000) + "]".repeat(5000) + "}")) {
            assertThat(refused(record)).as(record).isEqualTo(RecordException.Reason.MALFORMED);
        }
        assertThat(refused(base + "\"x\":\"" + "y".repeat(2 << 20) + "\"}"))
                .isEqualTo(RecordException.Reason.TOO_LARGE);
    }

    @Test
    void rawRecordsAreKeptWhereAskedFor() {
        String record = "{ \"time\": \"2026-01-05T10:00:00Z\", \"category\":\"ContainerRegistryLoginEvents\","
                + " \"operationName\":\"Login\" }";
        List<AuditEvent> events = new ArrayList<>();
        dialect(Map.of()).reader(true).orElseThrow().read(record.getBytes(StandardCharsets.UTF_8), events::add);
        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.source().raw()).contains(record);
            assertThat(event.source().system()).isEqualTo("azure");
        });
    }

    @Test
    void beginsThatNeverEndAreHeldBackUpToABound() {
        RecordReader reader = dialect(Map.of()).reader(false).orElseThrow();
        List<AuditEvent> events = new ArrayList<>();
        for (int i = 0; i < 10_005; i++) {
            String begin = "{\"time\":\"2026-01-05T10:00:00Z\",\"category\":\"Administrative\",\"resourceId\":"
                    + "\"/subscriptions/s/resourceGroups/g/providers/Microsoft.ContainerRegistry/registries/r\","
                    + "\"operationName\":\"Microsoft.ContainerRegistry/registries/write\",\"resultType\":\"Start\","
                    + "\"correlationId\":\"" + i + "\"}";
            reader.read(begin.getBytes(StandardCharsets.UTF_8), events::add);
        }
        assertThat(events).hasSize(5);
        reader.end(events::add);
        assertThat(events).hasSize(10_005);
        assertThat(events.stream().map(AuditEvent::id).distinct()).hasSize(10_005);
    }

    private RecordException.Reason refused(String record) {
        RecordReader reader = dialect(Map.of()).reader(false).orElseThrow();
        try {
            reader.read(record.getBytes(StandardCharsets.UTF_8), event -> {});
        } catch (RecordException e) {
            return e.reason();
        }
        throw new AssertionError("read: " + record);
    }
}
