package dev.purser.http.purser;

import dev.purser.event.Action;
import dev.purser.event.CallInterface;
import dev.purser.event.Permission;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import dev.purser.http.Answer;
import dev.purser.http.Endpoint;
import dev.purser.http.Exchange;
import dev.purser.http.backup.Backup;
import dev.purser.http.backup.BackupWriter;
import dev.purser.metadata.MetadataError;
import java.util.List;

/** Backups of the running server, made on its own disk. */
final class BackupResource {
    private final BackupWriter backups;

    BackupResource(BackupWriter backups) {
        this.backups = backups;
    }

    List<Endpoint> endpoints() {
        return List.of(Endpoint.of(CallInterface.PURSER, "POST", "/purser/v1/backup", "MakeBackup")
                .does(Action.LOG_EXPORT)
                .needs(Permission.SYSTEM_MANAGE)
                .summary("Makes a backup of everything on the server's own disk, in a new folder below its backups.")
                .answers(201, "the folder, and what has to be backed up by other means")
                .fails(MetadataError.BACKUP_TARGET_EXISTS)
                .handle(this::make));
    }

    private Answer make(Exchange exchange) {
        JsonBody.read(exchange);
        exchange.recording()
                .target(Target.builder(TargetType.JOURNAL).name("backup").build());
        Backup backup = backups.make();
        exchange.recording().response("events", backup.events()).response("bytes", backup.bytes());
        return JsonAnswers.object(201, to -> {
            to.text("folder", backup.folder().toString());
            to.instant("made", backup.made());
            to.number("events", backup.events());
            to.number("files", backup.files());
            to.number("bytes", backup.bytes());
            JsonAnswers.texts(to, "leftOut", backup.leftOut());
        });
    }
}
