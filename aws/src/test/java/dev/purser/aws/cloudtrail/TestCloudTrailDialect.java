package dev.purser.aws.cloudtrail;

import dev.purser.event.AuditEvent;
import dev.purser.event.dialect.AbstractDialectTests;
import dev.purser.event.dialect.Dialect;
import dev.purser.event.dialect.Home;
import dev.purser.event.dialect.Options;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitrary;

class TestCloudTrailDialect extends AbstractDialectTests {
    /** The registry that the fixtures are of. */
    static final Home HOME = new Home(
            "MFRGGZDFMZTWQ2LK",
            "123456789012",
            UUID.fromString("00000000-0000-0000-0000-123456789012"),
            "00000000000000000000123456789012",
            "registry.example:5000",
            "eu-central-1",
            Optional.empty());

    static Dialect open(Map<String, String> options) {
        return CloudTrailDialect.FACTORY.open(
                HOME, Options.of("dialect cloudtrail", CloudTrailDialect.FACTORY.options(), options));
    }

    @Override
    protected Dialect dialect(Map<String, String> options) {
        return open(options);
    }

    @Override
    protected String fixtures() {
        return "/dev/purser/aws/cloudtrail";
    }

    @Override
    protected Arbitrary<AuditEvent> expressible() {
        return ExpressibleEvents.events();
    }
}
