package dev.purser.registry.service;

import dev.purser.metadata.Metadata;
import dev.purser.metadata.Migration;
import dev.purser.registry.RegistryConfig;
import dev.purser.registry.blob.Blobs;
import dev.purser.registry.blob.Uploads;
import dev.purser.registry.life.Collector;
import dev.purser.registry.life.Namespaces;
import dev.purser.registry.life.Quotas;
import dev.purser.registry.life.Repositories;
import dev.purser.registry.manifest.Locks;
import dev.purser.registry.manifest.Manifests;
import dev.purser.registry.manifest.Referrers;
import dev.purser.registry.manifest.Tags;
import dev.purser.storage.BlobDriver;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;

/** The services of the registry over one metadata database and one blob store, which are not closed with it. */
public record Registry(
        Namespaces namespaces,
        Repositories repositories,
        Quotas quotas,
        Blobs blobs,
        Uploads uploads,
        Manifests manifests,
        Tags tags,
        Referrers referrers,
        Locks locks,
        Collector collector) {
    /** The room's schema, to open the metadata database with. */
    public static List<Migration> migrations() {
        throw new UnsupportedOperationException();
    }

    /** Puts the services together. */
    public static Registry open(
            Metadata metadata, BlobDriver driver, RegistryConfig config, Clock clock, MeterRegistry metrics) {
        throw new UnsupportedOperationException();
    }
}
