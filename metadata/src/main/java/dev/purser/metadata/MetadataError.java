package dev.purser.metadata;

import dev.purser.event.ErrorCode;

/** What can go wrong with the metadata database, for those who must know. */
public enum MetadataError implements ErrorCode {
    METADATA_UNAVAILABLE(
            503,
            "the metadata database cannot be reached or written",
            "Look at the server's log for the cause: a full disk, a lost connection, a file in use by another program."),
    METADATA_NEWER(
            500,
            "the metadata database was written by a newer version of Purser",
            "Start the version that wrote it, or restore a backup made before the upgrade. Nothing has been changed."),
    METADATA_FOREIGN(
            500,
            "the metadata database does not look as this version of Purser left it",
            "A released migration was altered or is missing: start the version that wrote the database."),
    METADATA_SETTING_REFUSED(
            500,
            "the metadata database does not keep what was asked of it",
            "The file system must support shared memory and locks (no network file system): move the data folder."),
    BACKUP_TARGET_EXISTS(
            409, "the backup's target exists already", "Name a file that does not exist; nothing is overwritten."),
    BACKUP_ELSEWHERE(
            501,
            "a PostgreSQL database is not backed up by Purser",
            "Use pg_dump or continuous archiving, and back the journal up after it.");

    private final int status;
    private final String message;
    private final String advice;

    MetadataError(int status, String message, String advice) {
        this.status = status;
        this.message = message;
        this.advice = advice;
    }

    @Override
    public String code() {
        return name();
    }

    @Override
    public String message() {
        return message;
    }

    @Override
    public String advice() {
        return advice;
    }

    @Override
    public int status() {
        return status;
    }
}
