package dev.purser.azure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.event.AuditEvent;
import dev.purser.event.dialect.AbstractDialectTests;
import dev.purser.event.dialect.Dialect;
import dev.purser.event.dialect.Home;
import dev.purser.event.dialect.Options;
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
}
