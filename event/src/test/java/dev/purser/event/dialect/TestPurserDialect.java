package dev.purser.event.dialect;

import dev.purser.event.AuditEvent;
import dev.purser.event.EventArbitraries;
import java.util.Map;
import net.jqwik.api.Arbitrary;

class TestPurserDialect extends AbstractDialectTests {
    @Override
    protected Dialect dialect(Map<String, String> options) {
        return PurserDialect.FACTORY.open(
                Home.NOWHERE, Options.of("dialect purser", PurserDialect.FACTORY.options(), options));
    }

    @Override
    protected String fixtures() {
        return "/dev/purser/event/dialect/purser";
    }

    @Override
    protected Arbitrary<AuditEvent> expressible() {
        return EventArbitraries.events();
    }
}
