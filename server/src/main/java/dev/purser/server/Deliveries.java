package dev.purser.server;

import dev.purser.delivery.Delivery;
import dev.purser.delivery.sns.SnsKeys;
import dev.purser.event.Origin;
import dev.purser.event.dialect.DialectFactory;
import dev.purser.event.dialect.Dialects;
import dev.purser.event.dialect.Home;
import dev.purser.identity.Identity;
import dev.purser.identity.SecretBox;
import dev.purser.journal.Journal;
import dev.purser.metadata.Metadata;
import dev.purser.server.config.ServerConfig;
import dev.purser.server.reference.Catalogue;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Map;

/** What delivery is opened with: every dialect and every type of destination that the program has. */
final class Deliveries {
    private Deliveries() {}

    static Delivery open(
            ServerConfig config,
            Journal journal,
            Metadata metadata,
            Identity identity,
            Home home,
            SnsKeys sns,
            Clock clock,
            MeterRegistry metrics) {
        return Delivery.open(
                config.delivery().toDeliveryConfig(config.data()),
                journal,
                metadata,
                dialects(config),
                Catalogue.types(sns),
                home,
                secrets(identity.secretBox()),
                clock,
                metrics);
    }

    /** Every dialect, with what this server's configuration chooses in it. */
    private static Dialects dialects(ServerConfig config) {
        Map<String, Map<String, String>> presets = Map.of(
                "cloudtrail", config.aws().options(),
                "azure", config.azure().options(),
                "activity-tracker", config.ibm().options());
        return new Dialects(Catalogue.DIALECTS.stream()
                .<DialectFactory>map(one -> new PresetDialect(one, presets.getOrDefault(one.name(), Map.of())))
                .toList());
    }

    /** The registry in the terms that dialects and tables ask for. */
    static Home home(Identity identity, Origin origin) {
        return new Home(
                origin.account().orElseThrow(),
                identity.account().number(),
                identity.account().guid(),
                identity.account().hex(),
                origin.registry().orElseThrow(),
                origin.location().orElseThrow(),
                origin.resourceGroup());
    }

    private static dev.purser.delivery.SecretBox secrets(SecretBox box) {
        return new dev.purser.delivery.SecretBox() {
            @Override
            public byte[] seal(String purpose, byte[] plain) {
                return box.seal(plain, purpose);
            }

            @Override
            public byte[] open(String purpose, byte[] sealed) {
                return box.open(sealed, purpose);
            }
        };
    }
}
