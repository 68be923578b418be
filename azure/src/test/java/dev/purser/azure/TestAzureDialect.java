package dev.purser.azure;

import dev.purser.event.AuditEvent;
import dev.purser.event.dialect.AbstractDialectTests;
import dev.purser.event.dialect.Dialect;
import dev.purser.event.dialect.Home;
import dev.purser.event.dialect.Options;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitrary;

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
        return AzureArbitraries.events();
    }
}
