package dev.purser.http.backup;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a server's own files lie.
 *
 * @param data the data folder; everything below lies in it
 * @param journal the journal's folder
 * @param keys the folder of the keys
 * @param blobs the folder of the blobs; empty where they are in an object store
 * @param database the database's file; empty where it is PostgreSQL
 * @param backups the folder that backups are made in, one folder each
 */
public record BackupLayout(
        Path data, Path journal, Path keys, Optional<Path> blobs, Optional<Path> database, Path backups) {}
