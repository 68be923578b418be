package dev.purser.server;

import dev.purser.http.backup.BackupLayout;
import dev.purser.journal.JournalConfig;
import dev.purser.metadata.MetadataConfig;
import dev.purser.server.config.ServerConfig;
import java.nio.file.Path;
import java.util.Optional;

/** Where things are in the one folder that holds everything. */
final class DataFolder {
    private DataFolder() {}

    static BackupLayout layout(ServerConfig config) {
        JournalConfig journal = config.journal().toJournalConfig(config.data());
        MetadataConfig metadata = config.metadata().toMetadataConfig(config.data());
        return new BackupLayout(
                config.data(),
                journal.folder(),
                journal.keyFolder(),
                Optional.of(blobs(config)),
                metadata.database() instanceof MetadataConfig.Sqlite sqlite
                        ? Optional.of(sqlite.file())
                        : Optional.empty(),
                config.data().resolve("backups"));
    }

    static Path blobs(ServerConfig config) {
        return config.data().resolve("blobs");
    }

    /** The folder in which every folder is a bucket that a trail writes to. */
    static Path buckets(ServerConfig config) {
        return config.delivery().toDeliveryConfig(config.data()).folders().resolve("buckets");
    }

    /** The file that the first administrator's password is written to. */
    static Path password(ServerConfig config) {
        return config.data().resolve("admin-password");
    }
}
