package dev.purser.azure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.event.AuditEvent;
import dev.purser.event.dialect.DialectFixture;
import dev.purser.event.dialect.Options;
import dev.purser.event.dialect.RecordBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every column of the two tables that comes from a record (azure.md 1.2, by the mapping of 1.4) is said by the records
 * that actions leave, in the form that the page gives for it.
 */
class TestAzureColumns {
    private static final Map<String, String> COMMON = Map.ofEntries(
            Map.entry("TimeGenerated", "\"time\":\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{7}Z\""),
            Map.entry("OperationName", "\"operationName\":\"(Pull|Push|Login)\""),
            Map.entry("Category", "\"category\":\"ContainerRegistry(Repository|Login)Events\""),
            Map.entry("ResultType", "\"resultType\":\"HttpStatusCode\""),
            Map.entry("ResultDescription", "\"resultDescription\":\"\\d{3}\""),
            Map.entry("Identity", "\"identity\":\"ada@contoso\\.example\""),
            Map.entry("CallerIpAddress", "\"callerIpAddress\":\"[0-9.]+\""),
            Map.entry("CorrelationId", "\"correlationId\":\"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\""),
            Map.entry("DurationMs", "\"durationMs\":\"\\d+(\\.\\d{1,6})?\""),
            Map.entry("LoginServer", "\"properties\":\\{.*\"loginServer\":\"[a-z.]+\""),
            Map.entry("Region", "\"location\":\"westeurope\""),
            Map.entry("UserAgent", "\"properties\":\\{.*\"userAgent\":\"docker/27.0\""),
            Map.entry("_ResourceId", "\"resourceId\":\"/SUBSCRIPTIONS/[^a-z]+/REGISTRIES/CONTOSOREG\""));
    private static final Map<String, String> REPOSITORY = Map.of(
            "Repository", "\"properties\":\\{.*\"repository\":\"team/app\"",
            "Tag", "\"properties\":\\{.*\"tag\":\"v1\"",
            "Digest", "\"properties\":\\{.*\"digest\":\"sha256:[0-9a-f]{64}\"",
            "MediaType", "\"properties\":\\{.*\"mediaType\":\"application/[a-z.+0-9]+\"",
            "ArtifactType", "\"properties\":\\{.*\"artifactType\":\"acr\\.docker\"",
            "Size", "\"properties\":\\{.*\"size\":\"528\"",
            "UserTenantId", "\"properties\":\\{.*\"tenantId\":\"[0-9a-f-]{36}\"");
    private static final Map<String, String> LOGIN = Map.of("JwtId", "\"properties\":\\{.*\"jwtId\":\"[0-9a-f-]{36}\"");

    @TestFactory
    Stream<DynamicTest> columnsOfRepositoryEvents() {
        return columns("push.fixture", REPOSITORY);
    }

    @TestFactory
    Stream<DynamicTest> columnsOfLoginEvents() {
        return columns("login.fixture", LOGIN);
    }

    private Stream<DynamicTest> columns(String fixture, Map<String, String> own) {
        DialectFixture found = DialectFixture.all(getClass(), "/dev/purser/azure/fixtures").stream()
                .filter(one -> one.name().equals(fixture) && one.options().isEmpty())
                .findFirst()
                .orElseThrow();
        RecordBuffer buffer = new RecordBuffer();
        AuditEvent event = found.event().orElseThrow();
        buffer.begin(1, event.id(), event.recorded());
        AzureDialect.FACTORY
                .open(TestAzureDialect.HOME, Options.of("azure", AzureDialect.FACTORY.options(), Map.of()))
                .writer()
                .write(event, buffer);
        String record = new String(buffer.copy(0), StandardCharsets.UTF_8);
        return Stream.concat(COMMON.entrySet().stream(), own.entrySet().stream())
                .map(column -> DynamicTest.dynamicTest(
                        column.getKey(),
                        () -> assertThat(Pattern.compile(column.getValue())
                                        .matcher(record)
                                        .find())
                                .as(record)
                                .isTrue()));
    }
}
