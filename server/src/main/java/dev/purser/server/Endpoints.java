package dev.purser.server;

import dev.purser.aws.Aws;
import dev.purser.azure.logs.LogsApi;
import dev.purser.delivery.Delivery;
import dev.purser.delivery.sns.SnsKeys;
import dev.purser.delivery.sns.SnsPages;
import dev.purser.http.Endpoint;
import dev.purser.http.EndpointCatalogue;
import dev.purser.http.backup.BackupWriter;
import dev.purser.http.oci.OciApi;
import dev.purser.http.purser.LiveTails;
import dev.purser.http.purser.PurserApi;
import dev.purser.http.sns.SnsEndpoints;
import dev.purser.identity.Identity;
import dev.purser.journal.FileJournal;
import dev.purser.journal.Recorder;
import dev.purser.metadata.Metadata;
import dev.purser.registry.Registry;
import dev.purser.server.config.ServerConfig;
import dev.purser.server.lake.ServerLake;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Every endpoint of the program, in one list. */
final class Endpoints {
    private Endpoints() {}

    static EndpointCatalogue of(
            FileJournal journal,
            Recorder recorder,
            Metadata metadata,
            Identity identity,
            Registry registry,
            Delivery delivery,
            SnsKeys sns,
            Aws aws,
            ServerLake lake,
            ServerConfig config,
            PrometheusMeterRegistry metrics,
            Clock clock,
            LiveTails tails) {
        List<Endpoint> all = new ArrayList<>(OciApi.of(registry, identity));
        all.addAll(PurserApi.record(journal, journal.tree().hashes(), tails));
        all.addAll(PurserApi.journal(journal, recorder, metadata, identity.tokenIssuer(), clock));
        all.addAll(PurserApi.content(registry, identity.roles(), clock));
        all.addAll(PurserApi.identity(identity));
        all.addAll(PurserApi.backup(new BackupWriter(DataFolder.layout(config), journal, metadata, clock)));
        all.addAll(PurserApi.delivery(delivery));
        all.addAll(PurserApi.lake(lake.tables(), lake::lake));
        all.addAll(SnsEndpoints.of(new SnsPages(sns)));
        all.addAll(aws.endpoints());
        all.addAll(LogsApi.of(lake.queries(), lake.tables(), lake.workspace(), recorder, clock));
        all.addAll(SystemEndpoints.of(journal, lake::health, metrics, config.observe()));
        return new EndpointCatalogue(all);
    }
}
