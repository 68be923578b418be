package dev.purser.registry;

import dev.purser.metadata.Metadata;
import dev.purser.metadata.Migration;
import dev.purser.storage.BlobDriver;
import java.time.Clock;
import java.util.List;

/** Everything of this room, opened together over one metadata database and one store of blobs. Thread-safe. */
public final class Registry implements AutoCloseable {
    private final BlobDriver driver;
    private final Namespaces namespaces;
    private final Repositories repositories;
    private final Blobs blobs;
    private final Uploads uploads;
    private final Manifests manifests;
    private final Collector collector;

    private Registry(RegistryConfig config, BlobDriver driver, Metadata metadata, Clock clock) {
        this.driver = driver;
        namespaces = new Namespaces(metadata, config, clock);
        repositories = new Repositories(metadata, config, clock);
        blobs = new Blobs(metadata, driver, repositories, config, clock);
        uploads = new Uploads(driver, repositories, blobs, clock);
        manifests = new Manifests(metadata, config, repositories, clock);
        collector = new Collector(metadata, driver, blobs, uploads, config, clock);
    }

    /** The tables that this room needs. */
    public static List<Migration> migrations() {
        return Schema.MIGRATIONS;
    }

    public static Registry open(RegistryConfig config, BlobDriver driver, Metadata metadata, Clock clock) {
        return new Registry(config, driver, metadata, clock);
    }

    public Namespaces namespaces() {
        return namespaces;
    }

    public Repositories repositories() {
        return repositories;
    }

    public Blobs blobs() {
        return blobs;
    }

    public Uploads uploads() {
        return uploads;
    }

    public Manifests manifests() {
        return manifests;
    }

    public Collector collector() {
        return collector;
    }

    @Override
    public void close() {
        driver.close();
    }
}
